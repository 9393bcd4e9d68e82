/** How a message is meant; Callout, Toaster and others show it by icon, colour and word. */
export type Tone = 'neutral' | 'success' | 'warning' | 'error'

/** What screen readers hear before the message, since they see neither icon nor colour. */
export const TONE_WORDS: Record<Tone, string> = {
  neutral: 'Information:',
  success: 'Success:',
  warning: 'Warning:',
  error: 'Error:',
}

export const TONE_SURFACES: Record<Tone, string> = {
  neutral: 'border-neutral-weaker bg-neutral-weakest',
  success: 'border-success-weaker bg-success-weakest',
  warning: 'border-warning-weaker bg-warning-weakest',
  error: 'border-error-weaker bg-error-weakest',
}
