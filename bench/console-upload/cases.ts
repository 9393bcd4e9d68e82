import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { dropMany, makeMany } from '../../e2e/support/many.ts'

/** Something people do with many or large files. */
export interface Case {
  name: string
  /** What is there before anything is measured. */
  prepare: (page: Page) => Promise<void>
  /** What is measured. */
  act: (page: Page) => Promise<void>
}

const KIB = 1024
const GIB = KIB ** 3
/** An hour: this is no test. */
const PATIENT = { timeout: 3_600_000 }

const review = (page: Page) => page.getByRole('region', { name: /^Review / })

const send = (page: Page) =>
  review(page)
    .getByRole('button', { name: /^Upload / })
    .click()

const published = (page: Page, count: number) =>
  page
    .getByRole('region', { name: 'Uploads' })
    .getByText(`${count.toLocaleString('en')} published`, { exact: true })
    .waitFor(PATIENT)

const drop = async (page: Page, count: number) => {
  await dropMany(page)
  await page
    .getByRole('heading', { name: `Review ${count.toLocaleString('en')} files` })
    .waitFor(PATIENT)
}

const sending = (count: number): Case => ({
  name: `send ${count.toLocaleString('en')} × 4 KiB`,
  async prepare(page) {
    await makeMany(page, count, 4 * KIB)
    await drop(page, count)
  },
  async act(page) {
    await send(page)
    await published(page, count)
  },
})

/** A file of zeros that takes no room on the disk. */
async function withSparseFile(bytes: number, act: (path: string) => Promise<void>) {
  const folder = await mkdtemp(join(tmpdir(), 'hangar-bench-'))
  try {
    const path = join(folder, 'sparse.bin')
    const file = await open(path, 'w')
    await file.truncate(bytes)
    await file.close()
    await act(path)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

export const CASES: readonly Case[] = [
  sending(1000),
  {
    name: 'drop 10,000 files',
    prepare: (page) => makeMany(page, 10_000, 10),
    act: (page) => drop(page, 10_000),
  },
  sending(10_000),
  {
    name: 'send 1 × 5 GiB',
    prepare: async () => {},
    act: (page) =>
      withSparseFile(5 * GIB, async (path) => {
        await page.getByLabel('Files to upload').setInputFiles(path)
        await send(page)
        await published(page, 1)
      }),
  },
]
