const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const count = (number: number, unit: string) => `${number} ${unit}${number === 1 ? '' : 's'}`

/**
 * How long something still takes, in seconds, as people say it: `about 2 minutes left`. No more
 * exact than such a guess can be, so that it does not jump about.
 */
export function formatTimeLeft(seconds: number): string {
  if (seconds < 5) return 'a few seconds left'
  if (seconds < 55) return `about ${count(Math.ceil(seconds / 5) * 5, 'second')} left`
  if (seconds < 59.5 * MINUTE) {
    return `about ${count(Math.round(seconds / MINUTE), 'minute')} left`
  }
  if (seconds < 23.5 * HOUR) {
    return `about ${count(Math.round(seconds / HOUR), 'hour')} left`
  }
  if (seconds < 7 * DAY) {
    return `about ${count(Math.round(seconds / DAY), 'day')} left`
  }
  return 'more than a week left'
}
