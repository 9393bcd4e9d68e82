import { describe, expect, it, test } from 'vitest'
import { ERRORS } from '../../contract/errors.ts'
import { variableListSchema, variableSchema, type Variable } from '../../contract/variables.ts'
import { bodyOf } from '../testing/test-app.ts'
import { SITE, testSite } from '../testing/test-site.ts'

const VARIABLES = `${SITE}/variables`

async function world() {
  const site = await testSite()
  const add = (key: string, value = 'x', query = '') =>
    site.made<Variable>(`${VARIABLES}${query}`, { key, value })
  return { ...site, add }
}

describe('Variables', () => {
  it('are added, listed by key, changed and deleted', async () => {
    const { add, read, send, request } = await world()
    await add('b')
    const a = variableSchema.parse(await add('API_KEY', 'sécret'))
    const { variables } = variableListSchema.parse(await read(VARIABLES))
    expect(variables.map(({ key }) => key)).toEqual(['API_KEY', 'b'])
    const url = `${VARIABLES}/${a.sid}`
    const changed = await bodyOf<Variable>(await send('PATCH', url, { value: 'new' }))
    expect(changed).toMatchObject({ key: 'API_KEY', value: 'new', sid: a.sid })
    expect(changed.date_updated > a.date_updated).toBe(true)
    expect((await request(url, { method: 'DELETE' })).status).toBe(204)
    expect((await send('PATCH', url, { value: 'new' })).status).toBe(404)
  })

  it('are those of one Environment', async () => {
    const { add, addEnvironment, read, request } = await world()
    await addEnvironment('dev', 'dev')
    const here = await add('KEY', 'here')
    await add('KEY', 'there', '?environment=dev')
    expect(await read(`${VARIABLES}?environment=dev`)).toMatchObject({
      variables: [{ key: 'KEY', value: 'there' }],
    })
    const elsewhere = `${VARIABLES}/${here.sid}?environment=dev`
    expect((await request(elsewhere, { method: 'DELETE' })).status).toBe(404)
    expect(await read(VARIABLES)).toMatchObject({ variables: [{ value: 'here' }] })
  })

  it('have each key once', async () => {
    const { add, send } = await world()
    await add('A')
    const b = await add('B')
    const taken = { code: ERRORS.name_taken.code }
    const again = await send('POST', VARIABLES, { key: 'A', value: 'x' })
    expect(await bodyOf(again)).toMatchObject(taken)
    const renamed = await send('PATCH', `${VARIABLES}/${b.sid}`, { key: 'A' })
    expect(await bodyOf(renamed)).toMatchObject(taken)
  })

  test.each([
    { key: '1A', value: 'x' },
    { key: 'A-B', value: 'x' },
    { key: 'A'.repeat(129), value: 'x' },
    { key: 'A', value: '' },
    { key: 'A', value: 'ü'.repeat(226) },
  ])('refuse %j', async (variable) => {
    const { send } = await world()
    expect((await send('POST', VARIABLES, variable)).status).toBe(400)
  })
})
