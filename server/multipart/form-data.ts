import { BrokenForm, type FormPart, type MultipartReader } from './port.ts'

/**
 * Reads a form by the platform's own parser, which holds it whole in memory: for the browser
 * mock, and for tests. The server streams instead.
 */
export const readFormData: MultipartReader = async function* (request) {
  for (const [name, value] of await formOf(request)) yield partOf(name, value)
}

async function formOf(request: Request): Promise<FormData> {
  if (!isMultipart(request)) throw new BrokenForm('The body is not multipart/form-data')
  try {
    return await request.formData()
  } catch (cause) {
    throw new BrokenForm('The form is broken off or damaged', { cause })
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

// Platforms parse urlencoded bodies by the same method.
const isMultipart = (request: Request) =>
  /^multipart\/form-data\s*;/i.test(request.headers.get('content-type') ?? '')
