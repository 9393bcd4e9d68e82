import { CredentialsSetting } from '../features/variables/CredentialsSetting.tsx'
import { VariableBrowser } from '../features/variables/VariableBrowser.tsx'
import type { ServicePageProps } from './late-pages.ts'
import { ServicePageHeading } from './ServicePageHeading.tsx'

/** What the Functions of an Environment find in their context. */
export function VariablesPage({ service, environment }: ServicePageProps) {
  return (
    <>
      <ServicePageHeading title="Variables" {...{ service, environment }}>
        Functions in {environment.unique_name} find these in their context. Changes apply at
        once, without a deployment; other Environments have their own.
      </ServicePageHeading>
      <VariableBrowser environment={environment} />
      <CredentialsSetting service={service} />
    </>
  )
}
