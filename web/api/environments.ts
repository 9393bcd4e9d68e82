import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { CreateEnvironment, Service } from '../../contract/services.ts'
import { answerOf, api } from './client.ts'
import { showService } from './service-acts.ts'

/** Creates an Environment of a Service; the caches know it at once. */
export function useCreateEnvironment({ sid }: Pick<Service, 'sid'>) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (json: CreateEnvironment) =>
      answerOf(api.services[':service'].environments.$post({ param: { service: sid }, json })),
    onSuccess: (made) =>
      showService(queryClient, sid, (service) => ({
        ...service,
        environments: [...service.environments, made],
      })),
  })
}

/** Deletes an Environment of a Service, by its SID. */
export function useDeleteEnvironment({ sid }: Pick<Service, 'sid'>) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (environment: string) =>
      answerOf(
        api.services[':service'].environments[':environment'].$delete({
          param: { service: sid, environment },
        }),
      ),
    onSuccess: (_nothing, gone) =>
      showService(queryClient, sid, (service) => ({
        ...service,
        environments: service.environments.filter((each) => each.sid !== gone),
      })),
  })
}
