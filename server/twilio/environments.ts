import { Hono } from 'hono'
import { z } from 'zod'
import { createEnvironmentSchema } from '../../contract/services.ts'
import type { AppDeps } from '../app.ts'
import { settledEnvironment } from '../builds/settled-environment.ts'
import { pageOf } from '../rules/row-pages.ts'
import { CatalogFull, NameTaken } from '../catalog/port.ts'
import { deleteEnvironment } from '../changes/delete-site.ts'
import { newEnvironment } from '../changes/new-environment.ts'
import type { Site } from '../changes/site.ts'
import { environmentTaken } from '../routes/environments.ts'
import type { ApiEnv } from '../routes/route-kit.ts'
import { findService, findSite, sitesOf } from '../routes/sites.ts'
import { readForm } from './form.ts'
import { pageBody, readPaging } from './paging.ts'
import { param, placeOfSite, sitePlace, type TwilioContext } from './place.ts'
import { toEnvironment } from './present-site.ts'

const { unique_name, domain_suffix } = createEnvironmentSchema.shape

const createSchema = z.object({ UniqueName: unique_name, DomainSuffix: domain_suffix })

/**
 * `…/Environments`. Each is settled before it is told: its Build lists exactly what is live,
 * or a client that adds a file to that list would take down what was dropped in the console.
 */
export function environmentRoutes(deps: AppDeps) {
  return new Hono<ApiEnv>()
    .get('/Services/:service/Environments', async (c) => {
      const paging = readPaging(c)
      const sites = await sitesOf(deps, await findService(deps, param(c, 'service')))
      const rows = sites.map((site) => ({ ...site.environment, site }))
      const page = pageOf(rows, paging.query)
      const settled = await settleAll(deps, page.rows)
      const present = ({ site }: Row) => toEnvironment(placeOfSite(c, site))
      return c.json(pageBody(c, 'environments', paging, { ...page, rows: settled }, present))
    })
    .post('/Services/:service/Environments', async (c) => {
      const service = await findService(deps, param(c, 'service'))
      const { UniqueName: name, DomainSuffix: suffix } = await readForm(c, createSchema)
      try {
        const { sid } = await newEnvironment(deps, service, name, suffix ?? null)
        return c.json(present(c, await findSite(deps, service.sid, sid)), 201)
      } catch (error) {
        throw error instanceof NameTaken ? environmentTaken(error, name, suffix) : error
      }
    })
    .get('/Services/:service/Environments/:environment', async (c) => {
      const { site } = await sitePlace(deps, c)
      return c.json(present(c, await settle(deps, site)))
    })
    .delete('/Services/:service/Environments/:environment', async (c) => {
      const { site } = await sitePlace(deps, c)
      await deleteEnvironment(deps, site.environment)
      return c.body(null, 204)
    })
}

const present = (c: TwilioContext, site: Site) => toEnvironment(placeOfSite(c, site))

/** A row of the list: what its place is made of, and its site. */
interface Row {
  dateCreated: number
  sid: string
  site: Site
}

/** On a full disk it is told as it is: reading must go on, and a deployment would not. */
async function settle(deps: AppDeps, site: Site): Promise<Site> {
  try {
    return { ...site, environment: await settledEnvironment(deps, site.environment) }
  } catch (error) {
    if (error instanceof CatalogFull) return site
    throw error
  }
}

async function settleAll(deps: AppDeps, rows: Row[]): Promise<Row[]> {
  const settled: Row[] = []
  for (const row of rows) settled.push({ ...row, site: await settle(deps, row.site) })
  return settled
}
