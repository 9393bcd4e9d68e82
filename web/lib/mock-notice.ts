import { createStore } from './store.ts'

/** What the console tells about the mock it runs on; see web/mock. */
export interface MockNotice {
  /** The weather in force, in words; empty when it is fair. */
  weather: string[]
  /** Makes the weather fair, without a reload. */
  clear: () => void
}

/** Null unless the console runs on the mock. */
export const mockNotice = createStore<MockNotice | null>(null)
