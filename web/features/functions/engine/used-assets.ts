import { lineAt, parseSource, type SyntaxNode } from './source-tree.ts'

/** A private asset that the source names, and the line, from 1, that does so first. */
export interface UsedAsset {
  path: string
  line: number
}

export interface UsedAssets {
  assets: UsedAsset[]
  /** Whether it also reads assets whose names only show when it runs. */
  readsOthers: boolean
}

/**
 * The private assets that a Function's source reads by name: `Runtime.getAssets()['/x']`, by a
 * variable that holds what `getAssets()` gave, or taken apart with `const { '/x': x } = …`.
 * Comments and other text do not count.
 */
export function usedAssets(source: string): UsedAssets {
  const firstLine = new Map<string, number>()
  const holders = new Set<string>()
  const members: SyntaxNode[] = []
  let readsOthers = false
  const textOf = ({ from, to }: SyntaxNode) => source.slice(from, to)
  const note = (key: SyntaxNode | null) => {
    const path = key && literalOf(key, textOf)
    if (path === null) readsOthers = true
    else if (!firstLine.has(path)) firstLine.set(path, lineAt(source, key?.from ?? 0))
  }

  parseSource(source).iterate({
    enter: ({ node }) => {
      if (node.name === 'MemberExpression' && isSubscript(node)) members.push(node)
      if (node.name !== 'CallExpression' || !isGetAssets(node, textOf)) return
      const target = targetOf(node)
      if (target === null) readsOthers ||= !isObjectOfMember(node)
      else if (target.name === 'ObjectPattern') patternKeys(target).forEach(note)
      else holders.add(textOf(target))
    },
  })
  for (const member of members) {
    const object = member.firstChild
    const reads =
      object?.name === 'CallExpression'
        ? isGetAssets(object, textOf)
        : object?.name === 'VariableName' && holders.has(textOf(object))
    if (reads) note(keyOf(member))
  }
  const assets = [...firstLine].map(([path, line]) => ({ path, line }))
  return { assets: assets.toSorted((a, b) => a.line - b.line), readsOthers }
}

type TextOf = (node: SyntaxNode) => string

const isGetAssets = (call: SyntaxNode, textOf: TextOf) =>
  /(?:^|\.)\s*getAssets\s*\(\s*\)$/.test(textOf(call))

const isSubscript = (member: SyntaxNode) => member.getChild('[') !== null

/** What stands between the brackets. */
const keyOf = (member: SyntaxNode) => member.getChild('[')?.nextSibling ?? null

const isObjectOfMember = (node: SyntaxNode) =>
  node.parent?.name === 'MemberExpression' && node.parent.firstChild?.from === node.from

/** The variable or pattern that a value is given to at once; null when it goes elsewhere. */
function targetOf(value: SyntaxNode): SyntaxNode | null {
  const equals = value.prevSibling
  if (equals?.name !== 'Equals') return null
  const target = equals.prevSibling
  const known = ['VariableDefinition', 'VariableName', 'ObjectPattern']
  return target && known.includes(target.name) ? target : null
}

const patternKeys = (pattern: SyntaxNode) =>
  pattern.getChildren('PatternProperty').map((property) => property.firstChild)

/** The text of a string that is whole in the source; null of anything else. */
function literalOf(node: SyntaxNode, textOf: TextOf): string | null {
  const isWhole = node.name === 'TemplateString' && node.getChild('Interpolation') === null
  if (node.name !== 'String' && !isWhole) return null
  return textOf(node).slice(1, -1).replaceAll(/\\(.)/g, '$1')
}
