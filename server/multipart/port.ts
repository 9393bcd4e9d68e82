/** A part of a form: a short text, or a file whose bytes must be read before the next part. */
export type FormPart =
  | { kind: 'field'; name: string; value: string }
  | {
      kind: 'file'
      name: string
      /** As the client named it; never to be trusted for a path. */
      filename: string | null
      contentType: string | null
      bytes: ReadableStream<Uint8Array>
    }

/** Thrown while reading a form that is broken off, or is none. The message is for people. */
export class BrokenForm extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'BrokenForm'
  }
}

/**
 * Reads a `multipart/form-data` request part by part, in their order, without ever holding a
 * file. A file that is not read to its end is passed over. Throws BrokenForm.
 */
export type MultipartReader = (request: Request) => AsyncIterable<FormPart>
