import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query'
import type { CreateService, Service } from '../../contract/services.ts'
import { answerOf, api } from './client.ts'
import { serviceQuery, servicesQuery } from './services.ts'

/** Changes settings of a Service, by its SID; they are shown at once. */
export function useUpdateService(serviceSid: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (json: { include_credentials: boolean }) =>
      answerOf(api.services[':service'].$patch({ param: { service: serviceSid }, json })),
    onSuccess: (service) => showService(queryClient, serviceSid, () => service),
  })
}

/** Alters what the caches hold of a Service, wherever it is, and has it fetched anew. */
export async function showService(
  queryClient: QueryClient,
  sid: string,
  alter: (service: Service) => Service,
): Promise<void> {
  const { queryKey } = servicesQuery
  await queryClient.cancelQueries({ queryKey })
  queryClient.setQueriesData<Service | Service[]>({ queryKey }, (known) => {
    if (Array.isArray(known))
      return known.map((each) => (each.sid === sid ? alter(each) : each))
    return known?.sid === sid ? alter(known) : known
  })
  void queryClient.invalidateQueries({ queryKey })
}

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
