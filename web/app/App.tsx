import { QueryClientProvider } from '@tanstack/react-query'
import { lazy, Suspense, useEffect } from 'react'
import { Route, Switch } from 'wouter'
import { createQueryClient } from '../api/query-client.ts'
import { preloadAtIdle } from '../lib/late-part.ts'
import { ROUTES } from '../lib/paths.ts'
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

function Pages() {
  return (
    <Switch>
      <Route path={ROUTES.home}>
        <SessionGate>{(session) => <HomePage session={session} />}</SessionGate>
      </Route>
      <Route path={ROUTES.assets}>
        {(names) => (
          <SessionGate>{(session) => <ServicePage session={session} {...names} />}</SessionGate>
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
