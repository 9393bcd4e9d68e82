import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Asset } from '../../../contract/assets.ts'
import type { ChangeResult, Operation } from '../../../contract/changes.ts'
import { asset, change, entry } from '../../api/asset-samples.ts'
import { Unreachable } from '../../api/errors.ts'
import type { Proof } from '../../api/proof.ts'
import type { ToastContent } from '../../ui/toasts.ts'
import { createAssetActs, type ActDeps } from './asset-acts.ts'
import { createProofs } from './proofs.ts'

const URL = 'http://x.localhost:4001/assets/logo.png'
const logo = asset('/assets/logo.png', { public_url: URL })
const hidden: Asset = { ...logo, visibility: 'private', public_url: null }
const other = asset('/assets/other.png')

const done = (after: Asset | null): ChangeResult => ({
  change: change(after ? 'visibility' : 'delete', entry(logo, after)),
  results: [{ ok: true, asset_sid: logo.sid, asset: after }],
})
const refused: ChangeResult = {
  change: null,
  results: [
    {
      ok: false,
      asset_sid: logo.sid,
      error: { code: 71002, message: 'Another asset is there.', more_info: '', status: 409 },
    },
  ],
}

let toasts: Map<string, ToastContent>
let focused: (string | null)[]
let asked: Operation[][]
let undone: string[]
let proof: Promise<Proof>
let answer: () => Promise<ChangeResult>
let proofs: ReturnType<typeof createProofs>

const shown = () => [...toasts.values()]
const proofOf = (sid: string) => proofs.get().get(sid)
const settle = () => new Promise((resolve) => setTimeout(resolve))

const deps = (): ActDeps => ({
  change: (operations) => {
    asked.push(operations)
    return answer()
  },
  undo: (sid) => {
    undone.push(sid)
    return Promise.resolve({ change: change('undo', entry(null, logo)), assets: [logo] })
  },
  prove: () => proof,
  toast: {
    add: (content) => {
      toasts.set(String(toasts.size), content)
      return String(toasts.size - 1)
    },
    update: (id, content) => void toasts.set(id, content),
  },
  proofs,
  focus: (sid) => void focused.push(sid),
  wait: () => settle().then(() => undefined),
})

beforeEach(() => {
  toasts = new Map()
  focused = []
  asked = []
  undone = []
  proofs = createProofs()
  proof = Promise.resolve({ url: URL, answer: 404 })
  answer = () => Promise.resolve(done(hidden))
})

describe('going private', () => {
  it('asks for it, and shows the proof in the toast and for the card', async () => {
    await createAssetActs(deps()).setVisibility(logo, 'private')
    expect(asked).toEqual([[{ op: 'visibility', asset_sid: logo.sid, visibility: 'private' }]])
    expect(shown()).toMatchObject([
      {
        variant: 'success',
        title: '“logo.png” is now private',
        body: `${URL} now answers 404: it is cut off.`,
        action: { label: 'Undo' },
      },
    ])
    expect(proofOf(logo.sid)).toMatchObject({ kept: true })
  })

  it('says so when the URL still answers', async () => {
    proof = Promise.resolve({ url: URL, answer: 200 })
    await createAssetActs(deps()).setVisibility(logo, 'private')
    expect(shown()).toMatchObject([
      { variant: 'warning', body: expect.stringContaining('still') },
    ])
    expect(proofOf(logo.sid)).toMatchObject({ kept: false })
  })

  it('offers Undo at once when the proof takes long, and adds the proof later', async () => {
    const late = Promise.withResolvers<Proof>()
    proof = late.promise
    const act = createAssetActs(deps()).setVisibility(logo, 'private')
    await vi.waitFor(() => expect(shown()).toHaveLength(1))
    expect(shown()[0]).toMatchObject({
      body: expect.stringContaining('Checking'),
      action: { label: 'Undo' },
    })
    late.resolve({ url: URL, answer: 404 })
    await act
    expect(shown()).toMatchObject([{ body: expect.stringContaining('404') }])
  })

  it('does not blame the card with a proof from before a newer act', async () => {
    const late = Promise.withResolvers<Proof>()
    proof = late.promise
    const acts = createAssetActs(deps())
    const first = acts.setVisibility(logo, 'private')
    await vi.waitFor(() => expect(shown()).toHaveLength(1))
    shown()[0]?.action?.onAction()
    await vi.waitFor(() => expect(shown()).toHaveLength(2))
    late.resolve({ url: URL, answer: 200 })
    await first
    expect(proofOf(logo.sid)).toBeUndefined()
  })

  it('says how things stand when it fails, and tries again on demand', async () => {
    answer = () => Promise.reject(new Unreachable())
    await createAssetActs(deps()).setVisibility(logo, 'private')
    expect(shown()).toMatchObject([
      {
        variant: 'error',
        title: '“logo.png” is still public',
        body: expect.stringContaining('can’t be reached'),
        action: { label: 'Try again' },
      },
    ])
    answer = () => Promise.resolve(done(hidden))
    shown()[0]?.action?.onAction()
    await vi.waitFor(() => expect(shown()).toHaveLength(2))
    expect(shown()[1]).toMatchObject({ variant: 'success' })
  })

  it('offers no undo when it was so already', async () => {
    answer = () => Promise.resolve({ ...done(hidden), change: null })
    await createAssetActs(deps()).setVisibility(logo, 'private')
    expect(shown()[0]).not.toHaveProperty('action')
  })

  it('proves nothing for what never had a URL', async () => {
    const nowhere = { ...logo, public_url: null }
    await createAssetActs(deps()).setVisibility(nowhere, 'private')
    expect(shown()).toMatchObject([{ variant: 'success' }])
    expect(shown()[0]).not.toHaveProperty('body')
  })
})

