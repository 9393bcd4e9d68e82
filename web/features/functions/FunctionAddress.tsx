import type { HangarFunction } from '../../../contract/functions.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { MiddleTruncate } from '../../ui/MiddleTruncate.tsx'

/** How a Function is reached now: by its URL, by another Function, or not yet. */
export function FunctionAddress({ fn }: { fn: HangarFunction }) {
  const { live, saved, public_url } = fn
  if (live === null) {
    return <p className="text-20 text-weak">It answers after the next deployment.</p>
  }
  const isUrl = public_url !== null
  if (!isUrl && live.visibility !== 'private') {
    return (
      <p className="text-20 text-weak">
        No URL reaches this Service: HANGAR_ASSETS_URL has no {'{domain}'} in it.
      </p>
    )
  }
  const address = isUrl ? public_url : `Runtime.getFunctions()['${nameOf(live.path)}'].path`
  const label = isUrl ? 'Copy URL' : 'Copy code'
  return (
    <div className="flex flex-wrap items-center gap-2">
      <code className="min-w-0 flex-1 basis-48 rounded-20 border border-weaker bg-weak px-2 py-1 font-code text-20">
        <MiddleTruncate text={address} />
      </code>
      <CopyButton
        size="small"
        value={address}
        label={label}
        accessibleLabel={`${label} of ${saved.path}`}
        copiedLabel={isUrl ? 'Copied URL' : 'Copied code'}
      />
      <p className="basis-full text-20 text-weak">{NOTES[live.visibility]}</p>
    </div>
  )
}

const NOTES = {
  public: 'Anyone with the URL can call it.',
  protected: 'Answers only to a valid X-Twilio-Signature.',
  private: 'No URL. Other Functions require what is at this path.',
}

/** Runtime.getFunctions() has neither the first slash nor the extension. */
const nameOf = (path: string) =>
  path
    .replace(/^\//, '')
    .replace(/\.js$/, '')
    .replaceAll("'", String.raw`\'`)
