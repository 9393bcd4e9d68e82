/** Lengths and connections are the server's business; Twilio drops these too. */
const OURS = /^(?:connection|content-length|keep-alive|te|trailer|transfer-encoding|upgrade)$/i
// RFC 9110 §5.1 and §5.5, as Node checks it.
const NAME = /^[\w!#$%&'*+.^`|~-]+$/
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/

/** Whether the header is the server's own, so that a Function's does not count. */
export const isServersOwn = (name: string): boolean => OURS.test(name)

/** Whether a header can be sent at all. */
export const isSendable = (name: string, value: string): boolean =>
  NAME.test(name) && VALUE.test(value)
