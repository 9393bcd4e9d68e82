import { RemoteFailed, RemoteTooSlow, UrlRefused } from './port.ts'

const FAILURES: Record<string, string> = {
  ENOTFOUND: 'has no address: no name server knows it. Check the name for typing errors.',
  EAI_AGAIN: 'could not be looked up, as no name server answered. Try again later.',
  ECONNREFUSED: 'takes no connections at this port. Check the URL, or try again later.',
  ECONNRESET: 'broke the connection off. Try again.',
  EHOSTUNREACH: 'cannot be reached from the server. Check the server’s network.',
  ENETUNREACH: 'cannot be reached from the server. Check the server’s network.',
  ETIMEDOUT: 'did not answer. Try again later.',
  CERT_HAS_EXPIRED: 'has a certificate that has expired, so it cannot be trusted.',
}

/**
 * What went wrong between Hangar and a host, for people: `code` is Node's or OpenSSL's. What says
 * so itself is handed through.
 */
export function networkProblem(
  host: string,
  error: unknown,
  code: string,
): RemoteFailed | RemoteTooSlow | UrlRefused {
  const isNamed =
    error instanceof RemoteFailed ||
    error instanceof RemoteTooSlow ||
    error instanceof UrlRefused
  if (isNamed) return error
  const told = FAILURES[code] ?? unforeseen(code)
  return new RemoteFailed(`${host} ${told}`, { cause: error })
}

function unforeseen(code: string): string {
  if (/CERT|SELF_SIGNED|ISSUER|ALTNAME/.test(code)) {
    return `has a certificate that this server does not trust (${code}). Mend it there, or have Hangar trust its authority by NODE_EXTRA_CA_CERTS.`
  }
  if (code.startsWith('HPE_')) return `does not speak HTTP properly (${code}). Check the URL.`
  if (/SSL|TLS|EPROTO/.test(code)) {
    return `could not agree on a secure connection (${code}). Check whether the URL should begin with http.`
  }
  return `could not be asked (${code || 'the connection failed'}). Check the URL, and try again.`
}
