import { build } from 'vite'

/** Builds the console once, as `npm start` does, for the servers of the tests to serve. */
// oxlint-disable-next-line import/no-default-export -- Playwright takes a globalSetup so
export default async function buildConsole() {
  await build({ logLevel: 'warn' })
}
