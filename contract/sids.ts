import { z } from '@hono/zod-openapi'

/**
 * Two-letter prefixes of every SID. Twilio's own where Twilio has the resource
 * (an Asset and a Function share `ZH`, their versions `ZN`); `HC`, `HU` and `HF` are Hangar's.
 */
export const SID_PREFIXES = {
  account: 'AC',
  service: 'ZS',
  environment: 'ZE',
  asset: 'ZH',
  function: 'ZH',
  version: 'ZN',
  build: 'ZB',
  deployment: 'ZD',
  variable: 'ZV',
  log: 'NO',
  request: 'RQ',
  key: 'SK',
  change: 'HC',
  upload: 'HU',
  fetch: 'HF',
} as const

export type SidKind = keyof typeof SID_PREFIXES

/** A SID of one kind: its prefix and 32 hex digits, 34 characters in all. */
export const sidSchema = (kind: SidKind) =>
  z
    .string()
    .regex(
      new RegExp(`^${SID_PREFIXES[kind]}[0-9a-f]{32}$`),
      `must be a ${kind} SID (${SID_PREFIXES[kind]} and 32 hex digits)`,
    )
