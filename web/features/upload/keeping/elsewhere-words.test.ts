import { expect, it } from 'vitest'
import { elsewhereLine } from './elsewhere-words.ts'
import { STATES, queued, viewOf } from '../engine/upload-samples.ts'
import type { FileState } from '../engine/queued-file.ts'

const lineOf = (...states: FileState[]) =>
  elsewhereLine(viewOf(...states.map((state, index) => queued(`${index}`, state))).tally)
const { chosen, waiting, sending, undecided, published, failed, paused } = STATES

it('says how many uploads are under way', () => {
  expect(lineOf(sending)).toBe('1 upload under way')
  expect(lineOf(waiting, sending, published)).toBe('2 uploads under way')
  expect(lineOf(...Array.from({ length: 1200 }, () => waiting))).toBe('1,200 uploads under way')
})

it('says that some wait for a decision, and the rest perhaps for that', () => {
  expect(lineOf(undecided, waiting)).toBe('1 upload waits for your decision')
  expect(lineOf(undecided, undecided)).toBe('2 uploads wait for your decision')
})

it('is silent about what does not go on by itself', () => {
  expect(lineOf(chosen, published, failed, paused)).toBe('')
})
