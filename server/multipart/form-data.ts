import type { FormPart, MultipartReader } from './port.ts'
import { brokenOff, isMultipart, notMultipart } from './refusals.ts'

/**
 * Reads a form by the platform's own parser, which holds it whole in memory: for the browser
 * mock, and for tests. The server streams instead.
 */
export const readFormData: MultipartReader = async function* (request) {
  for (const [name, value] of await formOf(request)) yield partOf(name, value)
}

async function formOf(request: Request): Promise<FormData> {
  if (!isMultipart(request)) throw notMultipart()
  try {
    return await request.formData()
  } catch (cause) {
    throw brokenOff(cause)
  }
}

function partOf(name: string, value: string | File): FormPart {
  if (typeof value === 'string') return { kind: 'field', name, value }
  return {
    kind: 'file',
    name,
    filename: value.name || null,
    contentType: value.type || null,
    bytes: value.stream(),
  }
}
