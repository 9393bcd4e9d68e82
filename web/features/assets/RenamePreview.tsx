import type { RenamePlan } from './rename-plan.ts'

/** What a move does to the asset's URL, before it is done. */
export function RenamePreview({ plan }: { plan: RenamePlan }) {
  if (plan.step !== 'move') return null
  const { notes, oldUrl, newUrl } = plan
  return (
    <div className="space-y-3 rounded-30 border border-weaker bg-weak p-4 text-30">
      {oldUrl === null ? null : (
        <Line label="This URL stops working">
          <s className="font-code text-20 break-all text-weak">{oldUrl}</s>
        </Line>
      )}
      <Line label={newUrl === null ? 'New path' : 'New URL'}>
        <span className="font-code text-20 break-all">{newUrl ?? plan.namedPath}</span>
      </Line>
      {notes.map((note) => (
        <p key={note} className="text-warning">
          {note}
        </p>
      ))}
    </div>
  )
}

function Line({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <p className="font-semibold">{label}</p>
      <p>{children}</p>
    </div>
  )
}
