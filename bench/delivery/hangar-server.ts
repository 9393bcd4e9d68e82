import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createSignatureCheck } from '../../server/auth/signature.node.ts'
import { openDiskBlobs } from '../../server/blobs/disk.node.ts'
import { createAssetsServer } from '../../server/delivery/listener.node.ts'
import { TestSites } from '../../server/testing/test-sites.ts'

/** node hangar-server.ts <data folder> <folder of files>: publishes the files, prints the port. */
const [folder = '', root = ''] = process.argv.slice(2)

const sites = await TestSites.open(await openDiskBlobs(folder))
for (const name of await readdir(join(root, 'assets'))) {
  const bytes = await readFile(join(root, 'assets', name))
  await sites.publish(`/assets/${name}`, bytes, { contentType: 'application/octet-stream' })
}

const server = createAssetsServer({
  live: sites.live,
  blobs: sites.blobs,
  functions: null,
  isSigned: createSignatureCheck(sites.authToken),
  assetsUrl: () => 'http://{domain}.localhost',
  onError: (error, request) => console.error(request, error),
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  console.log(typeof address === 'object' ? address?.port : address)
})
process.once('SIGTERM', () => process.exit(0))
