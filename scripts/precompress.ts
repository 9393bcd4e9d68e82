import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

const TEXT = /\.(?:js|css|html|svg|json|txt|webmanifest)$/

/** Writes `.br` and `.gz` beside each text file of a build, where they are smaller than it. */
export const precompress = (): Plugin => ({
  name: 'hangar:precompress',
  apply: 'build',
  writeBundle({ dir }) {
    if (dir === undefined) return
    for (const file of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
      if (TEXT.test(file)) compressFile(join(dir, file))
    }
  },
})

const compressFile = (file: string) => {
  const bytes = readFileSync(file)
  const forms = {
    br: brotliCompressSync(bytes, {
      params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    }),
    gz: gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION }),
  }
  for (const [extension, form] of Object.entries(forms)) {
    if (form.length < bytes.length) writeFileSync(`${file}.${extension}`, form)
  }
}
