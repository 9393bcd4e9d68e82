import { useId, useState, type FormEvent, type ReactNode } from 'react'
import type { Environment, Service } from '../../../contract/services.ts'
import { ERRORS } from '../../../contract/errors.ts'
import { ApiError, messageOf } from '../../api/errors.ts'
import { servedAt } from '../../lib/domains.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { Callout } from '../../ui/Callout.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { RadioList } from '../../ui/RadioList.tsx'
import { usePromote, type PromoteSource } from './use-deployment-acts.ts'

interface PromoteDialogProps {
  service: Service
  /** Where one is; it cannot be the target. */
  environment: Environment
  source: PromoteSource
  open: boolean
  onClose: () => void
  /** A button that creates an Environment, and tells which. */
  renderCreate: (onCreated: (made: Environment) => void) => ReactNode
}

/** Asks which Environment gets it, and says what that replaces there. */
export function PromoteDialog(props: PromoteDialogProps) {
  const { service, environment, source, open, onClose, renderCreate } = props
  const formId = useId()
  const promotion = usePromote()
  const [chosen, setChosen] = useState<string>()
  const [refusal, setRefusal] = useState<string>()
  const others = service.environments.filter(({ sid }) => sid !== environment.sid)
  const target = others.find(({ sid }) => sid === chosen) ?? others[0]
  const close = () => {
    setRefusal(undefined)
    onClose()
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (target === undefined || promotion.isPending) return
    try {
      await promotion.mutateAsync({ source, target })
      close()
    } catch (error) {
      const reason = refusalOf(error, target)
      setRefusal(reason)
      announce(reason, 'assertive')
    }
  }
  const choose = (sid: string) => {
    setChosen(sid)
    setRefusal(undefined)
  }
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && close()}
      title={
        source.kind === 'live' ? `Promote ${environment.unique_name}` : 'Promote this Build'
      }
      description={
        source.kind === 'live'
          ? `Makes exactly what ${environment.unique_name} serves now live in another Environment: its Functions, their packages and its assets.`
          : 'Makes the Functions, packages and assets of this Build live in another Environment.'
      }
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          {target === undefined ? null : (
            <Button variant="primary" type="submit" form={formId} loading={promotion.isPending}>
              Promote to {target.unique_name}
            </Button>
          )}
        </>
      }
    >
      <div className="space-y-4">
        <form id={formId} onSubmit={(event) => void submit(event)}>
          {target === undefined ? (
            <p>{service.unique_name} has no other Environment yet.</p>
          ) : (
            <RadioList
              label="Promote to"
              value={target.sid}
              options={others.map((each) => ({
                value: each.sid,
                label: each.unique_name,
                note: servedAt(each),
              }))}
              onChange={choose}
            />
          )}
        </form>
        {/* Not within the form: what is submitted in its dialog bubbles up to here. */}
        {renderCreate((made) => choose(made.sid))}
        {target === undefined ? null : (
          <p>
            This replaces everything that {target.unique_name} serves now, also assets that were
            dropped there. Its Variables stay. It takes effect at once, and you can undo it.
          </p>
        )}
        {refusal === undefined ? null : <Callout variant="error">{refusal}</Callout>}
      </div>
    </Dialog>
  )
}

/** Twilio's own words for it, which its tools look for, tell people little. */
function refusalOf(error: unknown, { unique_name }: Environment): string {
  const isThere = error instanceof ApiError && error.code === ERRORS.already_deployed.code
  return isThere ? `${unique_name} serves exactly this already.` : messageOf(error)
}
