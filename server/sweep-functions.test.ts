import { expect, it } from 'vitest'
import { createMemoryLogs } from './logs/memory.ts'
import type { Log } from './logs/port.ts'
import { newSid } from './rules/sids.ts'
import { LOG_LIFETIME, sweepDependencies, sweepLogs } from './sweep-functions.ts'

const NOW = 1_700_000_000_000
const line = (dateCreated: number): Log => ({
  sid: newSid('log'),
  serviceSid: 'ZS',
  environmentSid: 'ZE',
  buildSid: null,
  deploymentSid: null,
  functionSid: 'ZH',
  requestSid: 'RQ',
  level: 'info',
  message: '',
  dateCreated,
})

it('drops what Functions wrote more than 30 days ago, and packages that no Build names', async () => {
  const logs = createMemoryLogs()
  const kept: string[][] = []
  const deps = {
    catalog: { dependencySetsInUse: async () => new Set(['a', 'b']) },
    logs,
    installer: { keepOnly: async (ids: ReadonlySet<string>) => void kept.push([...ids]) },
    clock: () => NOW,
  }
  await logs.append([line(NOW - LOG_LIFETIME - 1), line(NOW - LOG_LIFETIME), line(NOW)])
  expect(await sweepLogs(deps)).toBe(1)
  expect((await logs.page('ZE', { limit: 10 })).rows).toHaveLength(2)
  await sweepDependencies(deps)
  expect(kept).toEqual([['a', 'b']])
})
