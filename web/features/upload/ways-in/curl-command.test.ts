import { describe, expect, it } from 'vitest'
import {
  type ScriptChoice,
  type ScriptPlace,
  credentialsCommand,
  curlCommand,
} from './curl-command.ts'

const PLACE: ScriptPlace = {
  origin: 'http://127.0.0.1:4000',
  service: 'white-beagle',
  environment: null,
  folder: '/assets/',
}
const CHOICE: ScriptChoice = {
  shell: 'posix',
  amount: 'file',
  name: 'millennium_falcon.jpg',
  visibility: 'public',
  ifExists: 'fail',
}
const ANSWERS = "--fail-with-body -w '\\n'"
const FILES = 'http://127.0.0.1:4000/api/services/white-beagle/files'

const command = (choice: Partial<ScriptChoice>, place: Partial<ScriptPlace> = {}) =>
  curlCommand({ ...PLACE, ...place }, { ...CHOICE, ...choice })

describe('the command for one file', () => {
  it('is short where nothing differs from the rule', () => {
    expect(command({})).toBe(
      `curl ${ANSWERS} -T millennium_falcon.jpg -u "$ACCOUNT_SID:$AUTH_TOKEN" "${FILES}/assets/"`,
    )
  })

  it('names the file itself where options follow', () => {
    const place = { environment: 'dev', folder: '/assets/my folder/' }
    const choice = { visibility: 'private', ifExists: 'replace', name: 'img/a b.jpg' } as const
    expect(command(choice, place)).toBe(
      `curl ${ANSWERS} -T 'img/a b.jpg' -u "$ACCOUNT_SID:$AUTH_TOKEN" ` +
        `"${FILES}/assets/my%20folder/a%20b.jpg?environment=dev&visibility=private&if_exists=replace"`,
    )
  })

  it('has no patterns where none are meant', () => {
    expect(command({ name: 'a[1].jpg' })).toContain(`curl ${ANSWERS} -g -T 'a[1].jpg'`)
  })

  it('is another one for PowerShell', () => {
    expect(command({ shell: 'powershell', name: 'my logo.png' }, { environment: 'dev' })).toBe(
      `curl.exe ${ANSWERS} -T 'my logo.png' -u "\${env:ACCOUNT_SID}:\${env:AUTH_TOKEN}" ` +
        `"${FILES}/assets/my%20logo.png?environment=dev"`,
    )
  })
})

describe('the loops', () => {
  it('are written for PowerShell too', () => {
    const place = { environment: 'dev' }
    expect(command({ shell: 'powershell', amount: 'files' }, place)).toBe(
      [
        '$failed = 0',
        'Get-ChildItem -File | ForEach-Object {',
        '  $path = [uri]::EscapeDataString($_.Name)',
        `  curl.exe ${ANSWERS} -g -T $_.FullName -u "\${env:ACCOUNT_SID}:\${env:AUTH_TOKEN}" \``,
        `    "${FILES}/assets/\${path}?environment=dev"`,
        '  if ($LASTEXITCODE -ne 0) { $failed++ }',
        '}',
        'if ($failed -gt 0) { throw "Not published: $failed of the files." }',
      ].join('\n'),
    )
    expect(command({ shell: 'powershell', amount: 'folder', name: 'my site' })).toContain(
      "(Get-Item -LiteralPath 'my site').FullName",
    )
  })
})

describe('the credentials', () => {
  it('are two variables of the shell', () => {
    expect(credentialsCommand('posix', 'AC1')).toBe(
      "export ACCOUNT_SID=AC1 AUTH_TOKEN='your auth token'",
    )
    expect(credentialsCommand('powershell', 'AC1')).toBe(
      "$env:ACCOUNT_SID = 'AC1'; $env:AUTH_TOKEN = 'your auth token'",
    )
  })
})
