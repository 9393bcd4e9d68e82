import type { Asset } from '../../contract/assets.ts'
import type { Change, ChangeKind } from '../../contract/changes.ts'
import type { AssetFilters } from './assets.ts'

/** Believable wire records for tests. */

export const SAMPLE_SERVICE = `ZS${'5'.repeat(32)}`
export const SAMPLE_ENVIRONMENT = `ZE${'e'.repeat(32)}`

let count = 0
const hex = () => (++count).toString(16).padStart(32, '0')

/** A public asset at a path; name only what the test is about. */
export function asset(path: string, known: Partial<Asset> = {}): Asset {
  const sid = `ZH${hex()}`
  return {
    sid,
    account_sid: `AC${'a'.repeat(32)}`,
    service_sid: SAMPLE_SERVICE,
    environment_sid: SAMPLE_ENVIRONMENT,
    version_sid: `ZN${hex()}`,
    path,
    visibility: 'public',
    size: 1234,
    content_type: 'image/png',
    sha256: 'd'.repeat(64),
    date_created: '2026-01-01T00:00:00.000Z',
    date_updated: '2026-01-01T00:00:00.000Z',
    public_url: `http://white-beagle-1541.localhost:4001${path}`,
    url: `/api/services/${SAMPLE_SERVICE}/assets/${sid}`,
    links: { content: `/api/services/${SAMPLE_SERVICE}/assets/${sid}/content` },
    ...known,
  }
}

/** What a Change did to one path; a move takes two of them. */
export function entry(before: Asset | null, after: Asset | null): Change['entries'][number] {
  const path = (after ?? before)?.path ?? ''
  return { path, before: before && toVersion(before), after: after && toVersion(after) }
}

export function change(kind: ChangeKind, ...entries: Change['entries']): Change {
  const sid = `HC${hex()}`
  return {
    sid,
    service_sid: SAMPLE_SERVICE,
    environment_sid: SAMPLE_ENVIRONMENT,
    kind,
    actor: `AC${'a'.repeat(32)}`,
    undoes: null,
    undone_by: null,
    entry_count: entries.length,
    entries,
    date_created: '2026-01-02T00:00:00.000Z',
    url: `/api/services/${SAMPLE_SERVICE}/changes/${sid}`,
  }
}

export const filters = (known: Partial<AssetFilters> = {}): AssetFilters => ({
  q: '',
  visibility: null,
  sort: 'path',
  ...known,
})

const toVersion = ({ version_sid, sid, visibility, size, content_type, sha256 }: Asset) => ({
  sid: version_sid,
  asset_sid: sid,
  visibility,
  size,
  content_type,
  sha256,
})
