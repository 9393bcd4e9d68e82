import { useLocation, useSearchParams } from 'wouter'

/** What the page shows beside the list: a Function, by SID, the dependencies, or nothing. */
export type Chosen =
  | { kind: 'function'; functionSid: string }
  | { kind: 'dependencies' }
  | { kind: 'nothing' }

/** What the address says is chosen. */
export function chosenFrom(params: URLSearchParams): Chosen {
  const functionSid = params.get('function')
  if (functionSid) return { kind: 'function', functionSid }
  return params.get('settings') === 'dependencies'
    ? { kind: 'dependencies' }
    : { kind: 'nothing' }
}

/** Where each choice is, on the page at `place`; other parts of the query are left behind. */
export function hrefOf(place: string, chosen: Chosen): string {
  if (chosen.kind === 'function') return `${place}?function=${chosen.functionSid}`
  return chosen.kind === 'dependencies' ? `${place}?settings=dependencies` : place
}

/** What is chosen, kept in the address so that it can be linked and gone back from. */
export function useChosen() {
  const [place, navigate] = useLocation()
  const [params] = useSearchParams()
  return {
    chosen: chosenFrom(params),
    hrefTo: (chosen: Chosen) => hrefOf(place, chosen),
    choose: (chosen: Chosen, options?: { replace: boolean }) =>
      navigate(hrefOf(place, chosen), options),
  }
}
