import { TriangleAlert } from 'lucide-react'
import { Button } from '../../../ui/Button.tsx'
import type { PlanNote } from '../engine/plan.ts'

interface NameNotesProps {
  name: string
  notes: readonly PlanNote[]
  onMakePrivate: () => void
}

/** Why a file gets the path it gets, and what about it may surprise. */
export function NameNotes({ name, notes, onMakePrivate }: NameNotesProps) {
  return (
    <>
      {notes.map((note) =>
        note.kind === 'near_miss' ? (
          <NearMiss key={note.kind} {...{ name, onMakePrivate }} meant={note.meant} />
        ) : (
          <p key={note.kind} className="text-weak">
            {wordsOf(note)}
          </p>
        ),
      )}
    </>
  )
}

interface NearMissProps {
  name: string
  meant: 'private' | 'protected'
  onMakePrivate: () => void
}

function NearMiss({ name, meant, onMakePrivate }: NearMissProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-warning">
      <p className="flex gap-1.5">
        <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-icon-warning" />
        Only “.{meant}” in lower case, right before the extension, makes a file {meant}. This
        file will be public.
      </p>
      <Button size="small" onClick={onMakePrivate} aria-label={`Make private: ${name}`}>
        Make private
      </Button>
    </div>
  )
}

function wordsOf(note: Exclude<PlanNote, { kind: 'near_miss' }>): string {
  switch (note.kind) {
    case 'spaces':
      return 'Spaces became dashes.'
    case 'replaced':
      return 'Characters that a path can’t have became dashes.'
    case 'shortened':
      return 'It is too long for a path and was shortened.'
    case 'twin':
      return 'Another chosen file gets this path too: you will be asked which to keep.'
    case 'marker':
      if (note.visibility === 'public') return '“.public” is taken out of the name.'
      return `“.${note.visibility}” in the name makes it ${note.visibility} and is taken out of the name.`
  }
}
