const STAGED_ID = /^[A-Za-z0-9]{1,64}$/
const DIGEST = /^[0-9a-f]{64}$/

/** Thrown for an id or a digest that could name something else than staged bytes or a blob. */
export class BadBlobName extends Error {
  constructor(name: string) {
    super(`${JSON.stringify(name.slice(0, 80))} names no blob`)
    this.name = 'BadBlobName'
  }
}

/**
 * Where a staging area is, relative to the store. Every id from outside passes here, so that
 * none can point out of the store. Throws BadBlobName.
 */
export function stagedPath(id: string): string {
  if (!STAGED_ID.test(id)) throw new BadBlobName(id)
  return `staging/${id}`
}

/** Where a blob is, relative to the store: `blobs/ab/abcd…`. Throws BadBlobName. */
export function blobPath(digest: string): string {
  if (!DIGEST.test(digest)) throw new BadBlobName(digest)
  return `blobs/${digest.slice(0, 2)}/${digest}`
}

/** Whether a file found in the store can be a staging area; strangers are left alone. */
export const isStagedId = (name: string) => STAGED_ID.test(name)

/** Whether a file found in the store can be a blob; strangers are left alone. */
export const isDigest = (name: string) => DIGEST.test(name)
