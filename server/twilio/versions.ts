import { Hono } from 'hono'
import type { AppDeps } from '../app.ts'
import { readText } from '../blobs/read-text.ts'
import type { ResourceKind, Version } from '../catalog/records.ts'
import { addVersion } from '../resources/add-version.ts'
import { answerContent } from '../routes/content.ts'
import type { ApiEnv } from '../routes/route-kit.ts'
import { pageBody, readPaging } from './paging.ts'
import {
  nothing,
  param,
  resourcePlace,
  SEGMENTS,
  type ResourcePlace,
  type TwilioContext,
} from './place.ts'
import { owned, toVersion } from './present.ts'
import { receiveVersion } from './receive-version.ts'

const LIST_KEYS = { asset: 'asset_versions', function: 'function_versions' } as const

/** `…/Versions` of Assets or Functions, with their bytes; new ones come by upload. */
export function versionRoutes(deps: AppDeps, kind: ResourceKind) {
  const all = `/Services/:service/${SEGMENTS[kind]}/:resource/Versions`
  return new Hono<ApiEnv>()
    .get(all, async (c) => {
      const place = await resourcePlace(deps, c, kind)
      const paging = readPaging(c)
      const page = await deps.catalog.pageVersions(place.resource.sid, paging.query)
      return c.json(
        pageBody(c, LIST_KEYS[kind], paging, page, (version) =>
          toVersion(place, kind, version),
        ),
      )
    })
    .post(all, async (c) => {
      const place = await resourcePlace(deps, c, kind)
      const asked = await receiveVersion(deps, c, kind)
      const version = await addVersion(deps, place.resource, asked)
      return c.json(toVersion(place, kind, version), 201)
    })
    .get(`${all}/:version`, async (c) => {
      const place = await resourcePlace(deps, c, kind)
      return c.json(toVersion(place, kind, await findVersion(deps, c, place)))
    })
    .get(`${all}/:version/Content`, async (c) => {
      const place = await resourcePlace(deps, c, kind)
      const version = await findVersion(deps, c, place)
      if (kind === 'asset') return answerContent(deps.blobs, c.req.raw, version, 'attachment')
      const { url } = toVersion(place, kind, version)
      const content = await readText(deps.blobs, version.digest)
      return c.json({
        sid: version.sid,
        ...owned(place),
        function_sid: version.resourceSid,
        content,
        url: `${url}/Content`,
      })
    })
}

async function findVersion(
  { catalog }: AppDeps,
  c: TwilioContext,
  place: ResourcePlace,
): Promise<Version> {
  const sid = param(c, 'version')
  const [version] = await catalog.findVersions([sid])
  if (version?.resourceSid === place.resource.sid) return version
  throw nothing('Version', sid, place)
}
