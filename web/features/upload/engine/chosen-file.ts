/** A file someone chose, before any rule has looked at it. `size` is in bytes. */
export interface ChosenFile {
  /** Where it was below the dropped folder, with its name: `tour/map.png`, or just `map.png`. */
  readonly relativePath: string
  readonly size: number
  /** The media type the browser believes it has; empty when it has no idea. */
  readonly contentType: string
  readonly bytes: Blob
}

/** What a browser's File has, with the path that a picker or react-dropzone may add to it. */
interface PickedFile extends Blob {
  readonly name: string
  readonly relativePath?: string
  readonly webkitRelativePath?: string
}

/** The file as the queue keeps it. A dropped folder's own structure is part of the path. */
export function chosenFile(file: PickedFile): ChosenFile {
  const path = file.relativePath || file.webkitRelativePath || file.name
  return {
    relativePath: path.replace(/^\.?\/+/, ''),
    size: file.size,
    contentType: file.type,
    bytes: file,
  }
}
