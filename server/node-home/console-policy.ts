/**
 * The headers of every page and file of the console. The policy lets it load nothing but its
 * own, and ask nothing but its API and the assets origin (whose URLs it checks in the open).
 * Previews come from the API; `blob:` and `data:` serve pictures of files not yet sent.
 */
export function consolePolicy(assetsUrl: string): Record<string, string> {
  const policy = [
    "default-src 'self'",
    `connect-src 'self' ${assetsUrl.replace('{domain}', '*')}`,
    "img-src 'self' blob: data:",
    "media-src 'self' blob: data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ]
  return {
    'content-security-policy': policy.join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  }
}
