import { expect, it } from 'vitest'
import { EMPTY_FORM, keepForm, sentParameters, tryForms } from './try-forms.ts'

it('keeps what each Function is tried with', () => {
  keepForm('ZHa', { method: 'POST', parameters: [] })
  keepForm('ZHb', EMPTY_FORM)
  expect(tryForms.get().get('ZHa')?.method).toBe('POST')
  expect(tryForms.get().get('ZHb')).toBe(EMPTY_FORM)
})

it('sends no parameter without a name, and values as they are', () => {
  const parameters = [
    { id: 1, name: ' a ', value: ' 1 ' },
    { id: 2, name: ' ', value: 'lost' },
    { id: 3, name: 'a', value: '' },
  ]
  expect(sentParameters({ method: 'GET', parameters })).toEqual([
    { name: 'a', value: ' 1 ' },
    { name: 'a', value: '' },
  ])
})
