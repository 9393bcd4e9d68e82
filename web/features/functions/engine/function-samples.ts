import type { HangarFunction } from '../../../../contract/functions.ts'
import type { Build } from '../../../../contract/builds.ts'

/** A SID made of one digit, for tests. */
export const sid = (prefix: string, digit: number | string) =>
  `${prefix}${String(digit).repeat(32)}`

type VersionRecord = HangarFunction['saved']

/** A version of a Function, for tests. */
export const versionSample = (
  digit: number,
  known: Partial<VersionRecord> = {},
): VersionRecord => ({
  sid: sid('ZN', digit),
  path: '/hello',
  visibility: 'protected',
  size: 10,
  sha256: 'a'.repeat(64),
  date_created: '2026-10-01T00:00:00.000Z',
  ...known,
})

/** A Function that is live as saved, for tests. */
export const functionSample = (known: Partial<HangarFunction> = {}): HangarFunction => ({
  sid: sid('ZH', 1),
  account_sid: sid('AC', 1),
  service_sid: sid('ZS', 1),
  environment_sid: sid('ZE', 1),
  saved: versionSample(1),
  live: versionSample(1),
  public_url: 'http://demo-1234.localhost:3001/hello',
  date_created: '2026-10-01T00:00:00.000Z',
  date_updated: '2026-10-01T00:00:00.000Z',
  url: '/api/services/x/functions/y',
  links: { content: '/api/services/x/functions/y/content' },
  ...known,
})

/** A Build, for tests. */
export const buildSample = (known: Partial<Build> = {}): Build => ({
  sid: sid('ZB', 1),
  service_sid: sid('ZS', 1),
  status: 'completed',
  runtime: 'node22',
  dependencies: [],
  installed: [],
  steps: [],
  failure: null,
  date_created: '2026-10-01T00:00:00.000Z',
  date_updated: '2026-10-01T00:00:00.000Z',
  url: '/api/services/x/builds/y',
  ...known,
})
