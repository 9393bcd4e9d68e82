/** The origin under which a listener is reached from this machine. */
export function localOrigin(host: string, port: number): string {
  return `http://${reachable(host)}:${port}`
}

/** Whether only programs on this machine can reach a listener on the host. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host)
}

/** "All addresses" is none to go to; IPv6 addresses stand in brackets in a URL (RFC 3986). */
function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1'
  if (host === '::') return '[::1]'
  return host.includes(':') ? `[${host}]` : host
}

/** Tells that the URLs Hangar shows are no use to those it can be reached by. */
export function farAssetsWarnings(config: {
  host: string
  assetsUrl: string | null
}): string[] {
  if (isLoopback(config.host) || config.assetsUrl !== null) return []
  return [
    `Hangar listens on ${config.host}, but the asset URLs it shows end in .localhost and work ` +
      'on this machine only; set HANGAR_ASSETS_URL to the address at which others reach the assets.',
  ]
}
