import { useState } from 'react'

/** The list it was given last time, as long as the next one has just the same items. */
export function useStableList<Item>(list: readonly Item[]): readonly Item[] {
  const [stable, setStable] = useState(list)
  if (stable === list || hasSameItems(stable, list)) return stable
  setStable(list)
  return list
}

const hasSameItems = <Item>(one: readonly Item[], other: readonly Item[]) =>
  one.length === other.length && one.every((item, index) => item === other[index])
