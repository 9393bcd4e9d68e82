import { TextField } from '../../../ui/TextField.tsx'
import type { LinkedUrl } from './linked-urls.ts'

interface LinkNamesProps {
  links: readonly LinkedUrl[]
  /** What is wrong with each name, if anything. */
  problems: readonly (string | null)[]
  onRename: (url: string, name: string) => void
}

/** The names that fetched files will have, each to be edited. */
export function LinkNames({ links, problems, onRename }: LinkNamesProps) {
  return links.map(({ url, name }, index) => (
    <TextField
      key={url}
      label={links.length === 1 ? 'Name' : `Name of file ${index + 1}`}
      value={name}
      onChange={(next) => onRename(url, next)}
      error={problems[index] ?? undefined}
      helpText={
        links.length === 1 ? undefined : (
          <span className="block truncate" title={url}>
            {url}
          </span>
        )
      }
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
    />
  ))
}
