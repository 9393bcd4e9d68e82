/** What is served and what would be, side by side. */
export function ConflictSides({ there, yours }: { there: string; yours: string }) {
  return (
    <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-2">
      <Side term="Served now" facts={there} />
      <Side term="Your file" facts={yours} />
    </dl>
  )
}

function Side({ term, facts }: { term: string; facts: string }) {
  return (
    <div>
      <dt className="text-20 font-semibold text-weak">{term}</dt>
      <dd className="wrap-anywhere">{facts}</dd>
    </div>
  )
}
