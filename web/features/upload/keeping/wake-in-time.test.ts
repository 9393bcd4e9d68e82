import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Session } from '../../../../contract/session.ts'
import { connection } from '../../../api/connection.ts'
import { sessionQuery } from '../../../api/session.ts'
import { wakeInTime } from './wake-in-time.ts'

const SESSION: Session = {
  account_sid: `AC${'5'.repeat(32)}`,
  max_asset_bytes: 1000,
  runs_functions: true,
  version: '1.0.0',
}
const setSession = (session: Session | null) =>
  client.setQueryData(sessionQuery.queryKey, session)

let client: QueryClient
let page: EventTarget
let wake: ReturnType<typeof vi.fn<() => void>>

beforeEach(() => {
  client = new QueryClient()
  page = new EventTarget()
  wake = vi.fn<() => void>()
  setSession(SESSION)
  wakeInTime({ wake, page, queryClient: client })
})
afterEach(() => {
  connection.set('reachable')
})

it('wakes at once: someone may have just signed in', () => {
  expect(wake).toHaveBeenCalledOnce()
})

it('wakes when the network or Hangar is back, and not when it is lost', () => {
  page.dispatchEvent(new Event('online'))
  expect(wake).toHaveBeenCalledTimes(2)
  connection.set('lost')
  expect(wake).toHaveBeenCalledTimes(2)
  connection.set('reachable')
  expect(wake).toHaveBeenCalledTimes(3)
})

it('wakes when someone signs in again, whatever page comes next', () => {
  setSession(null)
  expect(wake).toHaveBeenCalledTimes(1)
  setSession(SESSION)
  expect(wake).toHaveBeenCalledTimes(2)
})

it('takes no other news of the cache for signing in', () => {
  setSession({ ...SESSION, version: '1.0.1' })
  client.setQueryData(['services'], [])
  expect(wake).toHaveBeenCalledTimes(1)
})
