import { describe, expect, it } from 'vitest'
import { tallyOf } from '../engine/tally.ts'
import { STATES, chosen, queued } from '../engine/upload-samples.ts'
import { paceLine } from './pace-words.ts'

const MIB = 1024 ** 2
const size = 120 * MIB
const tally = tallyOf([
  queued('a', STATES.sending, {
    file: { ...chosen('a.bin'), size },
    acknowledged: 12 * MIB,
  }),
])
const nothing = tallyOf([
  queued('a', STATES.published, { file: { ...chosen('a.bin'), size: 0 } }),
  queued('b', STATES.sending, { file: { ...chosen('b.bin'), size: 0 } }),
])

describe('paceLine', () => {
  it('tells bytes alone until the speed is known', () => {
    expect(paceLine(tally, { rate: null, secondsLeft: null })).toBe('12 MB of 120 MB')
    expect(paceLine(tally, { rate: 0, secondsLeft: null })).toBe('12 MB of 120 MB')
  })

  it('tells speed and time', () => {
    expect(paceLine(tally, { rate: 4.2 * MIB, secondsLeft: 26 })).toBe(
      '12 MB of 120 MB · 4.2 MB/s · about 30 seconds left',
    )
  })

  it('tells neither while nothing is sent', () => {
    const waiting = tallyOf([queued('a', STATES.waiting, { acknowledged: 12 })])
    expect(paceLine(waiting, { rate: MIB, secondsLeft: 26 })).toBe('12 bytes of 100 bytes')
  })

  it('has nothing to tell of files without bytes', () => {
    expect(paceLine(nothing, { rate: null, secondsLeft: null })).toBe('')
  })
})
