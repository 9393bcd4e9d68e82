import { expect, it } from 'vitest'
import { createStore } from '../../../lib/store.ts'
import { STATES, queued, viewOf } from '../engine/upload-samples.ts'
import { guardUnload } from './unload-guard.ts'

const { chosen, paused, published, missing, sending } = STATES
const viewIn = (...states: (typeof STATES)[keyof typeof STATES][]) =>
  viewOf(...states.map((state, index) => queued(`${index}`, state)))

it('asks before the page is left as long as that would stop or lose something', () => {
  const view = createStore(viewIn())
  const page = new EventTarget()
  let kept = 0
  guardUnload({ getSnapshot: view.get, subscribe: view.subscribe }, page, () => (kept += 1))
  const isAsked = () => !page.dispatchEvent(new Event('beforeunload', { cancelable: true }))
  expect(isAsked()).toBe(false)
  for (const state of [chosen, sending, paused]) {
    view.set(viewIn(published, state))
    expect([state.kind, isAsked()]).toEqual([state.kind, true])
  }
  expect(kept, 'and what is not written down yet is, while people think about it').toBe(3)
  view.set(viewIn(published, missing))
  expect(isAsked(), 'nothing more can be lost').toBe(false)
})
