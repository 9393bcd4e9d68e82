import { sitePage, type Home } from './home.ts'

/** The console over its mock. Each page is a world of its own, so all may use one Service. */
export const mockHome = (origin: string): Home => ({
  kind: 'mock',
  origin,
  newSite: async () => ({
    uniqueName: 'quiet-heron',
    page: sitePage('quiet-heron'),
    assetsUrl: `${origin}/quiet-heron-2718`,
  }),
  signIn: async () => {},
  fetchAsStranger: async () => null,
})
