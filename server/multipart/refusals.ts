import { BrokenForm } from './port.ts'

/** Whether the request says that it brings a form with parts; others can be parsed alike. */
export const isMultipart = (request: Request) =>
  /^multipart\/form-data\s*;/i.test(request.headers.get('content-type') ?? '')

/** The error for a body that is no form with parts. */
export const notMultipart = (cause?: unknown) =>
  new BrokenForm('The body is not multipart/form-data with a boundary', { cause })

/** The error for a form that ends before its time or breaks the format. */
export const brokenOff = (cause: unknown) =>
  cause instanceof BrokenForm
    ? cause
    : new BrokenForm('The form is broken off or damaged', { cause })
