import { describe, expect, it } from 'vitest'
import { newScriptForm, writeScript } from './script-form.ts'

const PLACE = { origin: 'http://a.example', service: 'white-beagle', environment: null }
const FORM = newScriptForm('/assets/', 'X11; Linux')
const AUTH = '-u "$ACCOUNT_SID:$AUTH_TOKEN"'

describe('the form of a script', () => {
  it('opens with what suits the platform', () => {
    expect(FORM.shell).toBe('posix')
    expect(newScriptForm('/', 'Windows NT 10.0; Win64').shell).toBe('powershell')
  })

  it('makes a command of a folder as people type it', () => {
    expect(writeScript({ ...FORM, folder: 'my press' }, PLACE)).toEqual({
      ok: true,
      command: `curl --fail-with-body -w '\\n' -T millennium_falcon.jpg ${AUTH} "http://a.example/api/services/white-beagle/files/my-press/"`,
    })
    expect(writeScript({ ...FORM, folder: '' }, PLACE)).toMatchObject({
      command: expect.stringContaining('/files/"') as string,
    })
  })

  it('says what is missing or wrong', () => {
    expect(writeScript({ ...FORM, file: ' ' }, PLACE)).toEqual({
      ok: false,
      nameProblem: 'Enter which file is to be sent.',
    })
    expect(writeScript({ ...FORM, amount: 'folder', localFolder: '' }, PLACE)).toMatchObject({
      nameProblem: 'Enter which folder is to be sent.',
    })
    expect(writeScript({ ...FORM, folder: '/a#b/' }, PLACE)).toMatchObject({
      folderProblem: expect.stringContaining('contains #') as string,
    })
  })

  it('needs no name for the files around', () => {
    expect(writeScript({ ...FORM, amount: 'files', file: '' }, PLACE)).toMatchObject({
      ok: true,
    })
  })
})
