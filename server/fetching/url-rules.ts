import { sourceUrlPartsProblem, sourceUrlProblem } from '../../contract/source-url.ts'
import { UrlRefused } from './port.ts'

/** How often a site may send Hangar on to another URL. */
export const MOST_REDIRECTS = 5

/** The URL of a text, if it is one that Hangar asks for files. Throws UrlRefused. */
export function parseUrl(text: string): URL {
  const problem = sourceUrlProblem(text)
  if (problem !== null) throw new UrlRefused(problem)
  return new URL(text.trim())
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
  const problem = sourceUrlPartsProblem(url)
  if (problem !== null) throw new UrlRefused(problem)
}
