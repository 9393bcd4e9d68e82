import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { CORES, start, stop } from './programs.ts'
import type { Peer } from './peer.ts'

const config = (folder: string, root: string, [withSendfile, without]: readonly number[]) => `
${process.getuid?.() === 0 ? 'user root;' : ''}
daemon off;
worker_processes 1;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
events { worker_connections 1024; }
http {
  access_log off;
  default_type application/octet-stream;
  tcp_nopush on;
  open_file_cache max=1000 inactive=60s;
  keepalive_requests 1000000000;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  root ${root};
  server { listen 127.0.0.1:${withSendfile}; sendfile on; }
  server { listen 127.0.0.1:${without}; sendfile off; }
}
`

/** One nginx with one worker: with sendfile on one port, without it on the other. */
export async function startNginx(
  folder: string,
  root: string,
  ports: readonly [number, number],
): Promise<Peer[]> {
  const file = join(folder, 'nginx.conf')
  await writeFile(file, config(folder, root, ports))
  const child = start(CORES.server, 'nginx', [
    '-c',
    file,
    '-p',
    folder,
    '-e',
    `${folder}/error.log`,
  ])
  const pid = child.pid ?? 0
  const peers = ['nginx', 'nginx, sendfile off'].map((name, at) => ({
    name,
    origin: `http://127.0.0.1:${ports[at]}`,
    pid,
    stop: () => stop(child),
  }))
  await Promise.all(peers.map((peer) => answers(peer.origin)))
  return peers
}

/** Resolves once something answers. */
export async function answers(origin: string): Promise<void> {
  for (let left = 50; left > 0; left -= 1) {
    const response = await fetch(origin).catch(() => null)
    await response?.body?.cancel()
    if (response) return
    await pause(100)
  }
  throw new Error('nginx did not start within five seconds')
}
