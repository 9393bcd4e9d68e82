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

/** What is unfortunate about where the assets are reached, a sentence each. */
export function assetsWarnings(config: { host: string; assetsUrl: string | null }): string[] {
  return [...farAssets(config), ...sharedHost(config)]
}

/** The URLs Hangar shows are no use to those it can be reached by. */
function farAssets({ host, assetsUrl }: { host: string; assetsUrl: string | null }): string[] {
  if (isLoopback(host) || assetsUrl !== null) return []
  return [
    `Hangar listens on ${host}, but the asset URLs it shows end in .localhost and work ` +
      'on this machine only; set HANGAR_ASSETS_URL to the address at which others reach the assets.',
  ]
}

/**
 * Browsers keep cookies, and much else, by host and not by port. How the console is reached is
 * known for certain only where nothing stands before it; elsewhere its own host is a good guess.
 */
function sharedHost({ host, assetsUrl }: { host: string; assetsUrl: string | null }): string[] {
  if (assetsUrl === null || assetsUrl.includes('{domain}')) return []
  const { hostname } = new URL(assetsUrl)
  const names = isLoopback(host) ? ['localhost', '127.0.0.1', '[::1]'] : [host, `[${host}]`]
  if (!names.includes(hostname)) return []
  return [
    `HANGAR_ASSETS_URL names ${hostname}, where the console is too: pages and Functions there share cookies ` +
      'with it. Hangar keeps its session from Functions, but give the assets a host of their own.',
  ]
}
