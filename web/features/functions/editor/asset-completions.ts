import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete'

/** The start of a subscript of what `getAssets()` gives, up to the cursor. */
const SUBSCRIPT = /getAssets\(\)\s*(?:\?\.)?\[\s*(['"`])([^'"`\]]*)$/

/** Offers the Environment's private assets between the brackets of `Runtime.getAssets()['…']`. */
export function completeAssets(paths: () => readonly string[]) {
  return (context: CompletionContext): CompletionResult | null => {
    const found = context.matchBefore(SUBSCRIPT)
    const typed = found && SUBSCRIPT.exec(found.text)?.[2]
    if (typed === null || typed === undefined) return null
    return {
      from: context.pos - typed.length,
      options: paths().map((label) => ({ label, type: 'text' })),
      validFor: /^[^'"`\]]*$/,
    }
  }
}
