import { useState } from 'react'
import { Link } from 'wouter'
import type { Place } from '../../api/place.ts'
import { Anchor } from '../../ui/Anchor.tsx'
import { Card } from '../../ui/Card.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { Heading } from '../../ui/Heading.tsx'
import { LogView } from './LogView.tsx'
import { useLogFeed } from './use-log-feed.ts'

interface FunctionLogsProps {
  environment: Place
  functionSid: string
  runsFunctions: boolean
  /** The Logs page, filtered to this Function. */
  logsHref: string
}

/** What one Function writes, below its editor: shown as it comes, when that is asked for. */
export function FunctionLogs(props: FunctionLogsProps) {
  const { environment, functionSid, runsFunctions, logsHref } = props
  const [isLive, setIsLive] = useState(false)
  return (
    <Card as="section" aria-labelledby="live-logs" className="space-y-4">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <Heading as="h3" size="card" id="live-logs">
          Live logs
        </Heading>
        {runsFunctions ? (
          <Checkbox label="Enable live logs" checked={isLive} onChange={setIsLive} />
        ) : null}
      </div>
      {runsFunctions ? (
        <>
          {isLive ? <LiveLines environment={environment} functionSid={functionSid} /> : null}
          <Link href={logsHref} asChild>
            <Anchor className="inline-block py-0.5">All logs of this Function</Anchor>
          </Link>
        </>
      ) : (
        <p className="text-weak">Functions are not run here, so they log nothing.</p>
      )}
    </Card>
  )
}

function LiveLines({
  environment,
  functionSid,
}: Pick<FunctionLogsProps, 'environment' | 'functionSid'>) {
  const { feed, state } = useLogFeed(environment, { functionSid, level: null }, true)
  return (
    <LogView feed={feed} state={state} pathOf={null} className="max-h-80">
      <p className="rounded-30 border border-dashed border-weak p-5 text-center text-weak">
        You’ll see lines here when the Function runs.
      </p>
    </LogView>
  )
}
