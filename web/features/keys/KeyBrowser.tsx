import { useQuery } from '@tanstack/react-query'
import { KeyRound } from 'lucide-react'
import { useRef, useState } from 'react'
import type { Key } from '../../../contract/keys.ts'
import { loadProblemOf } from '../../api/errors.ts'
import { keysQuery } from '../../api/keys.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { LoadProblem } from '../../ui/LoadProblem.tsx'
import { KeyTable } from './KeyTable.tsx'
import { KeySkeleton } from './KeySkeleton.tsx'
import { RevokeKeyDialog } from './RevokeKeyDialog.tsx'

/** The account's API keys, without their secrets, and the end of each. */
export function KeyBrowser() {
  const query = useQuery(keysQuery)
  const section = useRef<HTMLElement>(null)
  const [revoking, setRevoking] = useState<{ key: Key; open: boolean } | null>(null)
  const { data: keys, error } = query
  const buttonOf = (sid: string) =>
    section.current?.querySelector<HTMLElement>(`[data-key="${sid}"] button[data-revoke]`)
  return (
    <section
      ref={section}
      tabIndex={-1}
      aria-label="API keys"
      className="own-focus-ring space-y-4 outline-none"
    >
      {error === null ? null : (
        <LoadProblem
          title={keys ? 'This list may be out of date' : 'The API keys could not be loaded'}
          problem={loadProblemOf(error)}
          isRetrying={query.isFetching}
          onRetry={() => void query.refetch()}
        />
      )}
      {query.isPending ? <KeySkeleton /> : null}
      {keys?.length === 0 ? (
        <EmptyState title="No API keys yet" icon={<KeyRound />}>
          To get started deploying with a script or in CI, create an API key. You can revoke
          each one without touching the others.
        </EmptyState>
      ) : null}
      {keys !== undefined && keys.length > 0 ? (
        <KeyTable keys={keys} onRevoke={(key) => setRevoking({ key, open: true })} />
      ) : null}
      {revoking === null ? null : (
        <RevokeKeyDialog
          apiKey={revoking.key}
          open={revoking.open}
          onClose={() => setRevoking({ ...revoking, open: false })}
          finalFocus={() => buttonOf(revoking.key.sid) ?? section.current}
        />
      )}
    </section>
  )
}
