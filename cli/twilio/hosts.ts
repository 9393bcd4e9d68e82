/**
 * Twilio's API of Services, Assets and Functions, and where versions are uploaded to; both also
 * with edge and region, as in `serverless.ashburn.us1.twilio.com`.
 */
const SERVERLESS = /^serverless(?:-upload)?(?:\.[a-z0-9-]+){0,2}\.twilio\.com$/i

/** Whether Hangar answers for this host. It answers for no other of Twilio's. */
export const isServerlessHost = (host: string): boolean => SERVERLESS.test(host)

/** Host and port of a CONNECT request's target (`example.com:443`, `[::1]:443`), or null. */
export function readTarget(target: string | undefined): { host: string; port: number } | null {
  const [, name, digits] = /^(\[[0-9a-f:.]+\]|[^\s:/@]+):(\d{1,5})$/i.exec(target ?? '') ?? []
  const port = Number(digits)
  if (!name || !(port > 0 && port <= 65_535)) return null
  return { host: bareHost(name), port }
}

/** A host as sockets take it: a URL has IPv6 addresses in brackets. */
export const bareHost = (hostname: string): string => hostname.replaceAll(/^\[|\]$/g, '')
