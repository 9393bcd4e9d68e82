import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openCredentials } from './credentials.node.ts'

const NONE = { accountSid: null, authToken: null }
const SID = `AC${'1'.repeat(32)}`
const TOKEN = 'a'.repeat(32)
let folder: string
let file: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hangar-credentials-'))
  file = join(folder, 'credentials.json')
})
afterEach(() => rm(folder, { recursive: true }))

const mode = async () => ((await stat(file)).mode & 0o777).toString(8)

describe('the credentials', () => {
  test('are made once, random, and kept for the owner alone', async () => {
    const { keys, warnings } = await openCredentials(file, NONE)
    expect(keys.accountSid).toMatch(/^AC[0-9a-f]{32}$/)
    expect(keys.authToken).toMatch(/^[0-9a-f]{32}$/)
    expect(keys.sessionSecret).toMatch(/^[0-9a-f]{64}$/)
    expect(warnings).toEqual([])
    expect(await mode()).toBe('600')
    expect(await openCredentials(file, NONE)).toEqual({ keys, warnings: [] })
  })

  test('given by the environment are used and never written down', async () => {
    const { keys } = await openCredentials(file, { accountSid: SID, authToken: TOKEN })
    expect(keys).toMatchObject({ accountSid: SID, authToken: TOKEN })
    expect(Object.keys(JSON.parse(await readFile(file, 'utf8')))).toEqual(['session_secret'])
  })

  test('given for a while leave the kept ones as they were', async () => {
    const { keys } = await openCredentials(file, NONE)
    const rotated = await openCredentials(file, { ...NONE, authToken: TOKEN })
    expect(rotated.keys).toEqual({ ...keys, authToken: TOKEN })
    expect((await openCredentials(file, NONE)).keys).toEqual(keys)
  })

  test('missing in a file that only has the session secret are made', async () => {
    const given = await openCredentials(file, { accountSid: SID, authToken: TOKEN })
    const { keys } = await openCredentials(file, NONE)
    expect(keys.sessionSecret).toBe(given.keys.sessionSecret)
    expect(keys.authToken).not.toBe(TOKEN)
    expect((await openCredentials(file, NONE)).keys).toEqual(keys)
  })

  test('open to others are closed, with a warning', async () => {
    const { keys } = await openCredentials(file, NONE)
    await chmod(file, 0o644)
    const again = await openCredentials(file, NONE)
    expect(again.keys).toEqual(keys)
    expect(again.warnings).toEqual([expect.stringContaining('could be read by other users')])
    expect(await mode()).toBe('600')
  })

  test('that are damaged stop the start and are left as they are', async () => {
    await writeFile(file, '{"account_sid": "AC', { mode: 0o600 })
    await expect(openCredentials(file, NONE)).rejects.toThrow(/damaged; restore the file/)
    expect(await readFile(file, 'utf8')).toBe('{"account_sid": "AC')
  })
})
