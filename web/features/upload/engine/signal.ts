/** Something that happens, and those who want to hear of it. */
export interface Signal<News> {
  tell: (news: News) => void
  /** Returns the way to stop. */
  listen: (listener: (news: News) => void) => () => void
}

export function createSignal<News>(): Signal<News> {
  const listeners = new Set<(news: News) => void>()
  return {
    tell: (news) => listeners.forEach((listener) => listener(news)),
    listen(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
