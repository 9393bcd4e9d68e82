import { RemoteFailed } from './port.ts'

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])

/** Whether an answer of this status tells where else the file is. */
export const isRedirect = (status: number) => REDIRECTS.has(status)

/** The failure of an answer that is no file: any status but 200. */
export function notAFile(host: string, status: number): RemoteFailed {
  return new RemoteFailed(`${host} answered ${status}, which is no file. ${adviceFor(status)}`)
}

/** The failure of a site that sends on and on. */
export function tooManyRedirects(host: string, most: number): RemoteFailed {
  return new RemoteFailed(
    `The URL was sent on more than ${most} times, last by ${host}. Open it in a browser and give the URL where it ends.`,
  )
}

function adviceFor(status: number): string {
  if (status === 401 || status === 403 || status === 407) {
    return 'It may need a sign-in, or the link has expired: Hangar asks as a stranger. Use a link that anyone may open.'
  }
  if (status === 404 || status === 410) {
    return 'The file is not there, or not any more. Check the URL in a browser.'
  }
  if (status === 429 || status >= 500) {
    return 'The site has trouble, or too much to do. Try again later.'
  }
  return 'Check in a browser that the URL is that of the file itself.'
}
