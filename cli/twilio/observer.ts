import { ERRORS } from '../../contract/errors.ts'

/** What went wrong on the way, told to the user once the command has said its own part. */
export interface Observer {
  onAnswer(status: number): void
  onUnreachable(error: Error): void
  /** Sentences for the person at the terminal. */
  hints(): string[]
}

/** Watches answers: Twilio's tools say little of why they failed. */
export function observe(hangar: URL): Observer {
  let refused = false
  let unreachable: Error | null = null
  return {
    onAnswer(status) {
      refused ||= status === ERRORS.not_authenticated.status
    },
    onUnreachable(error) {
      unreachable ??= error
    },
    hints: () => [
      ...(refused ? [refusal(hangar)] : []),
      ...(unreachable
        ? [`${hangar.origin} could not be reached: ${unreachable.message}.`]
        : []),
    ],
  }
}

const refusal = ({ origin }: URL) =>
  `Hangar at ${origin} refused the credentials that the command sent. They must be those of ` +
  'this Hangar, not of Twilio: see ACCOUNT_SID and AUTH_TOKEN in the project’s .env, or what ' +
  'profile or flags the command was given.'

/** The body that Twilio's clients read as an error of the API, when no Hangar answers. */
export const unreachableBody = ({ origin }: URL) => ({
  code: 20503,
  message: `No Hangar answers at ${origin}. Start it again, or set HANGAR_URL to where it is.`,
  more_info: 'https://www.twilio.com/docs/errors/20503',
  status: 503,
})
