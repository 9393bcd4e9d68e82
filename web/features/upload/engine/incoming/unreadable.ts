/** Something that was dropped or picked and cannot be read. */
export interface Unreadable {
  readonly path: string
  /** Whole sentences. */
  readonly reason: string
}

const MAY_NOT = 'The browser may not read it. Check its permissions.'
const REASONS: Readonly<Record<string, string>> = {
  NotFoundError: 'It was moved, renamed or deleted meanwhile.',
  NotReadableError: MAY_NOT,
  NotAllowedError: MAY_NOT,
  SecurityError: MAY_NOT,
  EncodingError: 'Its path is too long or strange for the browser. Move or rename it.',
  NoAnswer: 'It did not answer. Check that the drive it is on is connected.',
}

/** Why something cannot be read, from whatever a browser threw. */
export function unreadable(path: string, error: unknown): Unreadable {
  const name = error instanceof Error || error instanceof DOMException ? error.name : ''
  const detail = error instanceof Error ? error.message : String(error)
  return { path, reason: REASONS[name] ?? `The browser could not read it (${detail}).` }
}

/** The folder lies too deep: most likely a link in it leads back to it. */
export function tooDeep(path: string, depth: number): Unreadable {
  const reason = `It is more than ${depth} folders deep, and was not looked into. Does a link in it lead back?`
  return { path, reason }
}
