import { javascriptLanguage } from '@codemirror/lang-javascript'

/** The syntax tree of a Function's source, as the editor has it. */
export const parseSource = (source: string) => javascriptLanguage.parser.parse(source)

export type SyntaxNode = ReturnType<typeof parseSource>['topNode']

/** The line, from 1, that a place in the source is on. */
export function lineAt(source: string, place: number): number {
  let line = 1
  for (
    let at = source.indexOf('\n');
    at >= 0 && at < place;
    at = source.indexOf('\n', at + 1)
  ) {
    line += 1
  }
  return line
}

/** The first line that is no JavaScript; null when all is. */
export function brokenLine(source: string): number | null {
  let place: number | null = null
  parseSource(source).iterate({
    enter: (node) => {
      if (node.type.isError) place ??= node.from
      return place === null
    },
  })
  return place === null ? null : lineAt(source, place)
}
