import { Button } from '../ui/Button.tsx'
import { Callout } from '../ui/Callout.tsx'
import { MISSING_PART } from '../ui/missing-part.ts'

/** In place of the upload area, when its code could not be fetched. */
export function UploadZoneMissing() {
  return (
    <Callout
      variant="error"
      title="The upload area is missing"
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
