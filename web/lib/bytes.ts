const UNITS = ['KB', 'MB', 'GB', 'TB', 'PB']

/**
 * A size for people: `0 bytes`, `1 byte`, `2 KB`, `1.5 MB`, `5 GB`. A unit is 1024 of the one
 * before, as file managers and HANGAR_MAX_ASSET_BYTES=5GiB mean it; one decimal below 10.
 */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return bytes === 1 ? '1 byte' : `${bytes} bytes`
  const power = Math.min(Math.floor(Math.log2(bytes) / 10), UNITS.length)
  const value = roundForPeople(bytes / 1024 ** power)
  // 1023.9 KB rounds to 1024 KB, which is a round unit of the next.
  if (value >= 1024 && power < UNITS.length) return `1 ${UNITS[power]}`
  return `${value} ${UNITS[power - 1]}`
}

const roundForPeople = (value: number) =>
  value < 10 ? Math.round(value * 10) / 10 : Math.round(value)
