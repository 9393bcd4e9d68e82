import { pino, destination, stdSerializers, type DestinationStream, type Logger } from 'pino'

export type { Logger }

/**
 * The log: JSON lines on stderr, warnings and worse. Written at once, so that the last line
 * before a crash is not lost; stdout is left to the banner.
 */
export function openLog(
  stream: DestinationStream = destination({ dest: 2, sync: true }),
): Logger {
  return pino(
    { name: 'hangar', level: 'warn', serializers: { err: stdSerializers.err } },
    stream,
  )
}

/** Of a request only this is logged: queries and headers may carry secrets. */
export function describeRequest(request: Request): { method: string; path: string } {
  return { method: request.method, path: new URL(request.url).pathname }
}
