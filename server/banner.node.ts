import type { Hangar } from './home.node.ts'

/** What `npm start` says once Hangar answers: where to go, and where things are. */
export function banner(hangar: Hangar): string {
  const lines = [
    `Hangar ${hangar.version} is ready.`,
    '',
    `  Console  ${hangar.signInUrl}`,
    '           (this link signs you in; it works once, within the next hour)',
    `  Assets   ${hangar.assetsUrl}`,
    `  Data     ${hangar.dataFolder}`,
    '',
    `For scripts: account SID ${hangar.accountSid}, auth token in ${hangar.authTokenPlace}.`,
    ...hangar.warnings.flatMap((warning) => ['', `Warning: ${warning}`]),
  ]
  return `${lines.join('\n')}\n`
}
