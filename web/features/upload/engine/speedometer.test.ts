import { beforeEach, describe, expect, it } from 'vitest'
import { type Speedometer, createSpeedometer } from './speedometer.ts'

const KIB = 1024
const MIB = 1024 ** 2

let meter: Speedometer
let now: number
let total: number

beforeEach(() => {
  meter = createSpeedometer()
  now = 1_000_000
  total = 0
  meter.note(0, now)
})

/** Has `bytes` come every `seconds`, so many times; the speeds seen meanwhile, once a second. */
const come = (bytes: number, seconds: number, times: number) => {
  const speeds: (number | null)[] = []
  for (let time = 0; time < times; time += 1) {
    for (let second = 0; second < seconds; second += Math.min(1, seconds)) {
      speeds.push(meter.rate(now + second * 1000))
    }
    now += seconds * 1000
    total += bytes
    meter.note(total, now)
  }
  return speeds.filter((speed) => speed !== null)
}
/** Lets time pass in which nothing comes. */
const rest = (seconds: number) => void (now += seconds * 1000)

describe('the speed', () => {
  it('is unknown at first, and for an instant after the first bytes', () => {
    expect(meter.rate(now)).toBeNull()
    expect(meter.secondsLeft(MIB, now)).toBeNull()
    come(MIB, 0.1, 5)
    expect(meter.rate(now)).toBeNull()
    come(MIB, 1, 3)
    expect(meter.rate(now)).not.toBeNull()
  })

  it('counts nothing that was there before', () => {
    const resumed = createSpeedometer()
    resumed.note(3 * 1024 ** 3, 0)
    for (let second = 1; second <= 5; second += 1)
      resumed.note(3 * 1024 ** 3 + second * MIB, second * 1000)
    expect(resumed.rate(5000)).toBeCloseTo(MIB)
  })

  it('counts nothing that a resume finds at the server', () => {
    come(MIB, 1, 10)
    total += 1024 ** 3
    meter.rebase(total, now)
    come(MIB, 1, 2)
    expect(meter.rate(now)).toBeCloseTo(MIB)
  })

  it('is steady while bytes are', () => {
    for (const speed of come(100 * KIB, 0.1, 300)) expect(speed).toBeCloseTo(1000 * KIB)
  })

  it('is not moved by parts of 8 MiB that come one by one', () => {
    for (const speed of come(8 * MIB, 8, 20)) expect(speed).toBeCloseTo(MIB)
  })

  it('knows a slow line, too', () => {
    for (const speed of come(8 * MIB, 80, 5)) expect(speed).toBeCloseTo(MIB / 10)
  })

  it('is not moved by parts of several files that come in a burst', () => {
    const speeds: number[] = []
    for (let burst = 0; burst < 20; burst += 1) {
      come(8 * MIB, 10 - 0.05, 1)
      speeds.push(...come(8 * MIB, 0.01, 5))
    }
    const late = speeds.slice(30)
    for (const speed of late) {
      expect(speed / MIB).toBeGreaterThan(4.2)
      expect(speed / MIB).toBeLessThan(5.2)
    }
  })

  it('follows a change within half a minute', () => {
    come(MIB, 1, 60)
    come(4 * MIB, 1, 30)
    expect(meter.rate(now)! / MIB).toBeGreaterThan(3.5)
    come(MIB / 4, 1, 40)
    expect(meter.rate(now)! / MIB).toBeLessThan(0.5)
  })

  it('falls, and never rises, when nothing comes any more', () => {
    come(MIB, 1, 20)
    const speeds = [0, 1, 3, 10, 30, 60].map((seconds) => meter.rate(now + seconds * 1000)!)
    expect(speeds[0]).toBeCloseTo(MIB)
    expect(speeds).toEqual(speeds.toSorted((one, other) => other - one))
    expect(speeds.at(-1)).toBeLessThan(MIB / 50)
  })

  it('is never below zero, nor above what came, when an offset goes back', () => {
    come(MIB, 1, 20)
    total -= 8 * MIB
    meter.note(total, now)
    expect(meter.rate(now)).toBeCloseTo(MIB)
    come(MIB, 1, 8)
    expect(meter.rate(now)).toBeCloseTo(MIB)
  })

  it('forgets a pause', () => {
    come(MIB, 1, 20)
    rest(600)
    come(MIB, 1, 5)
    expect(meter.rate(now)! / MIB).toBeGreaterThan(0.9)
  })

  it('bears several notes of one moment, and a clock that stands', () => {
    for (let note = 1; note < 10; note += 1) meter.note(note * MIB, now)
    expect(meter.rate(now)).toBeNull()
    total = 9 * MIB
    come(MIB, 1, 20)
    expect(Number.isFinite(meter.rate(now))).toBe(true)
  })
})

describe('the time left', () => {
  it('is what remains by the speed', () => {
    come(MIB, 1, 20)
    expect(meter.secondsLeft(60 * MIB, now)).toBeCloseTo(60)
    expect(meter.secondsLeft(0, now)).toBe(0)
  })

  it('grows, then is unknown, while nothing comes', () => {
    come(MIB, 1, 20)
    expect(meter.secondsLeft(60 * MIB, now + 15_000)).toBeGreaterThan(60)
    expect(meter.secondsLeft(60 * MIB, now + 120_000)).toBeNull()
  })
})
