/** The pages that each Environment of a Service has, in the order of the sidebar. */
export const SERVICE_PAGES = [
  'assets',
  'functions',
  'deployments',
  'variables',
  'logs',
] as const
export type ServicePageName = (typeof SERVICE_PAGES)[number]

/** What the router matches, by page. Build links with `paths`. */
export const ROUTES = {
  home: '/',
  signIn: '/sign-in',
  keys: '/keys',
  /** One route for all pages of a Service, so that the frame around them stays. */
  service: '/services/:service/:environment?/:page?',
  /** Where Twilio's own tools point at, with SIDs; a region (`us1`) may come first. */
  twilioEditor: '/:region?/develop/functions/editor/:service/environment/:environment',
  error: '/errors/:code',
} as const

/** Every link within the console, but those to errors: `moreInfo` in contract/errors.ts. */
export const paths = {
  home: () => ROUTES.home,
  /** `returnTo` is the console path to go on to once signed in. */
  signIn: (returnTo?: string) =>
    returnTo === undefined || returnTo === ROUTES.home
      ? ROUTES.signIn
      : `${ROUTES.signIn}?return_to=${encodeURIComponent(returnTo)}`,
  keys: () => ROUTES.keys,
  /** A Service, by unique name: leads on to the assets of its first Environment. */
  service: (service: string) => `/services/${encodeURIComponent(service)}`,
  /** A page of one Environment of a Service, both by unique name. */
  page: (service: string, environment: string, page: ServicePageName) =>
    `/services/${encodeURIComponent(service)}/${encodeURIComponent(environment)}/${page}`,
  assets: (service: string, environment: string) => paths.page(service, environment, 'assets'),
  functions: (service: string, environment: string) =>
    paths.page(service, environment, 'functions'),
  deployments: (service: string, environment: string) =>
    paths.page(service, environment, 'deployments'),
  variables: (service: string, environment: string) =>
    paths.page(service, environment, 'variables'),
  logs: (service: string, environment: string) => paths.page(service, environment, 'logs'),
}

/** The page of a Service that the address names; null when it has none of this name. */
export const servicePageNamed = (name: string): ServicePageName | null =>
  SERVICE_PAGES.find((page) => page === name) ?? null

/**
 * The console path to go on to after signing in, from the sign-in page's query string. Only a
 * path of this console counts; anything else could lead a signed-in user to another site.
 */
export const returnPath = (search: string): string => {
  const wanted = new URLSearchParams(search).get('return_to') ?? ''
  const local = /^\/(?![/\\])[^\\\s]*$/.test(wanted) && !wanted.startsWith(ROUTES.signIn)
  return local ? wanted : ROUTES.home
}
