import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** What a server answered: its status and the text of its head. */
export interface Answer {
  status: number
  head: string
}

/** The value of an answer's header; the empty text where it is missing. */
export const headerOf = ({ head }: Answer, name: string) =>
  new RegExp(`\r\n${name}: *([^\r]*)`, 'i').exec(head)?.[1] ?? ''

/**
 * One kept-alive HTTP/1.1 connection over a bare socket: the generator must cost less than any
 * server it loads. One request at a time.
 */
export class Connection {
  readonly socket: Socket
  #text = ''
  #waiting: PromiseWithResolvers<Answer> | null = null

  private constructor(socket: Socket) {
    this.socket = socket.setNoDelay(true).setEncoding('latin1')
    socket.on('data', (text) => this.#take(String(text)))
    socket.on('error', (error) => this.#waiting?.reject(error))
    socket.on('close', () => this.#waiting?.reject(new Error('the server hung up')))
  }

  static async open(port: number): Promise<Connection> {
    const socket = connect(port, '127.0.0.1')
    await once(socket, 'connect')
    return new Connection(socket)
  }

  /** Resolves with the answer to what is being sent. */
  answer(): Promise<Answer> {
    this.#waiting = Promise.withResolvers<Answer>()
    return this.#waiting.promise
  }

  /** Sends a whole request. */
  send(request: Uint8Array | string): Promise<Answer> {
    const answer = this.answer()
    this.socket.write(request)
    return answer
  }

  close(): void {
    this.socket.destroy()
  }

  #take(text: string): void {
    this.#text += text
    const end = this.#text.indexOf('\r\n\r\n')
    if (end === -1) return
    const head = this.#text.slice(0, end)
    const answer = { status: Number(head.slice(9, 12)), head }
    const body = this.#text.slice(end + 4)
    const isWhole = /\r\ntransfer-encoding: *chunked/i.test(head)
      ? body.endsWith('0\r\n\r\n')
      : body.length >= Number(headerOf(answer, 'content-length'))
    if (!isWhole) return
    this.#text = ''
    this.#waiting?.resolve(answer)
  }
}
