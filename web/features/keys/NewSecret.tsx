import { useEffect, useRef } from 'react'
import type { CreatedKey } from '../../../contract/keys.ts'
import { Callout } from '../../ui/Callout.tsx'
import { CopyField } from '../../ui/CopyField.tsx'

/** A key just made: its SID and its secret, which nobody sees again. */
export function NewSecret({ made: { sid, secret } }: { made: CreatedKey }) {
  const warning = useRef<HTMLDivElement>(null)
  // The form that had the focus is gone.
  useEffect(() => warning.current?.focus(), [])
  return (
    <div className="space-y-4">
      <div ref={warning} tabIndex={-1} className="own-focus-ring outline-none">
        <Callout variant="warning" title="Copy the secret now">
          It is shown only once: Hangar keeps no copy of it. Who has it can do all that this
          account can.
        </Callout>
      </div>
      <CopyField label="SID (the user name)" value={sid} copyLabel="Copy SID" />
      <CopyField label="Secret (the password)" value={secret} copyLabel="Copy secret" />
    </div>
  )
}
