import { DeployStatus } from '../features/functions/DeployStatus.tsx'
import { FunctionsActions } from '../features/functions/FunctionsActions.tsx'
import { FunctionsNotes } from '../features/functions/FunctionsNotes.tsx'
import { FunctionsWorkspace } from '../features/functions/FunctionsWorkspace.tsx'
import { FunctionLogs } from '../features/logs/FunctionLogs.tsx'
import { paths } from '../lib/paths.ts'
import type { ServicePageProps } from './late-pages.ts'
import { ServicePageHeading } from './ServicePageHeading.tsx'

/** A Service's Functions, in one Environment: written, deployed and tried. */
export function FunctionsPage({ session, service, environment }: ServicePageProps) {
  const names = [service.unique_name, environment.unique_name] as const
  return (
    <>
      <ServicePageHeading
        title="Functions"
        {...{ service, environment }}
        action={<FunctionsActions environment={environment} />}
      >
        <FunctionsNotes environment={environment} />
      </ServicePageHeading>
      <DeployStatus environment={environment} runsFunctions={session.runs_functions} />
      <FunctionsWorkspace
        session={session}
        environment={environment}
        assetsHref={(search) => `${paths.assets(...names)}?q=${encodeURIComponent(search)}`}
        renderLogs={(fn) => (
          <FunctionLogs
            key={fn.sid}
            environment={environment}
            functionSid={fn.sid}
            runsFunctions={session.runs_functions}
            logsHref={`${paths.logs(...names)}?function=${fn.sid}`}
          />
        )}
      />
    </>
  )
}
