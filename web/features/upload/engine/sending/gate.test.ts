import { beforeEach, expect, it, vi } from 'vitest'
import { createGate } from './gate.ts'
import type { Timers } from '../timers.ts'

let alarms: { ms: number; act: () => void }[]
const timers: Timers = {
  now: () => 0,
  after(ms, act) {
    const alarm = { ms, act }
    alarms.push(alarm)
    return () => void (alarms = alarms.filter((other) => other !== alarm))
  },
}
const onOpen = vi.fn<() => void>()
const newGate = () => createGate(timers, () => 0, onOpen)
const ring = () => alarms.shift()?.act()

beforeEach(() => {
  alarms = []
  onOpen.mockClear()
})

it('is shut for longer after each loss in a row, and counts what is lost together once', () => {
  const gate = newGate()
  gate.lose()
  gate.lose()
  expect(gate.isOpen()).toBe(false)
  expect(alarms.map(({ ms }) => ms)).toEqual([1000])
  ring()
  expect(gate.isOpen()).toBe(true)
  expect(onOpen).toHaveBeenCalledOnce()
  gate.lose()
  expect(alarms.map(({ ms }) => ms)).toEqual([2000])
})

it('forgets former losses once something got through', () => {
  const gate = newGate()
  gate.lose()
  gate.open()
  expect(alarms).toEqual([])
  gate.lose()
  expect(alarms.map(({ ms }) => ms)).toEqual([1000])
})

it('opens by hand only while someone must sign in', () => {
  const gate = newGate()
  gate.lock()
  gate.lose()
  expect(alarms).toEqual([])
  gate.open()
  expect(gate.isOpen()).toBe(true)
})
