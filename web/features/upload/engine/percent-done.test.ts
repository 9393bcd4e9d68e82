import { expect, it } from 'vitest'
import { linkedFile } from './chosen-file.ts'
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

it('counts files while the size of one is not known', () => {
  const linked = linkedFile('https://example.com/a.png', 'a.png')
  const files = [
    queued('a', STATES.published, { acknowledged: 100 }),
    queued('b', STATES.sending, { file: linked }),
  ]
  expect(percentDone(tallyOf(files))).toBe(50)
})
