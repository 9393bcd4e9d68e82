/** How much of the end stays readable when a name must be cut: the extension and a bit more. */
const TAIL = 8
const LONGEST_TAIL = 16
/** One for all names: making it costs more than a name does. */
let segmenter: Intl.Segmenter | undefined

/**
 * Splits a name for truncation in the middle: `head` may be cut by the layout, `tail` stays.
 * The tail holds the extension and some characters before it; a name without one keeps its
 * last characters. Splits between characters as a reader sees them, never inside one.
 */
export const splitName = (name: string): { head: string; tail: string } => {
  segmenter ??= new Intl.Segmenter()
  const letters = [...segmenter.segment(name)].map((part) => part.segment)
  const dot = letters.lastIndexOf('.')
  const extension = dot > 0 ? letters.length - dot : 0
  const wanted = extension > 0 ? Math.min(extension + 4, LONGEST_TAIL) : TAIL
  if (letters.length <= wanted + 2) return { head: name, tail: '' }
  const cut = letters.length - wanted
  return { head: letters.slice(0, cut).join(''), tail: letters.slice(cut).join('') }
}
