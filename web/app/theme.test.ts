import { beforeEach, describe, expect, it, vi } from 'vitest'
import beforePaintScript from '../../public/theme.js?raw'
import { chooseTheme, readTheme, THEME_KEY, themeStore } from './theme.ts'

// Before theme.ts is imported, since it reads the choice at once.
const { kept, storage } = vi.hoisted(() => {
  const items = new Map<string, string>()
  const itemStorage = {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  }
  vi.stubGlobal('localStorage', itemStorage)
  return { kept: items, storage: itemStorage }
})
const forbidden = {
  getItem: () => {
    throw new Error('storage is forbidden')
  },
}
const page = () => ({ documentElement: { dataset: {} as DOMStringMap } })
let document = page()

beforeEach(() => {
  kept.clear()
  document = page()
  vi.stubGlobal('localStorage', storage)
  vi.stubGlobal('document', document)
})

/** What public/theme.js does before the first paint. */
const beforePaint = (localStorage: object) => {
  const fresh = page()
  // oxlint-disable-next-line typescript/no-implied-eval -- the script is not a module; here it gets its globals
  new Function('localStorage', 'document', beforePaintScript)(localStorage, fresh)
  return fresh.documentElement.dataset.theme
}

describe('theme', () => {
  it('follows the system until one is chosen', () => {
    expect(readTheme()).toBe('system')
    expect(beforePaint(storage)).toBeUndefined()
  })

  it('shows, keeps and tells a choice, and finds it again before the first paint', () => {
    chooseTheme('dark')
    expect(document.documentElement.dataset.theme).toBe('dark')
    expect(themeStore.get()).toBe('dark')
    expect(readTheme()).toBe('dark')
    expect(beforePaint(storage)).toBe('dark')
    chooseTheme('system')
    expect(document.documentElement.dataset.theme).toBeUndefined()
    expect(kept.has(THEME_KEY)).toBe(false)
    expect(beforePaint(storage)).toBeUndefined()
  })

  it('takes nonsense, and forbidden storage, for no choice', () => {
    kept.set(THEME_KEY, 'neon')
    expect(readTheme()).toBe('system')
    expect(beforePaint(storage)).toBeUndefined()
    vi.stubGlobal('localStorage', forbidden)
    expect(readTheme()).toBe('system')
    expect(beforePaint(forbidden)).toBeUndefined()
    chooseTheme('dark')
    expect(document.documentElement.dataset.theme).toBe('dark')
  })
})
