import type { Service } from '../../../contract/services.ts'
import { messageOf } from '../../api/errors.ts'
import { useUpdateService } from '../../api/service-acts.ts'
import { announce } from '../../ui/announce.ts'
import { Card } from '../../ui/Card.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { toasts } from '../../ui/toasts.ts'

/** Whether Functions get the account's credentials, in Twilio's words. */
export function CredentialsSetting({ service }: { service: Service }) {
  const update = useUpdateService(service.sid)
  const { variables, isPending } = update
  const choose = (include_credentials: boolean) =>
    update.mutate(
      { include_credentials },
      {
        onSuccess: () =>
          announce(
            include_credentials
              ? 'Functions get the credentials from their next run on.'
              : 'Functions get no credentials any more.',
          ),
        onError: (error) => {
          const title = 'The setting stays as it was'
          toasts.add({ variant: 'error', title, body: messageOf(error) })
        },
      },
    )
  return (
    <Card>
      <Checkbox
        label="Add my Twilio Credentials (ACCOUNT_SID) and (AUTH_TOKEN) to ENV"
        checked={isPending ? variables.include_credentials : service.include_credentials}
        busy={isPending}
        onChange={choose}
        helpText={`Functions in all Environments of ${service.unique_name} find this account’s SID and auth token in their context, and can use context.getTwilioClient(). So whoever can deploy here can read them, API keys too. It applies at once, without a deployment.`}
      />
    </Card>
  )
}
