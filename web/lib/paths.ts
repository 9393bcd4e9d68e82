/** What the router matches, by page. Build links with `paths`. */
export const ROUTES = {
  home: '/',
  signIn: '/sign-in',
  assets: '/services/:service/:environment/assets',
  error: '/errors/:code',
} as const

/** The environment that the console itself works in. */
export const CONSOLE_ENVIRONMENT = 'ui'

/** Every link within the console, but those to errors: `moreInfo` in contract/errors.ts. */
export const paths = {
  home: () => ROUTES.home,
  /** `returnTo` is the console path to go on to once signed in. */
  signIn: (returnTo?: string) =>
    returnTo === undefined || returnTo === ROUTES.home
      ? ROUTES.signIn
      : `${ROUTES.signIn}?return_to=${encodeURIComponent(returnTo)}`,
  /** The assets of a Service, by unique name, in one environment. */
  assets: (service: string, environment: string = CONSOLE_ENVIRONMENT) =>
    `/services/${encodeURIComponent(service)}/${encodeURIComponent(environment)}/assets`,
}

/**
 * The console path to go on to after signing in, from the sign-in page's query string. Only a
 * path of this console counts; anything else could lead a signed-in user to another site.
 */
export const returnPath = (search: string): string => {
  const wanted = new URLSearchParams(search).get('return_to') ?? ''
  const local = /^\/(?![/\\])[^\\\s]*$/.test(wanted) && !wanted.startsWith(ROUTES.signIn)
  return local ? wanted : ROUTES.home
}
