import type { Locks } from './lock-claims.ts'

interface Waiter {
  page: object
  grant: (isFree: boolean) => void
}

/** A browser's locks for tests: each page has its own LockManager, and loses its locks by ending. */
export function fakeLocks() {
  const holders = new Map<string, Waiter>()
  const lines = new Map<string, Waiter[]>()

  function free(name: string): void {
    holders.delete(name)
    const next = lines.get(name)?.shift()
    if (!next) return
    holders.set(name, next)
    next.grant(true)
  }

  function openPage(): { locks: Locks; end: () => void } {
    const page = {}
    const request: Locks['request'] = async (name, options, hold) => {
      const turn = Promise.withResolvers<boolean>()
      const waiter = { page, grant: turn.resolve }
      if (!holders.has(name)) {
        holders.set(name, waiter)
        turn.resolve(true)
      } else if (options.ifAvailable) turn.resolve(false)
      else lines.set(name, [...(lines.get(name) ?? []), waiter])
      options.signal?.addEventListener('abort', () => {
        lines.set(name, lines.get(name)?.filter((other) => other !== waiter) ?? [])
        turn.reject(options.signal?.reason)
      })
      const isGranted = await turn.promise
      await hold(isGranted ? { name, mode: 'exclusive' } : null)
      if (holders.get(name) === waiter) free(name)
    }
    const end = () => {
      for (const [name, holder] of holders) if (holder.page === page) free(name)
    }
    return { locks: { request }, end }
  }

  return { openPage }
}
