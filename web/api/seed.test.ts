import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { AssetPage } from '../../contract/assets.ts'
import { asset, change, entry, filters, SAMPLE_ENVIRONMENT } from './asset-samples.ts'
import { assetListsKey, type AssetPages } from './assets.ts'
import { createUploadSeeder, seedChange } from './seed.ts'

const logo = asset('/logo.png')
const added = asset('/new.png', { visibility: 'private', public_url: null })
const upload = change('upload', entry(null, added))

const listOf = (...assets: AssetPage['assets']): AssetPages => ({
  pages: [{ assets, total: assets.length, next_cursor: null }],
  pageParams: [null],
})
const keyOf = (known: Parameters<typeof filters>[0] = {}, environment = SAMPLE_ENVIRONMENT) => [
  ...assetListsKey(environment),
  filters(known),
]

let queryClient: QueryClient
let seedPublished: ReturnType<typeof createUploadSeeder>
const pathsAt = (key: unknown[]) =>
  queryClient.getQueryData<AssetPages>(key)?.pages.flatMap((p) => p.assets.map((a) => a.path))

beforeEach(() => {
  vi.useFakeTimers()
  queryClient = new QueryClient()
  seedPublished = createUploadSeeder(queryClient)
})
afterEach(() => {
  queryClient.clear()
  vi.useRealTimers()
})

it('shows an upload in every cached list it belongs to, and in no other Environment’s', async () => {
  const other = keyOf({}, `ZE${'9'.repeat(32)}`)
  for (const key of [keyOf(), keyOf({ visibility: 'public' }), other]) {
    queryClient.setQueryData(key, listOf(logo))
  }
  queryClient.setQueryData(keyOf({ visibility: 'private' }), listOf())

  await seedPublished({ asset: added, change: upload })

  expect(pathsAt(keyOf())).toEqual(['/logo.png', '/new.png'])
  expect(pathsAt(keyOf({ visibility: 'private' }))).toEqual(['/new.png'])
  expect(pathsAt(keyOf({ visibility: 'public' }))).toEqual(['/logo.png'])
  expect(pathsAt(other)).toEqual(['/logo.png'])
})

it('does not let an answer from before the Change overwrite it', async () => {
  queryClient.setQueryData(keyOf(), listOf(logo), { updatedAt: 0 })
  const late = Promise.withResolvers<AssetPages>()
  const options = { queryKey: keyOf(), queryFn: () => late.promise }
  const observer = new QueryObserver(queryClient, options)
  const stop = observer.subscribe(() => undefined)

  await seedChange(queryClient, upload, [added])
  late.resolve(listOf(logo))
  await vi.advanceTimersByTimeAsync(10)

  expect(pathsAt(keyOf())).toEqual(['/logo.png', '/new.png'])
  stop()
})

it('leaves a list that is still waiting for its first answer to it', async () => {
  const queryFn = () =>
    new Promise<AssetPages>((resolve) => setTimeout(resolve, 50, listOf(added)))
  const first = queryClient.fetchQuery({ queryKey: keyOf(), queryFn })
  await seedChange(queryClient, upload, [added])
  await vi.advanceTimersByTimeAsync(50)
  await first
  expect(pathsAt(keyOf())).toEqual(['/new.png'])
})

it('draws lists once for all that comes in soon after another', async () => {
  queryClient.setQueryData(keyOf(), listOf(logo))
  const paths = Array.from({ length: 50 }, (_, index) => `/many/${10 + index}.png`)
  const [first, ...others] = paths.map((path) => {
    const one = asset(path)
    return seedPublished({ asset: one, change: change('upload', entry(null, one)) })
  })
  await first
  expect(pathsAt(keyOf())).toEqual(['/logo.png', paths[0]])
  const onDrawn = vi.fn<() => void>()
  const stop = queryClient.getQueryCache().subscribe(({ type, query }) => {
    if (type === 'updated' && query.state.data !== drawn) onDrawn()
    drawn = query.state.data
  })
  let drawn = queryClient.getQueryData(keyOf())
  await vi.advanceTimersByTimeAsync(300)
  await Promise.all(others)
  expect(pathsAt(keyOf())).toEqual(['/logo.png', ...paths])
  expect(onDrawn).toHaveBeenCalledTimes(1)
  stop()
})

it('counts a file once that is uploaded again soon after another', async () => {
  queryClient.setQueryData(keyOf(), listOf(logo))
  const [one, again] = [asset('/a.png'), asset('/a.png', { size: 7 })]
  const seeding = [
    seedPublished({ asset: added, change: upload }),
    seedPublished({ asset: one, change: change('upload', entry(null, one)) }),
    seedPublished({ asset: again, change: change('upload', entry(one, again)) }),
  ]
  await vi.advanceTimersByTimeAsync(300)
  await Promise.all(seeding)
  const [page] = queryClient.getQueryData<AssetPages>(keyOf())?.pages ?? []
  expect(page?.total).toBe(3)
  expect(page?.assets.filter(({ path }) => path === '/a.png')).toEqual([again])
})

it('fetches the list on screen once after a burst of uploads', async () => {
  queryClient.setQueryData(keyOf(), listOf(logo))
  const queryFn = vi.fn<() => Promise<AssetPages>>(() => Promise.resolve(listOf(logo, added)))
  const options = { queryKey: keyOf(), queryFn, staleTime: 60_000 }
  const stop = new QueryObserver(queryClient, options).subscribe(() => undefined)

  for (let number = 0; number < 5; number += 1) {
    void seedPublished({ asset: added, change: upload })
    await vi.advanceTimersByTimeAsync(300)
  }
  expect(queryFn).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(5000)
  expect(queryFn).toHaveBeenCalledTimes(1)
  stop()
})

it('keeps the list on screen in place after a toggle, and has hidden lists fetched anew', async () => {
  const hidden = { ...logo, visibility: 'private' as const }
  queryClient.setQueryData(keyOf(), listOf(logo))
  queryClient.setQueryData(keyOf({ q: 'logo' }), listOf(logo))
  const queryFn = vi.fn<() => Promise<AssetPages>>(() => Promise.resolve(listOf(hidden)))
  const options = { queryKey: keyOf(), queryFn, staleTime: 60_000 }
  const stop = new QueryObserver(queryClient, options).subscribe(() => undefined)

  await seedChange(queryClient, change('visibility', entry(logo, hidden)), [hidden])
  await vi.advanceTimersByTimeAsync(5000)

  expect(queryFn).not.toHaveBeenCalled()
  expect(queryClient.getQueryState(keyOf({ q: 'logo' }))?.isInvalidated).toBe(true)
  stop()
})
