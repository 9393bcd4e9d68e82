/** Bounds on one request to a Function; those of Twilio where it has one. */
export const BOUNDS = {
  /** Twilio: a request is at most 1 MB, a response at most 4 MB. Bytes. */
  requestBytes: 1024 * 1024,
  answerBytes: 4 * 1024 * 1024,
  /** Headers of an answer, all together, in characters. */
  answerHeaders: 32 * 1024,
  /** What one request may write into the log: lines, and characters in them. */
  logLines: 1000,
  logLength: 256 * 1024,
} as const
