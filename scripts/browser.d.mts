/** Path of the Chromium to use, or undefined when there is none yet. */
export function find(): string | undefined
