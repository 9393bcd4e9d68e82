/// <reference types="msw/vite/client" />
import { XMLHttpRequestInterceptor } from '@mswjs/interceptors/XMLHttpRequest'
import { http } from 'msw'
import { defineNetwork, InterceptorSource } from 'msw/experimental'
import { network as workerNetwork } from 'virtual:msw'
import type { Handle } from './weather.ts'

type Interceptors = ConstructorParameters<typeof InterceptorSource>[0]['interceptors']

/** Which of the page's requests the mock answers, and how. */
export interface Answering {
  answers: (request: Request) => boolean
  handle: Handle
}

/**
 * Puts the mock between the page and the network: a service worker for fetch, images and
 * links, and an interceptor inside the page for XMLHttpRequest. Under a service worker alone
 * an upload by XHR tells no progress.
 */
export async function interceptNetwork({ answers, handle }: Answering): Promise<void> {
  const handlers = [
    http.all(
      ({ request }) => answers(request),
      ({ request }) => handle(request),
    ),
  ]
  const common = { handlers, onUnhandledFrame: 'bypass', context: { quiet: true } } as const
  workerNetwork.configure(common)
  await workerNetwork.enable()
  // MSW types its list by the union of all events, of which an interceptor for HTTP has some.
  const interceptors = [new XMLHttpRequestInterceptor() as Interceptors[number]]
  defineNetwork({ ...common, sources: [new InterceptorSource({ interceptors })] }).enable()
}
