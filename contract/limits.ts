/** Figures both sides must agree on. Bytes unless the name says otherwise. */
export const LIMITS = {
  /** Twilio: a path is at most 255 characters. */
  pathLength: 255,
  /** Twilio: a Service's UniqueName. */
  uniqueNameLength: 50,
  friendlyNameLength: 255,
  contentTypeLength: 255,
  pageSize: 100,
  pageSizeMax: 1000,
  /** A request's JSON; bytes of assets go by tus. */
  bodyBytes: 1024 * 1024,
  /** Operations in one POST …/changes. */
  operationsPerChange: 1000,
} as const
