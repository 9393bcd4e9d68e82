import { LogExplorer } from '../features/logs/LogExplorer.tsx'
import { Callout } from '../ui/Callout.tsx'
import type { ServicePageProps } from './late-pages.ts'
import { ServicePageHeading } from './ServicePageHeading.tsx'

/** What a Service's Functions wrote, in one Environment. */
export function LogsPage({ session, service, environment }: ServicePageProps) {
  return (
    <>
      <ServicePageHeading title="Logs" {...{ service, environment }}>
        What Functions write with console.log, and how their runs ended.
      </ServicePageHeading>
      {session.runs_functions ? null : (
        <Callout title="Functions are not run here">
          The mock runs no Functions, so they log nothing. Start the Hangar server to see what
          they write.
        </Callout>
      )}
      <LogExplorer environment={environment} />
    </>
  )
}
