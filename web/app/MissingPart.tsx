import { Button } from '../ui/Button.tsx'
import { Callout } from '../ui/Callout.tsx'
import { MISSING_PART } from '../ui/missing-part.ts'

/** In place of a part of the page whose code could not be fetched. */
export function MissingPart({ title }: { title: string }) {
  return (
    <Callout
      variant="error"
      title={title}
      actions={
        <Button size="small" onClick={() => window.location.reload()}>
          Reload the console
        </Button>
      }
    >
      {MISSING_PART}
    </Callout>
  )
}
