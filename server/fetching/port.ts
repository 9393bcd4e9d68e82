/**
 * Thrown for a URL that Hangar does not ask: it is none, or leads into a network that is not
 * public. Nothing was sent. The message is for people and says what to do.
 */
export class UrlRefused extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'UrlRefused'
  }
}

/** Thrown when a site does not give the whole file. The message is for people, as above. */
export class RemoteFailed extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'RemoteFailed'
  }
}

/** Thrown when a site takes too long to answer, or to go on. The message is for people. */
export class RemoteTooSlow extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'RemoteTooSlow'
  }
}

/** A file that a site has begun to send. */
export interface RemoteFile {
  /** Bytes of the whole file, where they are known before. */
  size: number | null
  contentType: string | null
  /** The last part of its name, as its site tells or else its URL; not cleaned. */
  name: string | null
  /**
   * The file's bytes, read as they are asked for. Breaks with RemoteFailed or RemoteTooSlow rather
   * than end early; to cancel it ends the connection.
   */
  body: ReadableStream<Uint8Array>
}

/** The port to files elsewhere: what a home can fetch by URL, and what it must not. */
export interface RemoteFiles {
  /**
   * The URL of a text, if it may be asked for all that can be told without asking. Throws
   * UrlRefused.
   */
  check(text: string): URL
  /**
   * Asks for a file, following redirects; each URL on the way is checked again. `signal` ends it,
   * and later the body, with its reason. Throws UrlRefused, RemoteFailed, RemoteTooSlow.
   */
  open(url: URL, signal: AbortSignal): Promise<RemoteFile>
}
