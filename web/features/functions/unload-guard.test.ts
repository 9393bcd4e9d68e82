import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createStore } from '../../lib/store.ts'
import { guardUnload } from './unload-guard.ts'

beforeEach(() => vi.stubGlobal('window', new EventTarget()))
afterEach(() => vi.unstubAllGlobals())

/** Leaves the console; whether the browser would ask first. */
const isAsked = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))

it('asks while it is needed', () => {
  const typed = createStore<string | null>(null)
  guardUnload(typed, () => typed.get() !== null)
  expect(isAsked()).toBe(false)
  typed.set('text')
  expect(isAsked()).toBe(true)
  typed.set(null)
  expect(isAsked()).toBe(false)
})

it('asks as long as one of several has something to lose', () => {
  const text = createStore(false)
  const dependencies = createStore(false)
  guardUnload(text, text.get)
  guardUnload(dependencies, dependencies.get)
  text.set(true)
  dependencies.set(true)
  text.set(false)
  expect(isAsked()).toBe(true)
  dependencies.set(false)
  expect(isAsked()).toBe(false)
})
