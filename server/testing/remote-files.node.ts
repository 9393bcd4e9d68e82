import { AllowedPlaces } from '../fetching/allowed-places.node.ts'
import { createNodeFiles, type NodeFilesOptions } from '../fetching/node-files.node.ts'

/** The places that a text allows. */
export const allow = (text: string): AllowedPlaces => {
  const places = AllowedPlaces.parse(text)
  if (!places) throw new Error(`${text} are no places`)
  return places
}

/** Files of the sites above: loopback's first address is allowed. */
export function files(options: Partial<NodeFilesOptions> = {}) {
  return createNodeFiles({ allowed: allow('127.0.0.1'), version: '1.2.3', ...options })
}

const never = new AbortController().signal

/** Asks for a file. */
export const open = (url: string, options: Partial<NodeFilesOptions> = {}, signal = never) =>
  files(options).open(new URL(url), signal)

/** A file's text. */
export async function fetchText(
  url: string,
  options?: Partial<NodeFilesOptions>,
): Promise<string> {
  return new Response((await open(url, options)).body).text()
}
