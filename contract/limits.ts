/** Figures both sides must agree on. Bytes unless the name says otherwise. */
export const LIMITS = {
  /** Twilio: a path is at most 255 characters. */
  pathLength: 255,
  /** Twilio: a Service's UniqueName. */
  uniqueNameLength: 50,
  friendlyNameLength: 255,
  /** Twilio: an Environment's UniqueName and DomainSuffix. */
  environmentNameLength: 100,
  domainSuffixLength: 16,
  /** A label of a domain name, RFC 1035: the domain base with the suffix. */
  domainLabelLength: 63,
  /** Twilio: a Variable's key in characters, its value in bytes of UTF-8. */
  variableKeyLength: 128,
  variableValueBytes: 450,
  /** Twilio: modules in the dependencies of a Build. */
  dependencies: 100,
  /** The source of one Function, by whichever way it comes: room for what a bundler makes. */
  functionBytes: 10 * 1024 * 1024,
  /** As much source as the console edits, and sends as JSON. */
  editableBytes: 512 * 1024,
  contentTypeLength: 255,
  /** A URL to fetch, in characters: signed ones are long. */
  urlLength: 8000,
  pageSize: 100,
  pageSizeMax: 1000,
  /** A request's JSON; bytes of assets go by tus. */
  bodyBytes: 1024 * 1024,
  /** Larger files cost more than their request, and fare better as files than as rows. */
  packedFileBytes: 64 * 1024,
  filesPerPack: 100,
  /** The line that lists the files of a pack. */
  packListBytes: 512 * 1024,
  /** Operations in one POST …/changes. */
  operationsPerChange: 1000,
  /** Paths in one POST …/lookups. */
  pathsPerLookup: 1000,
} as const
