import type { AppDeps } from '../app.ts'

/** Gives an upload up: first the row, so that what a crash leaves is a stray that is swept. */
export async function dropUpload(
  { catalog, blobs }: Pick<AppDeps, 'catalog' | 'blobs'>,
  sid: string,
): Promise<boolean> {
  const wasThere = await catalog.deleteUpload(sid)
  await blobs.discard(sid)
  return wasThere
}
