import type { Asset } from '../../contract/assets.ts'

/** How an asset is reached: by a URL, by a line of a Function, or by nothing as yet. */
export type Address =
  | { kind: 'url'; url: string; note: string | null }
  | { kind: 'runtime'; code: string; note: string }
  | { kind: 'none'; note: string }

/** The address to show and copy for an asset as it is now. */
export function addressOf({
  path,
  visibility,
  public_url,
}: Pick<Asset, 'path' | 'visibility' | 'public_url'>): Address {
  if (visibility === 'private') {
    return { kind: 'runtime', code: runtimeLine(path), note: 'No URL. Only Functions read it.' }
  }
  if (public_url === null) {
    return {
      kind: 'none',
      note: 'No URL reaches this Service: HANGAR_ASSETS_URL has no {domain} in it.',
    }
  }
  const note = visibility === 'protected' ? 'Answers only to a valid X-Twilio-Signature.' : null
  return { kind: 'url', url: public_url, note }
}

/** How a Function gets at a private asset; see Runtime.getAssets() in Twilio's docs. */
export function runtimeLine(path: string): string {
  const key = path.replaceAll('\\', '\\\\').replaceAll("'", String.raw`\'`)
  return `Runtime.getAssets()['${key}']`
}
