/** The shells that a command can be written for: sh, bash and zsh, or PowerShell. */
export type Shell = 'posix' | 'powershell'

const HARMLESS: Record<Shell, RegExp> = {
  posix: /^[\w./][\w.,/=@%+-]*$/,
  powershell: /^[A-Za-z_./][\w./\\-]*$/,
}

/** A text as one word of a command, whatever is in it; as it is where that does no harm. */
export function shellQuote(shell: Shell, text: string): string {
  if (HARMLESS[shell].test(text)) return text
  if (shell === 'posix') return `'${text.replaceAll("'", String.raw`'\''`)}'`
  // PowerShell takes typographic quotes for quotes too; each is written twice.
  return `'${text.replaceAll(/['‘’‚‛]/g, '$&$&')}'`
}

/** A file's name as an argument: one that begins with a dash would be an option, `-` the input. */
export function fileArgument(shell: Shell, name: string): string {
  return shellQuote(shell, /^(?:-|\.$)/.test(name) ? `./${name}` : name)
}
