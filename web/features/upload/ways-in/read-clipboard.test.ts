import { describe, expect, it } from 'vitest'
import { type ReadableItem, readClipboard } from './read-clipboard.ts'

const itemOf = (parts: Record<string, string>): ReadableItem => ({
  types: Object.keys(parts),
  getType: async (type: string) => new Blob([parts[type] ?? ''], { type }),
})
const page = (read: () => Promise<ReadableItem[]>, isSecureContext = true) => ({
  isSecureContext,
  navigator: { clipboard: { read } },
})
const holding = (...items: Record<string, string>[]) => page(async () => items.map(itemOf))

describe('asking for the clipboard', () => {
  it('gives a picture rather than the HTML it was in', async () => {
    const content = await readClipboard(
      holding({ 'text/html': '<img>', 'image/png': 'PNG', 'web own': 'x' }),
    )
    expect(content).toMatchObject({ kind: 'files', files: [{ relativePath: '' }] })
    if (content.kind !== 'files') return
    expect(content.files[0]?.file.type).toBe('image/png')
    expect(await content.files[0]?.file.text()).toBe('PNG')
  })

  it('gives a text', async () => {
    const content = await readClipboard(holding({ 'text/plain': 'Hello', 'text/html': '<b>' }))
    expect(content).toEqual({ kind: 'text', text: 'Hello' })
  })

  it('says that there is nothing in it', async () => {
    const empty = { kind: 'problem', problem: 'empty' }
    expect(await readClipboard(holding())).toEqual(empty)
    expect(await readClipboard(holding({ 'web own': 'x' }))).toEqual(empty)
  })

  it('says why it may not', async () => {
    const denied = page(() => Promise.reject(new DOMException('No', 'NotAllowedError')))
    expect(await readClipboard(denied)).toEqual({ kind: 'problem', problem: 'denied' })
    const insecure = { kind: 'problem', problem: 'insecure' }
    expect(await readClipboard(page(async () => [], false))).toEqual(insecure)
    expect(await readClipboard({ isSecureContext: true, navigator: {} })).toEqual(insecure)
  })
})
