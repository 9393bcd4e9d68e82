import { defineConfig } from '@playwright/test'
import { find } from './scripts/browser.mjs'
import type { HomeOptions } from './e2e/support/test.ts'

const mockPort = Number(process.env.E2E_MOCK_PORT ?? 4173)
const mockOrigin = `http://127.0.0.1:${mockPort}`

/** The same goals in both homes; @mock and @server mark what only one of them can show. */
export default defineConfig<object, HomeOptions>({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: true,
  // Long enough for a machine that does other things besides.
  timeout: 90_000,
  expect: { timeout: 15_000, toPass: { timeout: 15_000 } },
  workers: 2,
  // CI tells a flaky test as such instead of failing on it; here none may be.
  retries: process.env.CI ? 1 : 0,
  reporter: [['list'], ['html', { open: 'never' }]],
  globalSetup: './e2e/support/build-console.ts',
  use: {
    browserName: 'chromium',
    trace: 'retain-on-failure',
    permissions: ['clipboard-read', 'clipboard-write'],
    mockOrigin,
    launchOptions: {
      executablePath: find(),
      // Without these Chromium asks its makers' hosts for things of its own.
      args: [
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
  projects: [
    { name: 'mock', grepInvert: /@server/, use: { homeKind: 'mock' } },
    { name: 'server', grepInvert: /@mock/, use: { homeKind: 'server' } },
  ],
  webServer: {
    command: `vite build --mode mock --logLevel error && vite preview --mode mock --host 127.0.0.1 --port ${mockPort} --strictPort`,
    url: mockOrigin,
    reuseExistingServer: false,
  },
})
