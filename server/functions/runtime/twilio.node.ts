import { createRequire, registerHooks } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Boot } from './messages.ts'
import { Response } from './response.node.ts'

/** The part of the twilio package that is spoken to by name. */
export interface TwilioPackage {
  (accountSid: string, authToken: string, options: object): TwilioClient
  twiml: Record<string, new () => object>
}

export interface TwilioClient {
  sync: { v1: { services(name: string): Record<string, unknown> } }
}

const isTwilio = (module: unknown): module is TwilioPackage =>
  typeof module === 'function' && 'twiml' in module

const TWIML = ['VoiceResponse', 'MessagingResponse', 'FaxResponse'] as const

/** The twilio package as Functions of one generation see it: their own, or else Hangar's. */
export interface TwilioHome {
  /** The global `Twilio`. */
  global: object
  whole: () => TwilioPackage
  isTwiml: (value: unknown) => boolean
}

/** Makes `twilio` findable for all code that is loaded from now on. */
export function openTwilio({ folder, twilioFolder }: Boot): TwilioHome {
  fallBackTo(twilioFolder)
  const load = createRequire(join(folder, 'handlers', 'any.js'))
  const place = load.resolve('twilio')
  const whole = () => {
    const module: unknown = load(place)
    if (isTwilio(module)) return module
    throw new Error('The twilio package that was installed is none that Functions can use.')
  }
  const twiml = place.startsWith(twilioFolder) ? lazyTwiml(load) : undefined
  const isTwiml = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return false
    // Nobody has TwiML of a package that was not loaded.
    const classes = twiml ?? (load.cache[place] ? whole().twiml : {})
    return TWIML.some((name) => classes[name] !== undefined && value instanceof classes[name])
  }
  return { global: lazyGlobal(whole, twiml), whole, isTwiml }
}

/**
 * Whoever has not installed twilio gets Hangar's. But the other packages of Hangar, which lie on
 * the way up where the data folder is below Hangar's own, are none of a Function's: they are not
 * found, and not forbidden either.
 */
function fallBackTo(twilioFolder: string): void {
  const ownUrl = pathToFileURL(join(twilioFolder, 'package.json')).href
  const packages = pathToFileURL(join(dirname(twilioFolder), '/')).href
  const { resolve } = createRequire(ownUrl)
  registerHooks({
    resolve(specifier, context, next) {
      const asksTwilio = /^twilio(?:\/|$)/.test(specifier)
      if (asksTwilio || !isPackage(specifier) || context.parentURL?.startsWith(packages)) {
        try {
          return next(specifier, context)
        } catch (error) {
          if (!asksTwilio || context.parentURL === ownUrl) throw error
          return { url: pathToFileURL(resolve(specifier)).href, shortCircuit: true }
        }
      }
      const found = nextIfReadable(() => next(specifier, context))
      if (!found || found.url.startsWith(packages)) throw missing(specifier)
      return found
    },
  })
}

const isPackage = (specifier: string) => !/^(?:[./]|\w+:)/.test(specifier)

function nextIfReadable<Found>(next: () => Found): Found | null {
  try {
    return next()
  } catch (error) {
    const isDenied =
      error instanceof Error && 'code' in error && error.code === 'ERR_ACCESS_DENIED'
    if (isDenied) return null
    throw error
  }
}

const missing = (specifier: string) =>
  Object.assign(new Error(`Cannot find module '${specifier}'`), { code: 'MODULE_NOT_FOUND' })

/** TwiML's classes by themselves: the whole package takes a tenth of a second to load. */
function lazyTwiml(load: NodeJS.Require): TwilioPackage['twiml'] {
  const classes = {}
  for (const name of TWIML) {
    const get = (): unknown => load(`twilio/lib/twiml/${name}`)
    Object.defineProperty(classes, name, { get, enumerable: true, configurable: true })
  }
  return classes
}

/** All that the package has, `Response` as well; the package is loaded when it is needed. */
function lazyGlobal(whole: () => TwilioPackage, twiml: TwilioPackage['twiml'] | undefined) {
  const own: Record<PropertyKey, unknown> = twiml ? { Response, twiml } : { Response }
  const has = (key: PropertyKey) => Object.hasOwn(own, key)
  const client = (...given: Parameters<TwilioPackage>) => whole()(...given)
  return new Proxy(client, {
    get: (_, key): unknown => (has(key) ? own[key] : Reflect.get(whole(), key)),
    set: (_, key, value) => Reflect.set(own, key, value),
    has: (_, key) => has(key) || Reflect.has(whole(), key),
    ownKeys: () => [...new Set([...Object.keys(whole()), ...Reflect.ownKeys(own)])],
    getOwnPropertyDescriptor: (_, key) => ({
      value: has(key) ? own[key] : Reflect.get(whole(), key),
      enumerable: true,
      configurable: true,
    }),
  })
}
