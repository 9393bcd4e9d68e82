import { LIMITS } from './limits.ts'

/**
 * Why a text is no URL that Hangar fetches a file from, as a sentence for people that says what to
 * do; null when it is one, as far as can be told without asking for it. Such a URL is http or
 * https, without credentials, not too long, at a port that is no other protocol's.
 */
export function sourceUrlProblem(text: string): string | null {
  const tidy = text.trim()
  if (tidy.length > LIMITS.urlLength) {
    return `The URL has ${tidy.length} characters; it can have at most ${LIMITS.urlLength}. Use a shorter one.`
  }
  const url = URL.parse(tidy)
  if (!url) {
    return 'This is not a URL. Give the whole address of the file, such as https://example.com/logo.png.'
  }
  return sourceUrlPartsProblem(url)
}

/** The same of a URL that is known to be one, such as where a redirect leads. */
export function sourceUrlPartsProblem(url: URL): string | null {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return `Hangar fetches by http and https, not by ${url.protocol.slice(0, -1)}. Download the file yourself and upload it.`
  }
  if (url.username !== '' || url.password !== '') {
    return 'The URL holds a user name or password, which would be kept and shown. Use one without, such as a link that is signed for a short time.'
  }
  if (OTHER_PORTS.has(Number(url.port))) {
    return `Port ${url.port} is another protocol’s, and a request there could do harm. Use a URL at a port for http.`
  }
  return null
}

/** Ports no browser asks either: https://fetch.spec.whatwg.org/#port-blocking. '' is none of them. */
const OTHER_PORTS: ReadonlySet<number> = new Set([
  1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102,
  103, 104, 109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465,
  512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993,
  995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668,
  6669, 6679, 6697, 10080,
])
