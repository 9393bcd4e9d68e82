import { writeSync } from 'node:fs'
import { Socket } from 'node:net'
import { encodeFrame, FrameReader } from './frames.node.ts'
import type { Boot, Run, Said } from './messages.ts'

/** Pipes the host opens for a worker, beside stdin, stdout and stderr. */
const FROM_HOST = 3
const TO_HOST = 4
/** What the host sends is trusted; variables and a request fit with ease. */
const LARGEST = 64 * 1024 * 1024

/** Says something to the host. Returns when the bytes have left, so that no crash takes them. */
export function say(said: Said, body?: Uint8Array): void {
  const frame = encodeFrame(said, body)
  try {
    for (let at = 0; at < frame.byteLength;) at += writeSync(TO_HOST, frame, at)
  } catch {
    // The host has gone, and with it all reason to go on.
    process.exit(1)
  }
}

/** Hears the host; the process ends with it. */
export function hear(listener: (message: Boot | Run, body: Buffer) => void): void {
  const frames = new FrameReader(LARGEST)
  const socket = new Socket({ fd: FROM_HOST, readable: true, writable: false })
  socket.on('data', (chunk: Buffer) => {
    for (const { message, body } of frames.push(chunk)) {
      if (isOurs(message)) listener(message, body)
    }
  })
  socket.on('error', () => process.exit(1))
  socket.on('close', () => process.exit(0))
}

const isOurs = (message: unknown): message is Boot | Run =>
  typeof message === 'object' && message !== null && 'type' in message
