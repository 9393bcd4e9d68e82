import { resolve } from 'node:path'
import { isIP } from 'node:net'
import { z } from 'zod'
import { sidSchema } from '../contract/sids.ts'
import { AllowedPlaces } from './fetching/allowed-places.node.ts'
import { FETCH_TIMEOUT } from './fetching/fetches.ts'
import { parseByteSize } from './node-home/byte-size.ts'
import { serviceLinkAdvice, unknownSettings } from './node-home/unknown-settings.ts'

/** How this Hangar is set up, from the environment. Ports may be 0: any free one. */
export interface Config {
  host: string
  port: number
  assetsPort: number
  /** The public form of the assets origin; null when it was not set. May hold `{domain}`. */
  assetsUrl: string | null
  /** Absolute path of the data folder. */
  dataFolder: string
  accountSid: string | null
  authToken: string | null
  maxAssetBytes: number
  /** Bytes of the disk that no upload gets. */
  keepFree: number
  /** How many Functions run at once; null goes by the machine. */
  functionConcurrency: number | null
  /** How long a Function may run, in ms. */
  functionTimeout: number
  /** Places that are not public and may be fetched from all the same. */
  fetchAllowed: AllowedPlaces
  /** How long fetching one URL may take, in ms. */
  fetchTimeout: number
  /** Sentences about HANGAR_* variables that are no settings. */
  warnings: readonly string[]
}

/** Everything that is wrong with the environment, one clear sentence each. */
export class ConfigProblems extends Error {
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.name = 'ConfigProblems'
    this.problems = problems
  }
}

const hostSchema = z
  .string()
  .refine((host) => isIP(host) !== 0 || /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/i.test(host), {
    error: 'must be an IP address or a host name, such as 127.0.0.1 or 0.0.0.0',
  })

const portSchema = z
  .string()
  .refine((port) => /^\d{1,5}$/.test(port) && Number(port) <= 65_535, {
    error: 'must be a port number from 0 to 65535 (0 takes any free port)',
  })
  .transform(Number)

const assetsUrlSchema = z
  .string()
  .refine(isAssetsUrl, {
    error:
      'must be an http or https URL without path, such as https://assets.example.com or ' +
      'https://{domain}.assets.example.com, where {domain} is the first label of the host ' +
      'and the others are letters, digits and hyphens (other scripts as xn--…)',
  })
  .transform((url) => url.replace(/\/$/, ''))

const accountSidSchema = z
  .string()
  .refine((sid) => sidSchema('account').safeParse(sid).success, {
    error: 'must be AC and 32 hex digits in lower case',
  })

const bytesSchema = (examples: string, parse: (text: string) => number | null) =>
  z.string().transform((text, context) => {
    const bytes = parse(text)
    if (bytes !== null) return bytes
    context.addIssue(`must be a number of bytes, such as ${examples}`)
    return z.NEVER
  })

/** Seconds, read as ms. */
const secondsSchema = (least: number, most: number, example: number) =>
  z
    .string()
    .refine((text) => /^\d+(?:\.\d+)?$/.test(text) && inRange(Number(text), least, most), {
      error: `must be a number of seconds from ${least} to ${most}, such as ${example}`,
    })
    .transform((text) => Number(text) * 1000)

const placesSchema = z.string().transform((text, context) => {
  const places = AllowedPlaces.parse(text)
  if (places) return places
  context.addIssue(
    'must be host names, addresses and networks, parted by commas, such as files.intern.example, 10.1.0.0/16',
  )
  return z.NEVER
})

const inRange = (value: number, least: number, most: number) => value >= least && value <= most

const settingsSchema = z.object({
  HANGAR_HOST: hostSchema.default('127.0.0.1'),
  HANGAR_PORT: portSchema.default(4000),
  HANGAR_ASSETS_PORT: portSchema.default(4001),
  HANGAR_ASSETS_URL: assetsUrlSchema.nullable().default(null),
  HANGAR_DATA: z.string().default('./data'),
  HANGAR_ACCOUNT_SID: accountSidSchema.nullable().default(null),
  HANGAR_AUTH_TOKEN: z
    .string()
    .regex(
      /^[0-9a-f]{32}$/,
      'must be 32 hex digits in lower case, as `openssl rand -hex 16` makes',
    )
    .nullable()
    .default(null),
  HANGAR_MAX_ASSET_BYTES: bytesSchema('5000000, 25MB or 5GiB', parseByteSize).default(
    5 * 1024 ** 3,
  ),
  HANGAR_KEEP_FREE: bytesSchema('0, 256MiB or 1GB', (text) =>
    text.trim() === '0' ? 0 : parseByteSize(text),
  ).default(256 * 1024 ** 2),
  HANGAR_FUNCTION_CONCURRENCY: z
    .string()
    .refine((text) => /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= 1000, {
      error: 'must be a number from 1 to 1000',
    })
    .transform(Number)
    .nullable()
    .default(null),
  HANGAR_FUNCTION_TIMEOUT: secondsSchema(0.1, 900, 10).default(10_000),
  HANGAR_FETCH_ALLOW: placesSchema.default(new AllowedPlaces()),
  HANGAR_FETCH_TIMEOUT: secondsSchema(1, 86_400, 600).default(FETCH_TIMEOUT),
})

