import { Plus } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { CreateKeyDialog } from './CreateKeyDialog.tsx'

/** The way to a new API key. */
export function CreateKeyButton() {
  // Each opening is a fresh form: no secret is shown twice.
  const [asking, setAsking] = useState({ open: false, turn: 0 })
  const button = useRef<HTMLButtonElement>(null)
  return (
    <>
      <Button
        ref={button}
        variant="primary"
        icon={<Plus aria-hidden className="size-4" />}
        onClick={() => setAsking(({ turn }) => ({ open: true, turn: turn + 1 }))}
      >
        Create API key
      </Button>
      <CreateKeyDialog
        key={asking.turn}
        open={asking.open}
        onClose={() => setAsking((now) => ({ ...now, open: false }))}
        finalFocus={() => button.current}
      />
    </>
  )
}
