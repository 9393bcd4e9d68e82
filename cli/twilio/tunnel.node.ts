import { request as requestPlain } from 'node:http'
import { request as requestSecure } from 'node:https'
import { connect } from 'node:net'
import type { Duplex } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { bareHost } from './hosts.ts'
import { proxyCredentials } from './upstream.ts'

/** Where a tunnel leads. */
export interface TunnelTarget {
  host: string
  port: number
}

/** Opens a connection to the target, through the user's own proxy if there is one. */
export function openTunnel(target: TunnelTarget, parent: URL | null): Promise<Duplex> {
  return parent ? connectThrough(parent, target) : connectDirectly(target)
}

/** Carries bytes both ways until both ends are done; an end that breaks takes the other along. */
export async function join(one: Duplex, other: Duplex): Promise<void> {
  await Promise.allSettled([pipeline(one, other), pipeline(other, one)])
}

function connectDirectly(target: TunnelTarget): Promise<Duplex> {
  const opened = Promise.withResolvers<Duplex>()
  const socket = connect(target)
  socket.once('error', opened.reject)
  socket.once('connect', () => {
    socket.off('error', opened.reject)
    opened.resolve(socket)
  })
  return opened.promise
}

function connectThrough(parent: URL, { host, port }: TunnelTarget): Promise<Duplex> {
  const opened = Promise.withResolvers<Duplex>()
  const target = `${host.includes(':') ? `[${host}]` : host}:${port}`
  const request = parent.protocol === 'https:' ? requestSecure : requestPlain
  const asked = request({
    host: bareHost(parent.hostname),
    port: parent.port,
    method: 'CONNECT',
    path: target,
    headers: ['Host', target, ...proxyCredentials(parent)],
    agent: false,
  })
  asked.once('error', opened.reject)
  asked.once('connect', ({ statusCode = 0 }, socket, head) => {
    if (head.length > 0) socket.unshift(head)
    if (statusCode === 200) opened.resolve(socket)
    else {
      socket.destroy()
      opened.reject(new Error(`${parent.host} answered CONNECT with ${statusCode}`))
    }
  })
  // A proxy that refuses may answer as to any other request.
  asked.once('response', ({ statusCode = 0 }) => {
    asked.destroy()
    opened.reject(new Error(`${parent.host} answered CONNECT with ${statusCode}`))
  })
  asked.end()
  return opened.promise
}
