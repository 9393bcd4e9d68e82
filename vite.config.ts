import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { msw } from 'msw/vite'
import { configDefaults, defineConfig } from 'vitest/config'
import { precompress } from './scripts/precompress.ts'

/** The real server behind `npm run dev:server`; without it, /api is for the mock's worker. */
const api = process.env.HANGAR_DEV_API

export default defineConfig(({ mode }) => ({
  plugins: [
    // Where much is drawn anew: each asset while its list is scrolled, each file while others
    // are sent. All of the features would be 4 kB more of first load.
    react({
      compiler: {
        sources: [
          '/web/features/upload/',
          '/web/features/assets/AssetRow.tsx',
          '/web/features/assets/AssetCard.tsx',
        ],
      },
    }),
    tailwindcss(),
    // The worker and all that it needs exist in this mode only, never in a production build.
    mode === 'mock' ? msw() : precompress(),
  ],
  // wouter's stand-in for a React that lacks it.
  resolve: { alias: { 'use-sync-external-store/shim/index.js': 'react' } },
  server: {
    host: '127.0.0.1',
    // Host and Origin stay as the browser sent them: the server compares the two.
    ...(api === undefined ? {} : { proxy: { '^/(?:api|v1)/': { target: api } } }),
  },
  preview: { host: '127.0.0.1' },
  build: {
    outDir: mode === 'mock' ? 'dist-mock' : 'dist',
    emptyOutDir: true,
    target: ['chrome123', 'firefox121', 'safari17.5'],
    manifest: true,
    modulePreload: {
      // Every browser of `target` knows modulepreload by itself.
      polyfill: false,
      // What a part needs is fetched along with it where someone waits for it. Menus and
      // dialogs come while nobody does, and their lists would be half a kB of first load.
      resolveDependencies: (file, needed) => (/(?:UploadZone|Page)-/.test(file) ? needed : []),
    },
    rolldownOptions: {
      output: {
        // All of the first load in one file: small shared ones cost requests and compress badly.
        codeSplitting: { groups: [{ name: 'first-load', tags: ['$initial'] }] },
      },
    },
    // The content security policy allows no data: URLs for images and fonts.
    assetsInlineLimit: 0,
  },
  test: {
    include: ['{cli,contract,server,web,scripts}/**/*.test.ts'],
    exclude: [...configDefaults.exclude, 'e2e/**'],
    environment: 'node',
    // Nothing here is timed; a busy machine is no failure.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
}))
