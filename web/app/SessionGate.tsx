import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Redirect, useLocation, useSearch } from 'wouter'
import type { Session } from '../../contract/session.ts'
import { sessionQuery } from '../api/session.ts'
import { paths } from '../lib/paths.ts'
import { LoadingPage } from './LoadingPage.tsx'
import { QueryProblem } from './QueryProblem.tsx'

/** Lets in who is signed in; sends others to the sign-in page and keeps where they wanted to go. */
export function SessionGate({ children }: { children: (session: Session) => ReactNode }) {
  const session = useQuery(sessionQuery)
  const [path] = useLocation()
  const search = useSearch()

  if (session.data) return children(session.data)
  if (session.data === null) {
    const place = search === '' ? path : `${path}?${search}`
    return <Redirect to={paths.signIn(place)} replace />
  }
  return session.error === null ? <LoadingPage /> : <QueryProblem query={session} centered />
}
