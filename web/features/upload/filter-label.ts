/** A filter's word with how many files it lets through: “Failed (4)”. */
export const filterLabel = (word: string, count: number) =>
  `${word} (${count.toLocaleString('en')})`