it('going public shows the URL and proves that it works', async () => {
  answer = () => Promise.resolve(done(logo))
  proof = Promise.resolve({ url: URL, answer: 200 })
  await createAssetActs(deps()).setVisibility(hidden, 'public')
  expect(shown()).toMatchObject([
    { variant: 'success', body: `${URL} now answers 200: anyone with the URL can read it.` },
  ])
  expect(proofOf(logo.sid)).toBeUndefined()
})

describe('deleting', () => {
  it('moves the focus on, proves it, and Undo brings both back', async () => {
    answer = () => Promise.resolve(done(null))
    await createAssetActs(deps()).remove(logo, other)
    expect(focused).toEqual([other.sid])
    expect(shown()).toMatchObject([
      { title: '“logo.png” deleted', body: expect.stringContaining('404') },
    ])
    shown()[0]?.action?.onAction()
    await vi.waitFor(() => expect(focused).toEqual([other.sid, logo.sid]))
    expect(undone).toHaveLength(1)
    expect(shown()[1]).toMatchObject({
      variant: 'success',
      title: 'Undone: “logo.png” is public at /assets/logo.png again',
    })
  })

  it('leaves the focus where it is when it fails', async () => {
    answer = () => Promise.reject(new Unreachable())
    await createAssetActs(deps()).remove(logo, other)
    expect(focused).toEqual([])
    expect(shown()).toMatchObject([{ variant: 'error', title: '“logo.png” is not deleted' }])
  })

  it('says why it could not be undone', async () => {
    answer = () => Promise.resolve(done(null))
    const failing = { ...deps(), undo: () => Promise.reject(new Error('boom')) }
    await createAssetActs(failing).remove(logo, null)
    shown()[0]?.action?.onAction()
    await vi.waitFor(() => expect(shown()).toHaveLength(2))
    expect(shown()[1]).toMatchObject({
      variant: 'error',
      body: expect.stringContaining('boom'),
    })
  })
})

describe('moving', () => {
  it('proves that the old URL is cut off', async () => {
    const moved = asset('/assets/new.png', { sid: logo.sid })
    answer = () => Promise.resolve(done(moved))
    await createAssetActs(deps()).move(logo, '/assets/new.png')
    await settle()
    expect(shown()).toMatchObject([
      {
        title: '“logo.png” is now at /assets/new.png',
        body: `${URL} now answers 404: it is cut off.`,
        action: { label: 'Undo' },
      },
    ])
  })

  it('leaves it to the dialog to say why it could not', async () => {
    answer = () => Promise.resolve(refused)
    const move = createAssetActs(deps()).move(logo, '/assets/taken.png')
    await expect(move).rejects.toMatchObject({
      code: 71002,
      message: 'Another asset is there.',
    })
    expect(shown()).toEqual([])
  })
})
