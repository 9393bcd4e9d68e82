import type { TryFunction } from '../../../../contract/functions.ts'
import { createStore } from '../../../lib/store.ts'

/** One row of parameters: `id` tells it from others that say the same. */
export interface Parameter {
  id: number
  name: string
  value: string
}

/** What a Function is tried with. */
export interface TryForm {
  method: TryFunction['method']
  parameters: readonly Parameter[]
}

/** What each Function was last tried with, by SID, as long as the console is open. */
export const tryForms = createStore<ReadonlyMap<string, TryForm>>(new Map())

/** What a Function that was never tried is tried with. */
export const EMPTY_FORM: TryForm = { method: 'GET', parameters: [] }

/** Keeps what a Function is tried with. */
export function keepForm(functionSid: string, form: TryForm): void {
  tryForms.set(new Map(tryForms.get()).set(functionSid, form))
}

/** The parameters as they are sent: those without a name are not. */
export const sentParameters = ({ parameters }: TryForm) =>
  parameters
    .map(({ name, value }) => ({ name: name.trim(), value }))
    .filter(({ name }) => name !== '')
