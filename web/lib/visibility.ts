import type { Visibility } from '../../contract/assets.ts'

/** The three visibilities as the console names and explains them, the most open one first. */
export const VISIBILITIES: readonly { value: Visibility; label: string; meaning: string }[] = [
  { value: 'public', label: 'Public', meaning: 'Anyone with the URL can read it.' },
  {
    value: 'protected',
    label: 'Protected',
    meaning: 'Its URL answers only to requests with a valid X-Twilio-Signature.',
  },
  {
    value: 'private',
    label: 'Private',
    meaning: 'It has no URL. Only your Functions can read it.',
  },
]

/** “Public” of `public`. */
export const visibilityLabel = (visibility: Visibility) =>
  visibility.charAt(0).toUpperCase() + visibility.slice(1)
