import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { msw } from 'msw/vite'
import { configDefaults, defineConfig } from 'vitest/config'
import { precompress } from './scripts/precompress.ts'

/** The real server behind `npm run dev:server`; without it, /api is for the mock's worker. */
const api = process.env.HANGAR_DEV_API

export default defineConfig(({ mode }) => ({
  plugins: [
    // Only the features draw long lists anew; elsewhere the compiled code would only be larger.
    react({ compiler: { sources: ['/web/features/'] } }),
    tailwindcss(),
    // The worker and all that it needs exist in this mode only, never in a production build.
    mode === 'mock' ? msw() : precompress(),
  ],
  server: {
    host: '127.0.0.1',
    // Host and Origin stay as the browser sent them: the server compares the two.
    ...(api === undefined ? {} : { proxy: { '/api': { target: api, changeOrigin: false } } }),
  },
  preview: { host: '127.0.0.1' },
  build: {
    outDir: mode === 'mock' ? 'dist-mock' : 'dist',
    emptyOutDir: true,
    target: ['chrome123', 'firefox121', 'safari17.5'],
    manifest: true,
    // The content security policy allows no data: URLs for images and fonts.
    assetsInlineLimit: 0,
  },
  test: {
    include: ['{contract,server,web,scripts}/**/*.test.ts'],
    exclude: [...configDefaults.exclude, 'e2e/**'],
    environment: 'node',
  },
}))
