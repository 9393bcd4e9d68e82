import { Failure } from '../failure.ts'

/** The failure of a file that is not the one its upload announced; nothing of it is kept. */
export function otherDigest(announced: string): Failure {
  const message = `The file does not have the SHA-256 ${announced} that was announced, so it was not published and its bytes were dropped. Upload it again.`
  return new Failure('checksum_mismatch', message)
}
