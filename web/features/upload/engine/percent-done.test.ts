import { expect, it } from 'vitest'
import { percentDone } from './percent-done.ts'
import { tallyOf } from './tally.ts'
import { STATES, chosen, queued } from './upload-samples.ts'

const file = (size: number) => ({ file: { ...chosen('a.bin'), size } })

it('counts acknowledged bytes', () => {
  const files = [queued('a', STATES.sending, { ...file(120), acknowledged: 12 })]
  expect(percentDone(tallyOf(files))).toBe(10)
})

it('counts files where there are no bytes', () => {
  const files = [queued('a', STATES.published, file(0)), queued('b', STATES.sending, file(0))]
  expect(percentDone(tallyOf(files))).toBe(50)
  expect(percentDone(tallyOf([]))).toBe(0)
})
