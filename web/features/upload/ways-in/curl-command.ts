import type { Visibility } from '../../../../contract/assets.ts'
import type { IfExists } from '../../../../contract/uploads.ts'
import { type Shell, fileArgument, shellQuote } from './shell-quote.ts'

/** Where a script's files go. */
export interface ScriptPlace {
  /** The console's, where the API is as well. */
  origin: string
  /** Unique names. */
  service: string
  /** Null for the Service's first Environment, which need not be named. */
  environment: string | null
  /** With slashes at both ends: `/assets/`. */
  folder: string
}

export interface ScriptChoice {
  shell: Shell
  amount: 'file' | 'files' | 'folder'
  /** The file, or the folder whose files are sent; without meaning for the files around. */
  name: string
  visibility: Visibility
  ifExists: IfExists
}

/**
 * A command that publishes a file, or a loop that publishes several, by cURL. Whatever is in a name
 * gets through: it is quoted for the shell and percent-encoded for the URL. A refusal is printed
 * and ends the command with a status other than 0; a loop goes on, and says at its end how many
 * were not published.
 */
export function curlCommand(place: ScriptPlace, choice: ScriptChoice): string {
  const url = `${place.origin}/api/services/${encoded(place.service)}/files${place.folder
    .split('/')
    .map(encoded)
    .join('/')}`
  const query = queryOf(place, choice)
  const { shell, name } = choice
  if (choice.amount === 'file') {
    const glob = /[[\]{}]/.test(name) ? '-g ' : ''
    // curl adds the file's name to a URL that ends in a slash. With a query not all versions do.
    const path = query === '' ? '' : encoded(baseName(name))
    return `${curl(shell, `${glob}-T ${fileArgument(shell, name)}`)} "${url}${path}${query}"`
  }
  return LOOPS[shell][choice.amount](url, query, name)
}

/** What the two variables are that the command signs in with, to be set once. */
export function credentialsCommand(shell: Shell, accountSid: string): string {
  const token = shellQuote(shell, 'your auth token')
  return shell === 'posix'
    ? `export ACCOUNT_SID=${accountSid} AUTH_TOKEN=${token}`
    : `$env:ACCOUNT_SID = '${accountSid}'; $env:AUTH_TOKEN = ${token}`
}

type Loop = (url: string, query: string, folder: string) => string

const LOOPS: Record<Shell, Record<'files' | 'folder', Loop>> = {
  posix: {
    files: (url, query) =>
      [
        // In parentheses, which the shell that it is pasted into outlives.
        '(failed=0',
        'for file in *; do',
        '  [ -f "$file" ] || continue',
        ...posixBody(url, query, '$file'),
        'done',
        `${POSIX_END})`,
      ].join('\n'),
    folder: (url, query, folder) =>
      [
        `(cd ${fileArgument('posix', folder)} && find . -type f | { failed=0`,
        'while IFS= read -r file; do',
        ...posixBody(url, query, '${file#./}'),
        'done',
        `${POSIX_END}; })`,
      ].join('\n'),
  },
  powershell: {
    files: (url, query) =>
      [
        '$failed = 0',
        'Get-ChildItem -File | ForEach-Object {',
        '  $path = [uri]::EscapeDataString($_.Name)',
        ...powershellBody(url, query),
      ].join('\n'),
    folder: (url, query, folder) =>
      [
        '$failed = 0',
        `$folder = (Get-Item -LiteralPath ${fileArgument('powershell', folder)}).FullName`,
        'Get-ChildItem -LiteralPath $folder -File -Recurse | ForEach-Object {',
        '  $path = $_.FullName.Substring($folder.Length + 1)',
        "  $path = [uri]::EscapeDataString($path) -replace '%5C|%2F', '/'",
        ...powershellBody(url, query),
      ].join('\n'),
  },
}

/** Every byte of the path is encoded but the slashes: sh has no shorter way to be right. */
const posixBody = (url: string, query: string, path: string) => [
  `  path=$(printf %s "${path}" | od -An -v -tx1 | tr -d '[:space:]' | sed 's/../%&/g; s,%2f,/,g')`,
  `  ${curl('posix', '-g -T "./$file"')} \\`,
  `    "${url}$path${query}" || failed=$((failed + 1))`,
]

const POSIX_END =
  '[ "$failed" -eq 0 ] || { echo "Not published: $failed of the files." >&2; exit 1; }'

const powershellBody = (url: string, query: string) => [
  `  ${curl('powershell', '-g -T $_.FullName')} \``,
  // A question mark would be part of the variable's name.
  `    "${url}\${path}${query}"`,
  '  if ($LASTEXITCODE -ne 0) { $failed++ }',
  '}',
  // Unlike an exit, it does not close the window.
  'if ($failed -gt 0) { throw "Not published: $failed of the files." }',
]

/** A refusal is printed but is no success, and each answer ends its line. */
const ANSWERS = "--fail-with-body -w '\\n'"

/** In Windows PowerShell, `curl` alone is another program. */
const curl = (shell: Shell, file: string) =>
  shell === 'posix'
    ? `curl ${ANSWERS} ${file} -u "$ACCOUNT_SID:$AUTH_TOKEN"`
    : `curl.exe ${ANSWERS} ${file} -u "\${env:ACCOUNT_SID}:\${env:AUTH_TOKEN}"`

/** Only what differs from what the server does by itself. */
function queryOf({ environment }: ScriptPlace, { visibility, ifExists }: ScriptChoice): string {
  const options = [
    environment !== null && `environment=${encoded(environment)}`,
    visibility !== 'public' && `visibility=${visibility}`,
    ifExists !== 'fail' && `if_exists=${ifExists}`,
  ].filter((option) => option !== false)
  return options.length === 0 ? '' : `?${options.join('&')}`
}

/** Nothing is left that a shell or curl takes for its own within double quotes. */
const encoded = (text: string) =>
  encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  )

const baseName = (path: string) =>
  path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
