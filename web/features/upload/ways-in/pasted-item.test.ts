import { describe, expect, it } from 'vitest'
import { canBeNamed, pastedFiles, pastedText } from './pasted-item.ts'

const NOW = new Date(2026, 10, 27, 14, 32)
const found = (name: string, type = '') => ({
  file: new File(['bytes'], name, { type }),
  relativePath: name,
})

describe('pasted items', () => {
  it('have names that differ, and looks by type', () => {
    const files = [
      found('image.png', 'image/png'),
      found('image.png', 'image/png'),
      found('a.zip'),
    ]
    expect(pastedFiles(files, NOW, new Set())).toMatchObject([
      { name: 'pasted-2026-11-27-1432.png', look: 'image', text: null },
      { name: 'pasted-2026-11-27-1432-2.png', look: 'image' },
      { name: 'a.zip', look: 'other' },
    ])
  })

  it('keep clear of the names of a former paste', () => {
    const taken = new Set(['pasted-2026-11-27-1432.txt'])
    const [item] = pastedText('Hello', NOW, taken)
    expect(item).toMatchObject({ name: 'pasted-2026-11-27-1432-2.txt', look: 'text' })
  })

  it('have a text’s bytes as UTF-8', async () => {
    const [item] = pastedText('naïve', NOW, new Set())
    expect(item?.bytes.size).toBe(6)
    expect(await item?.bytes.text()).toBe('naïve')
  })
})

describe('pasted files', () => {
  it('are named one by one only where they are few and in no folder', () => {
    expect(canBeNamed([found('a.png')])).toBe(true)
    expect(canBeNamed([found('tour/a.png')])).toBe(false)
    expect(canBeNamed(Array.from({ length: 21 }, (_, at) => found(`${at}`)))).toBe(false)
  })
})
