const figures = new Intl.NumberFormat('en')

/** “1 asset”, “10,036 assets”; “12 assets match” when something is filtered out. */
export function countWords(total: number, filtered: boolean): string {
  const count = `${figures.format(total)} ${total === 1 ? 'asset' : 'assets'}`
  if (!filtered) return count
  return `${count} ${total === 1 ? 'matches' : 'match'}`
}

/** How much of the list is loaded: “100 of 10,036 loaded”. */
export const loadedWords = (loaded: number, total: number) =>
  `${figures.format(loaded)} of ${figures.format(total)} loaded`
