import type { Environment, LiveVersion, Service, Variable } from '../catalog/records.ts'

/** A file of a Program: the live version of a Function, or of a private asset. */
export interface ProgramFile {
  resourceSid: string
  versionSid: string
  path: string
  digest: string
}

/** All that the Functions of one Environment run on, as it was at one moment. */
export interface Program {
  environmentSid: string
  serviceSid: string
  /** Equal for Programs of which one can run for the other. */
  key: string
  /** Equal for Programs of the same files; part of `key`. */
  filesKey: string
  domain: string
  includeCredentials: boolean
  dependencySet: string | null
  variables: Record<string, string>
  /** By resource SID. */
  functions: ReadonlyMap<string, ProgramFile>
  /** Private ones; the others are not for Functions. */
  assets: ProgramFile[]
  /** Whether something is, or was, at the path that matters to Functions. */
  paths: ReadonlySet<string>
}

/** What a Program is made of, as the catalog has it. */
export interface ProgramParts {
  environment: Environment
  service: Service
  functions: LiveVersion[]
  assets: LiveVersion[]
  dependencySet: string | null
  variables: Variable[]
}

export function programOf(parts: ProgramParts): Program {
  const { environment, service, dependencySet } = parts
  const functions = parts.functions.map(fileOf)
  const assets = parts.assets.map(fileOf)
  const variables = Object.fromEntries(parts.variables.map(({ key, value }) => [key, value]))
  const { domain } = environment
  const { includeCredentials } = service
  const all = { domain, includeCredentials, dependencySet, variables, functions, assets }
  return {
    ...all,
    environmentSid: environment.sid,
    serviceSid: service.sid,
    key: JSON.stringify(all),
    filesKey: JSON.stringify({ dependencySet, functions, assets }),
    functions: new Map(functions.map((file) => [file.resourceSid, file])),
    paths: new Set([...functions, ...assets].map(({ path }) => path)),
  }
}

/** Whether a path's new state alters what Functions run on. */
export function altersProgram(
  program: Program,
  path: string,
  live: LiveVersion | null,
): boolean {
  const matters = live?.kind === 'function' || live?.version.visibility === 'private'
  return matters || program.paths.has(path)
}

const fileOf = ({ version: { sid, resourceSid, path, digest } }: LiveVersion): ProgramFile => ({
  resourceSid,
  versionSid: sid,
  path,
  digest,
})
