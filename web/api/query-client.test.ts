import type { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ApiError, Unreachable } from './errors.ts'
import { createQueryClient } from './query-client.ts'
import type { Session } from '../../contract/session.ts'
import { sessionQuery } from './session.ts'

const refusal = (status: number) =>
  new ApiError({ code: 20003, message: 'No.', more_info: '/errors/20003', status })

let queryClient: QueryClient
beforeEach(() => {
  vi.useFakeTimers()
  queryClient = createQueryClient()
  const session: Session = {
    account_sid: `AC${'a'.repeat(32)}`,
    runs_functions: true,
    max_asset_bytes: 1,
    version: '1',
  }
  queryClient.setQueryData(sessionQuery.queryKey, session)
})
afterEach(() => {
  queryClient.clear()
  vi.useRealTimers()
})

const failing = (reason: Error) => () => Promise.reject(reason)

/** How often a query that always fails is asked. */
const askInVain = async (reason: Error) => {
  const queryFn = vi.fn<() => Promise<never>>(failing(reason))
  const { retry = false } = queryClient.getDefaultOptions().queries ?? {}
  // fetchQuery does not retry unless told to, unlike a query on screen.
  const asked = queryClient.fetchQuery({ queryKey: ['x'], queryFn, retry }).catch(String)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(await asked).toContain(reason.message)
  return queryFn.mock.calls.length
}

it('takes a no for a no', async () => {
  expect(await askInVain(refusal(404))).toBe(1)
  expect(await askInVain(refusal(429))).toBe(1)
})

it('tries again when the server made a mistake', async () => {
  expect(await askInVain(refusal(500))).toBe(3)
})

it('leaves a lost Hangar to the watch on the connection', async () => {
  expect(await askInVain(new Unreachable())).toBe(1)
})

it('ends the session on a 401, whatever asked', async () => {
  await askInVain(refusal(401))
  expect(queryClient.getQueryData(sessionQuery.queryKey)).toBeNull()
})

it('ends the session when a mutation hears 401, and keeps it on another no', async () => {
  const mutate = (reason: Error) =>
    queryClient
      .getMutationCache()
      .build(queryClient, { mutationFn: failing(reason) })
      .execute(undefined)
  await expect(mutate(refusal(409))).rejects.toThrow('No.')
  expect(queryClient.getQueryData(sessionQuery.queryKey)).not.toBeNull()
  await expect(mutate(refusal(401))).rejects.toThrow('No.')
  expect(queryClient.getQueryData(sessionQuery.queryKey)).toBeNull()
})
