import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { CreateService, Service } from '../../contract/services.ts'
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

/** Creates a Service; the caches know it at once. */
export function useCreateService() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (service: CreateService) => answerOf(api.services.$post({ json: service })),
    onSuccess: (service) => {
      queryClient.setQueryData(serviceQuery(service.unique_name).queryKey, service)
      queryClient.setQueryData(servicesQuery.queryKey, (services) =>
        services ? [...services, service] : services,
      )
      return queryClient.invalidateQueries({ queryKey: servicesQuery.queryKey })
    },
  })
}
