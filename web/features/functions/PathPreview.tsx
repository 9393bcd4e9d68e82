import type { FunctionPathPlan } from './engine/function-path.ts'

/** Where a Function will answer once it is deployed, and what became of the typed path. */
export function PathPreview({ plan }: { plan: FunctionPathPlan }) {
  if (!plan.ok) return null
  return (
    <div className="space-y-1 rounded-30 border border-weaker bg-weak p-4">
      <p className="font-semibold">
        {plan.url === null ? 'Path, without a URL' : 'URL, once deployed'}
      </p>
      <p className="font-code text-20 break-all">{plan.url ?? plan.path}</p>
      {plan.notes.map((note) => (
        <p key={note} className="text-warning">
          {note}
        </p>
      ))}
    </div>
  )
}
