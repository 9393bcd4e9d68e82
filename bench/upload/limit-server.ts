import { createHash } from 'node:crypto'
import { createServer } from 'node:http'

/** node limit-server.ts: takes bodies, hashes them and keeps nothing; prints its port. */
const server = createServer((request, response) => {
  const hash = createHash('sha256')
  request.on('data', (chunk: Buffer) => hash.update(chunk))
  request.on('end', () => {
    response.writeHead(201, { etag: hash.digest('hex'), 'content-length': 0 })
    response.end()
  })
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  console.log(typeof address === 'object' ? address?.port : address)
})
process.once('SIGTERM', () => process.exit(0))
