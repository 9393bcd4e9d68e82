/**
 * Why files of a former visit did not go on although the browser knew where they are; `refused` of
 * the `missing` ones could not be had. Empty when all could.
 */
export function refusedLine(refused: number, missing: number): string {
  if (refused === 0) return ''
  const [was, it] = refused === 1 ? ['was', 'it'] : ['were', 'them']
  return `${subjectOf(refused, missing)} ${was} changed or moved, or may not be read: choose ${it} again.`
}

function subjectOf(refused: number, missing: number): string {
  if (refused < missing) return `${refused.toLocaleString('en')} of them`
  return missing === 1 ? 'It' : 'They'
}
