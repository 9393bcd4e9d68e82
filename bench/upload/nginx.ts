import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { answers } from '../delivery/nginx.ts'
import { ANY_CORE, freePort, start, stop } from '../delivery/programs.ts'
import { byPut, type Peer } from './peer.ts'

const config = (folder: string, port: number) => `
${process.getuid?.() === 0 ? 'user root;' : ''}
daemon off;
worker_processes 1;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
events { worker_connections 1024; }
http {
  access_log off;
  keepalive_requests 1000000000;
  client_max_body_size 0;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  server {
    listen 127.0.0.1:${port};
    root ${folder}/files;
    dav_methods PUT;
  }
}
`

/** nginx with its DAV module, one worker; it neither hashes nor syncs. */
export const nginxPeer: Peer = {
  name: 'nginx DAV PUT',
  async start(folder) {
    const port = await freePort()
    const file = join(folder, 'nginx.conf')
    await mkdir(join(folder, 'files'))
    await writeFile(file, config(folder, port))
    const log = join(folder, 'error.log')
    const child = start(ANY_CORE, 'nginx', ['-c', file, '-p', folder, '-e', log])
    await answers(`http://127.0.0.1:${port}`)
    return { port, pid: child.pid ?? 0, stop: () => stop(child), ...byPut() }
  },
}
