import { Link } from 'wouter'
import { paths } from '../../../lib/paths.ts'
import { Anchor } from '../../../ui/Anchor.tsx'
import { CommandBox } from './CommandBox.tsx'
import { credentialsCommand } from './curl-command.ts'
import type { Shell } from './shell-quote.ts'

/** Where the command has its account and token from. */
export function ScriptCredentials({ shell, accountSid }: { shell: Shell; accountSid: string }) {
  return (
    <div className="space-y-2">
      <CommandBox
        label="Once before, in the same shell"
        command={credentialsCommand(shell, accountSid)}
        copyLabel="Copy variables"
      />
      <p className="text-weak">
        The auth token is in credentials.json, in Hangar’s data folder (data, unless HANGAR_DATA
        names another). For CI, make an{' '}
        <Link href={paths.keys()} asChild>
          <Anchor>API key</Anchor>
        </Link>
        : its SID and secret take the place of both, and it can be revoked.
      </p>
    </div>
  )
}
