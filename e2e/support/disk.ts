import { utimesSync, writeFileSync } from 'node:fs'
import type { TestInfo } from '@playwright/test'
import type { FilePayload } from './files.ts'

/** When every file of a test was last changed, unless it says otherwise. */
const LONG_AGO = new Date('2026-03-01T12:00:00Z')

/** Puts a file into a folder of the test's own and gives its path; the date is always the same. */
export function onDisk(test: TestInfo, { name, buffer }: FilePayload): string {
  const path = test.outputPath(name)
  writeFileSync(path, buffer)
  utimesSync(path, LONG_AGO, LONG_AGO)
  return path
}
