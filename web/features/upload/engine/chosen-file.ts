/** Where a file comes from: it decides how its bytes can be had again after a reload. */
export type FileOrigin = 'disk' | 'paste' | 'url'

/** A file someone chose, before any rule has looked at it. `size` is in bytes. */
export interface ChosenFile {
  readonly origin: FileOrigin
  /** Where it was below the dropped folder, with its name: `tour/map.png`, or just `map.png`. */
  readonly relativePath: string
  /** 0 for a URL: only the server learns it. */
  readonly size: number
  /** When the file was last changed, in ms; 0 where nobody knows. */
  readonly lastModified: number
  /** The media type the browser believes it has; empty when it has no idea. */
  readonly contentType: string
  /** Null for a URL, and for a file of a former visit until it is chosen again. */
  readonly bytes: Blob | null
  /** Finds the file again after a reload, where the browser grants one. */
  readonly handle: FileSystemFileHandle | null
  /** What the server fetches; null unless `origin` is "url". */
  readonly sourceUrl: string | null
}

/** What a browser's File has, with what a picker or a folder walk may know besides. */
export interface PickedFile extends Blob {
  readonly name: string
  readonly lastModified?: number
  readonly relativePath?: string
  readonly webkitRelativePath?: string
}

/** The file as the queue keeps it. A dropped folder's own structure is part of the path. */
export function chosenFile(
  file: PickedFile,
  known: { relativePath?: string; handle?: FileSystemFileHandle } = {},
): ChosenFile {
  const path = known.relativePath || file.relativePath || file.webkitRelativePath || file.name
  return {
    origin: 'disk',
    relativePath: path.replace(/^\.?\/+/, ''),
    size: file.size,
    lastModified: file.lastModified ?? 0,
    contentType: file.type,
    bytes: file,
    handle: known.handle ?? null,
    sourceUrl: null,
  }
}

/** Something pasted, under the name its owner gave it. */
export function pastedFile(bytes: Blob, name: string, now: number): ChosenFile {
  return {
    origin: 'paste',
    relativePath: name,
    size: bytes.size,
    lastModified: now,
    contentType: bytes.type,
    bytes,
    handle: null,
    sourceUrl: null,
  }
}

/** A file that the server fetches by itself, to be published under `name`. */
export function linkedFile(sourceUrl: string, name: string): ChosenFile {
  return {
    origin: 'url',
    relativePath: name,
    size: 0,
    lastModified: 0,
    contentType: '',
    bytes: null,
    handle: null,
    sourceUrl,
  }
}

/** The last part of the path the file had where it came from. */
export function baseName({ relativePath }: ChosenFile): string {
  return relativePath.slice(relativePath.lastIndexOf('/') + 1)
}
