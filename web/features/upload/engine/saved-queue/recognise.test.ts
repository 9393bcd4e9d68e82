import { expect, it } from 'vitest'
import { recognise } from './recognise.ts'
import { DESTINATION, STATES, chosen, queued } from '../upload-samples.ts'

const breathe = async () => {}
const sample = async (bytes: Blob) => (await bytes.text()).slice(0, 4)
const deps = { environment: DESTINATION.sid, sample, breathe }
const missing = (id: string, path: string, known = {}) =>
  queued(id, STATES.missing, { file: { ...chosen(path), bytes: null }, ...known })
const ids = async (...given: Parameters<typeof recognise>) => {
  const { known, strangers } = await recognise(...given)
  return [[...known.keys()], strangers.map(({ relativePath }) => relativePath)]
}

it('knows a file by name, size and date, whatever folder it is picked from', async () => {
  const left = [missing('a', 'tour/a.png')]
  expect(await ids(left, [chosen('a.png'), chosen('b.png')], deps)).toEqual([['a'], ['b.png']])
})

it.each([
  ['another size', { size: 99 }],
  ['another date', { lastModified: 2 }],
])('takes a file of %s for another one', async (_, known) => {
  expect(await ids([missing('a', 'a.png')], [chosen('a.png', known)], deps)).toEqual([
    [],
    ['a.png'],
  ])
})

it('compares a sample where a part is sent already', async () => {
  const same = [missing('a', 'a.png', { sample: 'xxxx' })]
  expect(await ids(same, [chosen('a.png')], deps)).toEqual([['a'], []])
  const other = [missing('a', 'a.png', { sample: 'yyyy' })]
  expect(await ids(other, [chosen('a.png')], deps)).toEqual([[], ['a.png']])
})

it('gives each of two files of one name its own', async () => {
  const left = [missing('one', 'one/a.png'), missing('two', 'two/a.png')]
  const { known } = await recognise(left, [chosen('two/a.png'), chosen('a.png')], deps)
  expect([...known]).toMatchObject([
    ['two', { relativePath: 'two/a.png' }],
    ['one', { relativePath: 'one/a.png' }],
  ])
})

it('takes a file of another folder for another one', async () => {
  const left = [missing('a', 'm.png')]
  expect(await ids(left, [chosen('brand/m.png')], deps)).toEqual([[], ['brand/m.png']])
})

it('takes what is meant for another Environment for another one', async () => {
  const destination = { ...DESTINATION, sid: `ZE${'6'.repeat(32)}` }
  const left = [missing('a', 'a.png', { destination })]
  expect(await ids(left, [chosen('a.png')], deps)).toEqual([[], ['a.png']])
})
