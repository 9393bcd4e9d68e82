import { describe, expect, it } from 'vitest'
import type { Change, ChangeResult } from '../../contract/changes.ts'
import { ERRORS } from '../../contract/errors.ts'
import { bodyOf, livePaths, testApp } from '../testing/test-app.ts'

const CHANGES = '/api/services/white-beagle/changes'

async function world() {
  const app = await testApp()
  const a = (await app.publish('/a.txt')).asset
  const b = (await app.publish('/b.txt')).asset
  const operate = async (...operations: unknown[]) =>
    bodyOf<ChangeResult>(await app.send('POST', CHANGES, { operations }))
  const undo = (sid: string | undefined) =>
    app.request(`${CHANGES}/${sid}/undo`, { method: 'POST' })
  return { ...app, a, b, operate, undo }
}

describe('operations', () => {
  it('are done in one Change, with a result for each', async () => {
    const { a, b, operate, read } = await world()
    const { change, results } = await operate(
      { op: 'visibility', asset_sid: a.sid, visibility: 'private' },
      { op: 'delete', asset_sid: b.sid },
    )
    expect(change).toMatchObject({ kind: 'batch', entry_count: 2, undoes: null })
    expect(results).toMatchObject([
      { ok: true, asset: { sid: a.sid, visibility: 'private', public_url: null } },
      { ok: true, asset: null },
    ])
    expect(await livePaths(read)).toEqual(['/a.txt'])
  })

  it('do what can be done and say why the rest cannot', async () => {
    const { a, b, operate, read } = await world()
    const { results } = await operate(
      { op: 'move', asset_sid: a.sid, path: '/b.txt' },
      { op: 'move', asset_sid: b.sid, path: '/c d.txt' },
      { op: 'delete', asset_sid: `ZH${'0'.repeat(32)}` },
      { op: 'move', asset_sid: a.sid, path: '/a:b' },
    )
    expect(results).toMatchObject([
      { ok: false, error: { code: ERRORS.path_taken.code } },
      { ok: true, asset: { path: '/c-d.txt' } },
      { ok: false, error: { code: ERRORS.not_found.code } },
      { ok: false, error: { code: ERRORS.path_invalid.code } },
    ])
    expect(await livePaths(read)).toEqual(['/a.txt', '/c-d.txt'])
  })

  it('that change nothing make no Change', async () => {
    const { a, operate } = await world()
    const { change, results } = await operate({
      op: 'visibility',
      asset_sid: a.sid,
      visibility: 'public',
    })
    expect(change).toBeNull()
    expect(results).toMatchObject([{ ok: true, asset: { version_sid: a.version_sid } }])
  })

  it('on one asset come to one version', async () => {
    const { a, operate } = await world()
    const { change } = await operate(
      { op: 'move', asset_sid: a.sid, path: '/x.txt' },
      { op: 'visibility', asset_sid: a.sid, visibility: 'private' },
    )
    expect(change?.entries).toMatchObject([
      { path: '/a.txt', before: { sid: a.version_sid }, after: null },
      { path: '/x.txt', before: null, after: { visibility: 'private' } },
    ])
  })
})

describe('undo', () => {
  it('brings back what was deleted, with the same asset and version', async () => {
    const { a, operate, undo } = await world()
    const { change } = await operate({ op: 'delete', asset_sid: a.sid })
    const answer = await bodyOf(await undo(change?.sid))
    expect(answer).toMatchObject({
      change: { kind: 'undo', undoes: change?.sid },
      assets: [{ sid: a.sid, version_sid: a.version_sid, path: '/a.txt' }],
    })
  })

  it('of an upload takes it away, and can itself be undone', async () => {
    const { publish, undo, read } = await world()
    const { change } = await publish('/new.txt')
    const undone = await bodyOf<{ change: Change }>(await undo(change.sid))
    expect(await livePaths(read)).toEqual(['/a.txt', '/b.txt'])
    expect((await undo(undone.change.sid)).status).toBe(200)
    expect(await livePaths(read)).toEqual(['/a.txt', '/b.txt', '/new.txt'])
  })

  it('is refused when something has been changed since, or twice', async () => {
    const { a, operate, undo } = await world()
    const hidden = await operate({ op: 'visibility', asset_sid: a.sid, visibility: 'private' })
    await operate({ op: 'move', asset_sid: a.sid, path: '/z.txt' })
    expect(await bodyOf(await undo(hidden.change?.sid))).toMatchObject({
      code: ERRORS.not_undoable.code,
      message: expect.stringContaining('/a.txt') as string,
    })
    const gone = await operate({ op: 'delete', asset_sid: a.sid })
    await undo(gone.change?.sid)
    expect((await undo(gone.change?.sid)).status).toBe(409)
  })

  it('never makes an asset live twice', async () => {
    const { a, operate, undo, read } = await world()
    const gone = await operate({ op: 'delete', asset_sid: a.sid })
    const back = await bodyOf<{ change: Change }>(await undo(gone.change?.sid))
    const goneAgain = await bodyOf<{ change: Change }>(await undo(back.change.sid))
    await undo(goneAgain.change.sid)
    await operate({ op: 'move', asset_sid: a.sid, path: '/moved.txt' })
    expect((await undo(goneAgain.change.sid)).status).toBe(409)
    expect(await livePaths(read)).toEqual(['/b.txt', '/moved.txt'])
  })
})

describe('history', () => {
  it('goes newest first, page by page', async () => {
    const { a, operate, read } = await world()
    await operate({ op: 'delete', asset_sid: a.sid })
    const first = await read<{ changes: Change[]; next_cursor: string }>(`${CHANGES}?limit=2`)
    expect(first.changes.map(({ kind }) => kind)).toEqual(['delete', 'upload'])
    const rest = await read<{ changes: Change[]; next_cursor: null }>(
      `${CHANGES}?limit=2&cursor=${first.next_cursor}`,
    )
    expect(rest.changes.map(({ entries }) => entries[0]?.path)).toEqual(['/a.txt'])
    expect(rest.next_cursor).toBeNull()
  })

  it('is not another Service’s', async () => {
    const { publish, send, request } = await world()
    await send('POST', '/api/services', { unique_name: 'other' })
    const { change } = await publish('/c.txt')
    const answer = await request(`/api/services/other/changes/${change.sid}/undo`, {
      method: 'POST',
    })
    expect(answer.status).toBe(404)
  })
})
