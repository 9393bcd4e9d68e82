import { z } from 'zod'
import { visibilitySchema } from '../../contract/assets.ts'
import { LIMITS } from '../../contract/limits.ts'
import type { AppDeps } from '../app.ts'
import type { SealedBlob } from '../blobs/port.ts'
import type { ResourceKind } from '../catalog/records.ts'
import { Failure } from '../failure.ts'
import { BrokenForm } from '../multipart/port.ts'
import { isMultipart } from '../multipart/refusals.ts'
import { nameVersion, type NewVersion } from '../resources/add-version.ts'
import { functionTooLarge, receiveBlob } from '../resources/receive-blob.ts'
import { parseFields, readForm } from './form.ts'
import type { TwilioContext } from './place.ts'

const nameSchema = z.object({
  Path: z.string(),
  Visibility: z.string().toLowerCase().pipe(visibilitySchema),
})

const formSchema = nameSchema.extend({
  Sha256: z
    .string()
    .toLowerCase()
    .regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hex')
    .optional(),
  ContentType: z.string().optional(),
})

type Fields = z.infer<typeof formSchema>

interface Content {
  blob: SealedBlob
  contentType: string | null
}

/**
 * Reads what a new version is to be, and takes its bytes in as they come; or finds bytes that
 * are here already by their Sha256. Throws invalid_request, path_invalid, too_large,
 * bytes_unknown.
 */
export async function receiveVersion(
  deps: AppDeps,
  c: TwilioContext,
  kind: ResourceKind,
): Promise<NewVersion> {
  const { fields, content } = isMultipart(c.req.raw)
    ? await readParts(deps, c.req.raw, kind)
    : { fields: await readForm(c, formSchema), content: null }
  const name = nameVersion({ path: fields.Path, visibility: fields.Visibility })
  const blob = await blobOf(deps, fields, content)
  // Bytes that were here already may be an Asset's.
  if (kind === 'function' && blob.size > LIMITS.functionBytes) throw functionTooLarge()
  return {
    ...name,
    contentType: fields.ContentType ?? content?.contentType ?? undefined,
    blob,
  }
}

async function readParts(
  deps: AppDeps,
  request: Request,
  kind: ResourceKind,
): Promise<{ fields: Fields; content: Content | null }> {
  const given: [string, string][] = []
  let content: Content | null = null
  try {
    for await (const part of deps.readMultipart(request)) {
      if (part.kind === 'field') given.push([part.name, part.value])
      else if (part.name === 'Content' && !content) {
        refuseEarly(given)
        const blob = await receiveBlob(deps, part.bytes, kind)
        content = { blob, contentType: part.contentType }
      }
    }
  } catch (error) {
    if (!(error instanceof BrokenForm)) throw error
    throw new Failure('invalid_request', `${error.message}. Send it again.`)
  }
  return { fields: parseFields(formSchema, given), content }
}

/** Spares the bytes of a version that would be refused anyway; the fields may also come later. */
function refuseEarly(given: [string, string][]): void {
  const names = new Set(given.map(([name]) => name))
  if (!names.has('Path') || !names.has('Visibility')) return
  const { Path: path, Visibility: visibility } = parseFields(nameSchema, given)
  nameVersion({ path, visibility })
}

async function blobOf(
  { blobs }: AppDeps,
  { Sha256 }: Fields,
  content: Content | null,
): Promise<SealedBlob> {
  if (content) {
    if (Sha256 === undefined || Sha256 === content.blob.digest) return content.blob
    const message = `Sha256: the Content that came has ${content.blob.digest}. Send it again.`
    throw new Failure('invalid_request', message)
  }
  if (Sha256 === undefined) {
    const message =
      'Content is missing. Send the file in multipart/form-data, or the Sha256 of bytes that this server has.'
    throw new Failure('invalid_request', message)
  }
  // Renewed, so that no sweeper takes them before the version is written.
  const known = await blobs.renew(Sha256)
  if (known) return known
  const message = `This server has no bytes with the Sha256 ${Sha256}. Send them as Content in multipart/form-data.`
  throw new Failure('bytes_unknown', message)
}
