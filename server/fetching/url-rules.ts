import { LIMITS } from '../../contract/limits.ts'
import { UrlRefused } from './port.ts'

/** How often a site may send Hangar on to another URL. */
export const MOST_REDIRECTS = 5

/**
 * The URL of a text, if it is one that Hangar asks for files: http or https, without credentials,
 * not too long, at a port that is no other protocol's. Throws UrlRefused.
 */
export function parseUrl(text: string): URL {
  const tidy = text.trim()
  if (tidy.length > LIMITS.urlLength) {
    throw new UrlRefused(
      `The URL has ${tidy.length} characters; it can have at most ${LIMITS.urlLength}. Use a shorter one.`,
    )
  }
  const url = URL.parse(tidy)
  if (!url) {
    throw new UrlRefused(
      'This is not a URL. Give the whole address of the file, such as https://example.com/logo.png.',
    )
  }
  checkParts(url)
  return url
}

/** Where a redirect leads. Throws UrlRefused, also for one that gives up TLS. */
export function followRedirect(from: URL, location: string): URL {
  const target = URL.parse(location, from)
  if (!target) {
    throw new UrlRefused(
      `${from.host} sends on to something that is not a URL. Ask for the file where it really is.`,
    )
  }
  checkParts(target)
  if (from.protocol === 'https:' && target.protocol === 'http:') {
    throw new UrlRefused(
      `${from.host} sends on from https to http (${target.host}), where anyone on the way could alter the file. Give that URL yourself if you trust it.`,
    )
  }
  return target
}

function checkParts(url: URL): void {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new UrlRefused(
      `Hangar fetches by http and https, not by ${url.protocol.slice(0, -1)}. Download the file yourself and upload it.`,
    )
  }
  if (url.username !== '' || url.password !== '') {
    throw new UrlRefused(
      'The URL holds a user name or password, which would be kept and shown. Use one without, such as a link that is signed for a short time.',
    )
  }
  if (BAD_PORTS.has(Number(url.port))) {
    throw new UrlRefused(
      `Port ${url.port} is another protocol’s, and a request there could do harm. Use a URL at a port for http.`,
    )
  }
}

/** Ports no browser asks either: https://fetch.spec.whatwg.org/#port-blocking. '' is none of them. */
const BAD_PORTS: ReadonlySet<number> = new Set([
  1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102,
  103, 104, 109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465,
  512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993,
  995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668,
  6669, 6679, 6697, 10080,
])