/**
 * Reads the HANGAR_* variables; an empty one counts as not set. Relative folders are below
 * the working directory. Throws ConfigProblems with all that is wrong at once.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = givenSettings(env)
  const parsed = settingsSchema.safeParse(given)
  // Of the command `hangar`: set for a whole shell, from which Hangar may be started too.
  const { HANGAR_URL: _ofTheCommand, ...ours } = given
  const warnings = unknownSettings(ours, Object.keys(settingsSchema.shape))
  const problems = (parsed.error?.issues ?? []).map(sentence(given))
  if (portsCollide(given)) {
    problems.push(
      'HANGAR_PORT and HANGAR_ASSETS_PORT must differ: hosted files must not share an origin with the console.',
    )
  }
  // A mistyped name may be why another setting is wrong, so both are told.
  if (!parsed.data || problems.length > 0) throw new ConfigProblems([...warnings, ...problems])
  return { ...toConfig(parsed.data), warnings }
}

function givenSettings(env: Record<string, string | undefined>): Record<string, string> {
  const given: Record<string, string> = {}
  for (const [name, value] of Object.entries(env)) {
    if (name.startsWith('HANGAR_') && value?.trim()) given[name] = value
  }
  return given
}

/** By themselves, since the whole has no output as soon as any other setting is wrong. */
function portsCollide(given: Record<string, string>): boolean {
  const { HANGAR_PORT, HANGAR_ASSETS_PORT } = settingsSchema.shape
  const port = HANGAR_PORT.safeParse(given.HANGAR_PORT).data
  return Boolean(port) && port === HANGAR_ASSETS_PORT.safeParse(given.HANGAR_ASSETS_PORT).data
}

function toConfig(settings: z.output<typeof settingsSchema>): Omit<Config, 'warnings'> {
  return {
    host: settings.HANGAR_HOST,
    port: settings.HANGAR_PORT,
    assetsPort: settings.HANGAR_ASSETS_PORT,
    assetsUrl: settings.HANGAR_ASSETS_URL,
    dataFolder: resolve(settings.HANGAR_DATA),
    accountSid: settings.HANGAR_ACCOUNT_SID,
    authToken: settings.HANGAR_AUTH_TOKEN,
    maxAssetBytes: settings.HANGAR_MAX_ASSET_BYTES,
    keepFree: settings.HANGAR_KEEP_FREE,
    functionConcurrency: settings.HANGAR_FUNCTION_CONCURRENCY,
    functionTimeout: settings.HANGAR_FUNCTION_TIMEOUT,
    fetchAllowed: settings.HANGAR_FETCH_ALLOW,
    fetchTimeout: settings.HANGAR_FETCH_TIMEOUT,
  }
}

/** Secrets are not repeated: what is printed at start may end in a log. */
const sentence = (given: Record<string, string>) => (issue: z.core.$ZodIssue) => {
  const name = String(issue.path[0])
  const value = name === 'HANGAR_AUTH_TOKEN' ? '' : `, but is "${given[name]}"`
  return `${name} ${issue.message}${value}.${serviceLinkAdvice(given[name])}`
}

/**
 * The domain is told from the first label of the Host header, so it must be one by itself.
 * The host goes into the console's Content-Security-Policy as it is: nothing may be in it
 * that means something there, such as `;`, `*` or a blank.
 */
function isAssetsUrl(text: string): boolean {
  const host = /^https?:\/\/([^/]+)\/?$/i.exec(text)?.[1] ?? ''
  const example = host.replace(/^\{domain\}(?=[.:]|$)/, 'white-beagle-1541')
  return HOST_AND_PORT.test(example) && URL.canParse(`http://${example}`)
}

const HOST_AND_PORT = /^(?:[a-z0-9-]+(?:\.[a-z0-9-]+)*|\[[0-9a-f:.]+\])(?::\d+)?$/i
