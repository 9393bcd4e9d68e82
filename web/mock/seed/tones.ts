const RATE = 8000

/** A note: its pitch in hertz and its length in seconds. */
export type Note = [pitch: number, seconds: number]

/** Notes as a WAV file as telephones like it: 8 kHz, mono, 16 bit. Pitch 0 is a rest. */
export function wav(notes: Note[]): ArrayBuffer {
  const lengths = notes.map(([, seconds]) => Math.round(seconds * RATE))
  const samples = lengths.reduce((sum, length) => sum + length, 0)
  const buffer = new ArrayBuffer(44 + samples * 2)
  const view = new DataView(buffer)
  writeHeader(view, samples * 2)
  let at = 44
  notes.forEach(([pitch], index) => {
    const length = lengths[index] ?? 0
    for (let sample = 0; sample < length; sample += 1, at += 2) {
      view.setInt16(at, sound(pitch, sample, length) * 0x7fff, true)
    }
  })
  return buffer
}

/** A bell-like tone: it fades over its length, and an octave above rings along. */
function sound(pitch: number, sample: number, length: number): number {
  if (pitch === 0) return 0
  const turn = (sample / RATE) * pitch * Math.PI * 2
  const attack = Math.min(1, sample / 80)
  const fade = (1 - sample / length) ** 1.5
  return (Math.sin(turn) * 0.6 + Math.sin(turn * 2) * 0.2) * attack * fade
}

function writeHeader(view: DataView, bytes: number) {
  const text = (at: number, word: string) =>
    new TextEncoder().encode(word).forEach((byte, index) => view.setUint8(at + index, byte))
  text(0, 'RIFF')
  view.setUint32(4, 36 + bytes, true)
  text(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, RATE, true)
  view.setUint32(28, RATE * 2, true)
  view.setUint16(32, 2, true)
  view.setUint16(34, 16, true)
  text(36, 'data')
  view.setUint32(40, bytes, true)
}
