import { expect, it } from 'vitest'
import { countWords, loadedWords } from './list-words.ts'

it('counts as people do', () => {
  expect(countWords(0, false)).toBe('0 assets')
  expect(countWords(1, false)).toBe('1 asset')
  expect(countWords(10_036, false)).toBe('10,036 assets')
})

it('says that something is filtered out', () => {
  expect(countWords(1, true)).toBe('1 asset matches')
  expect(countWords(12, true)).toBe('12 assets match')
})

it('never claims that what is loaded is all', () => {
  expect(loadedWords(100, 10_036)).toBe('100 of 10,036 loaded')
})
