/** The folder with its trailing slash, and the file's name: `/assets/` and `logo.png`. */
export function splitPath(path: string): { folder: string; name: string } {
  const cut = path.lastIndexOf('/') + 1
  return { folder: path.slice(0, cut), name: path.slice(cut) }
}
