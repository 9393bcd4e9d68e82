import { Hono } from 'hono'
import { z } from 'zod'
import type { AppDeps } from '../app.ts'
import { createBuild } from '../builds/create-build.ts'
import { findBuild } from '../builds/find-build.ts'
import type { Build } from '../catalog/records.ts'
import { Failure } from '../failure.ts'
import type { ApiEnv } from '../routes/route-kit.ts'
import { parseDependencies } from './dependencies.ts'
import { readForm } from './form.ts'
import { pageBody, readPaging } from './paging.ts'
import { nothing, param, servicePlace, type Place, type TwilioContext } from './place.ts'
import { toBuild, toBuildStatus } from './present.ts'

const LISTS = ['AssetVersions', 'FunctionVersions']

const createSchema = z.object({
  AssetVersions: z.array(z.string()),
  FunctionVersions: z.array(z.string()),
  Dependencies: z.string().optional(),
  // Kept and told as it came: Functions run on Hangar's own Node.
  Runtime: z
    .string()
    .regex(/^node\d{1,3}$/, 'must be such as node22')
    .optional(),
})

/** `…/Builds`: lists of versions that can be deployed together. */
export function buildRoutes(deps: AppDeps) {
  const { catalog } = deps
  const present = async (place: Place, build: Build) =>
    toBuild(place, build, await catalog.buildVersions(build.sid))
  const find = async (c: TwilioContext) => {
    const place = await servicePlace(deps, c)
    return { place, build: await findBuild(catalog, place.service, param(c, 'build')) }
  }

  return new Hono<ApiEnv>()
    .get('/Services/:service/Builds', async (c) => {
      const place = await servicePlace(deps, c)
      const paging = readPaging(c)
      const page = await catalog.pageBuilds(place.service.sid, paging.query)
      const presented = new Map<string, Awaited<ReturnType<typeof present>>>()
      for (const build of page.rows) presented.set(build.sid, await present(place, build))
      return c.json(pageBody(c, 'builds', paging, page, ({ sid }) => presented.get(sid)))
    })
    .post('/Services/:service/Builds', async (c) => {
      const place = await servicePlace(deps, c)
      const form = await readForm(c, createSchema, LISTS)
      const build = await createBuild(deps, place.service, {
        versionSids: [...form.FunctionVersions, ...form.AssetVersions],
        dependencies: parseDependencies(form.Dependencies),
        runtime: form.Runtime,
      })
      return c.json(await present(place, build), 201)
    })
    .get('/Services/:service/Builds/:build', async (c) => {
      const { place, build } = await find(c)
      return c.json(await present(place, build))
    })
    .get('/Services/:service/Builds/:build/Status', async (c) => {
      const { place, build } = await find(c)
      return c.json(toBuildStatus(place, build))
    })
    .delete('/Services/:service/Builds/:build', async (c) => {
      const { place, build } = await find(c)
      const outcome = await catalog.deleteBuild(build.sid)
      if (outcome === 'missing') throw nothing('Build', build.sid, place)
      if (outcome === 'in_use') throw new Failure('build_in_use')
      return c.body(null, 204)
    })
}
