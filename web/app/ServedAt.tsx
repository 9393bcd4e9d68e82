import type { Environment } from '../../contract/services.ts'
import { servedAt } from '../lib/domains.ts'
import { CopyButton } from '../ui/CopyButton.tsx'

/** Where an Environment is served; what is published there is below it. */
export function ServedAt({ environment }: { environment: Environment }) {
  const { assets_url } = environment
  if (assets_url === null) {
    return <p>No URL reaches this Environment: HANGAR_ASSETS_URL has no {'{domain}'} in it.</p>
  }
  return (
    <p className="wrap-anywhere">
      Served at <span className="font-semibold text-default">{servedAt(environment)}</span>{' '}
      <CopyButton
        value={assets_url}
        label="Copy URL of this Environment"
        size="small"
        iconOnly
        className="-my-1 align-middle"
      />
    </p>
  )
}
