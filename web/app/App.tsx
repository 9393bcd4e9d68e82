import { QueryClientProvider } from '@tanstack/react-query'
import { lazy, Suspense, useEffect } from 'react'
import { Route, Switch } from 'wouter'
import { createQueryClient } from '../api/query-client.ts'
import { preloadAtIdle } from '../lib/late-part.ts'
import { ROUTES, servicePageNamed } from '../lib/paths.ts'
import { LiveRegions } from '../ui/LiveRegions.tsx'
import { Toaster } from '../ui/Toaster.tsx'
import { ConnectionWatch } from './ConnectionWatch.tsx'
import { CrashBoundary } from './CrashBoundary.tsx'
import { HomePage } from './HomePage.tsx'
import { LoadingPage } from './LoadingPage.tsx'
import { ServicePage } from './ServicePage.tsx'
import { SessionGate } from './SessionGate.tsx'

const queryClient = createQueryClient()

// Pages that a signed-in user seldom sees are not part of the first load.
const SignInPage = lazy(async () => {
  const page = await import('./SignInPage.tsx')
  return { default: page.SignInPage }
})
const NotFoundPage = lazy(async () => {
  const page = await import('./NotFoundPage.tsx')
  return { default: page.NotFoundPage }
})
const KeysPage = lazy(async () => {
  const page = await import('./KeysPage.tsx')
  return { default: page.KeysPage }
})
const TwilioLinkPage = lazy(async () => {
  const page = await import('./TwilioLinkPage.tsx')
  return { default: page.TwilioLinkPage }
})
const ErrorCodePage = lazy(async () => {
  const page = await import('./ErrorCodePage.tsx')
  return { default: page.ErrorCodePage }
})

/** The console: what every page has, and which page the address asks for. */
export function App() {
  useEffect(preloadAtIdle, [])
  return (
    <QueryClientProvider client={queryClient}>
      <LiveRegions />
      <CrashBoundary>
        <ConnectionWatch />
        <Suspense fallback={<LoadingPage />}>
          <Pages />
        </Suspense>
        <Toaster />
      </CrashBoundary>
    </QueryClientProvider>
  )
}

/** What the address of a page of a Service names; the router’s own types miss the optional ones. */
type ServiceNames = {
  service: string
  environment?: string | undefined
  page?: string | undefined
}

function ServiceRoute({ service, environment, page: name = 'assets' }: ServiceNames) {
  const page = servicePageNamed(name)
  if (page === null) return <NotFoundPage />
  return (
    <SessionGate>
      {(session) => <ServicePage {...{ session, service, environment, page }} />}
    </SessionGate>
  )
}

function Pages() {
  return (
    <Switch>
      <Route path={ROUTES.home}>
        <SessionGate>{(session) => <HomePage session={session} />}</SessionGate>
      </Route>
      <Route<ServiceNames> path={ROUTES.service}>
        {(names) => <ServiceRoute {...names} />}
      </Route>
      <Route path={ROUTES.keys}>
        <SessionGate>{(session) => <KeysPage session={session} />}</SessionGate>
      </Route>
      <Route path={ROUTES.twilioEditor}>
        {({ service, environment }) => (
          <SessionGate>
            {() => <TwilioLinkPage service={service} environment={environment} />}
          </SessionGate>
        )}
      </Route>
      <Route path={ROUTES.signIn}>
        <SignInPage />
      </Route>
      <Route path={ROUTES.error}>{({ code }) => <ErrorCodePage code={code} />}</Route>
      <Route>
        <NotFoundPage />
      </Route>
    </Switch>
  )
}
