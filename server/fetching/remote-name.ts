/**
 * The file name that an answer gives (RFC 6266: `filename*` wins over `filename`), or else the
 * last part of its URL's path. Null where neither says one. The name is as the site wrote it; a
 * folder in it is dropped.
 */
export function remoteName(url: URL, disposition: string | null): string | null {
  const told = extendedName(disposition ?? '') ?? plainName(disposition ?? '')
  return lastPart(told ?? '') ?? lastPart(decoded(url.pathname))
}

/** `filename*=UTF-8''na%C3%AFve.txt` (RFC 8187). */
function extendedName(disposition: string): string | null {
  const match = /;\s*filename\*\s*=\s*utf-8'[^']*'([^;\s]+)/i.exec(disposition)
  return match?.[1] ? decoded(match[1]) : null
}

/** `filename="a b.txt"` or `filename=a.txt`; many sites send UTF-8 there, read as Latin-1. */
function plainName(disposition: string): string | null {
  const match = /;\s*filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))/i.exec(disposition)
  const name = match?.[1]?.replaceAll(/\\(.)/g, '$1') ?? match?.[2]
  return name === undefined ? null : utf8(name)
}

function utf8(latin1: string): string {
  const bytes = Uint8Array.from(latin1, (char) => char.charCodeAt(0))
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return latin1
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const lastPart = (name: string) => name.split(/[/\\]/).at(-1)?.trim() || null
