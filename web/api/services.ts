import { queryOptions } from '@tanstack/react-query'
import type { Service } from '../../contract/services.ts'
import { answerOf, api } from './client.ts'

/** All Services, oldest first; the first is the default one. */
export const servicesQuery = queryOptions({
  queryKey: ['services'],
  queryFn: async ({ signal }): Promise<Service[]> => {
    const { services } = await answerOf(api.services.$get({}, { init: { signal } }))
    return services
  },
})

/** One Service by unique name or SID. */
export const serviceQuery = (reference: string) =>
  queryOptions({
    queryKey: ['services', reference],
    queryFn: ({ signal }): Promise<Service> =>
      answerOf(
        api.services[':service'].$get({ param: { service: reference } }, { init: { signal } }),
      ),
  })
