import { z } from 'zod'
import { LIMITS } from '../../contract/limits.ts'
import type { Page, PageQuery, RowKey } from '../catalog/port.ts'
import { Failure } from '../failure.ts'
import { rowCursor } from '../rules/row-cursor.ts'
import { parseFields } from './form.ts'
import { baseOf, type TwilioContext } from './place.ts'

const DEFAULT_SIZE = 50
const OWN = ['PageSize', 'Page', 'PageToken']

const pagingSchema = z.object({
  PageSize: z.coerce.number().int().min(1).default(DEFAULT_SIZE),
  Page: z.coerce.number().int().min(0).default(0),
  PageToken: z.string().optional(),
})

/** One page of a list as the client asked for it. */
export interface Paging {
  query: PageQuery
  /** The page's number, which only counts for the client. */
  number: number
  token: string | undefined
}

/**
 * Reads PageSize (more than 1000 are 1000), Page and PageToken. A token is a place in the list,
 * so rows that come or go shift nothing. Throws invalid_request.
 */
export function readPaging(c: TwilioContext): Paging {
  const fields = parseFields(pagingSchema, Object.entries(c.req.query()))
  const { PageSize, Page: number, PageToken: token } = fields
  if (number > 0 && token === undefined) throw pageAlone()
  const query = { limit: Math.min(PageSize, LIMITS.pageSizeMax), ...placeAt(token) }
  return { query, number, token }
}

/** A list as Twilio answers it: the rows under `key`, and the way to the pages beside it. */
export function pageBody<Row extends RowKey, Item>(
  c: TwilioContext,
  key: string,
  paging: Paging,
  { rows, hasMore }: Page<Row>,
  present: (row: Row) => Item,
) {
  const { limit, before } = paging.query
  const urlOf = linker(c, limit)
  // Whoever goes back came from a newer page; whoever goes on, from an older one.
  const hasOlder = before ? true : hasMore
  const hasNewer = before ? hasMore : paging.token !== undefined
  const oldest = hasOlder ? rowCursor.at(rows.at(-1)) : null
  const newest = hasNewer ? rowCursor.at(rows[0]) : null
  const { number } = paging
  return {
    [key]: rows.map(present),
    meta: {
      key,
      page: number,
      page_size: limit,
      first_page_url: urlOf(0),
      previous_page_url: newest && urlOf(Math.max(0, number - 1), `PB${newest}`),
      next_page_url: oldest && urlOf(number + 1, `PA${oldest}`),
      url: urlOf(number, paging.token),
    },
  }
}

// Counted from the newest row, a page would skip or repeat what comes and goes meanwhile.
function pageAlone(): Failure {
  const message =
    'Page: a page but the first is found by its PageToken. Follow next_page_url and previous_page_url as they are.'
  return new Failure('invalid_request', message)
}

function placeAt(token: string | undefined): Pick<PageQuery, 'after' | 'before'> {
  if (token === undefined) return {}
  try {
    const key = rowCursor.decode(token.slice(2))
    if (token.startsWith('PA')) return { after: key }
    if (token.startsWith('PB')) return { before: key }
  } catch (error) {
    if (!(error instanceof Failure)) throw error
  }
  const message = 'PageToken is not one of this list. Start again without it.'
  throw new Failure('invalid_request', message)
}

/** Makes URLs of this list's pages; what else the query asks for stays in them. */
function linker(c: TwilioContext, size: number) {
  const { pathname, searchParams } = new URL(c.req.url)
  const list = baseOf(c.req.raw) + pathname.replace(/^\/v1/, '')
  const others = [...searchParams].filter(([name]) => !OWN.includes(name))
  return (number: number, token?: string) => {
    const own = [
      ['PageSize', String(size)],
      ['Page', String(number)],
    ]
    const query = new URLSearchParams([
      ...others,
      ...own,
      ...(token ? [['PageToken', token]] : []),
    ])
    return `${list}?${query}`
  }
}
