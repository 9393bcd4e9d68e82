import { CircleCheck, CircleDashed, Undo2 } from 'lucide-react'
import { Badge } from '../../ui/Badge.tsx'
import type { Standing } from './deployment-words.ts'

/** How a deployment stands to what is served now; nothing for one of the past. */
export function StandingBadge({ standing }: { standing: Standing }) {
  switch (standing) {
    case 'exact':
      return (
        <Badge variant="success" icon={<CircleCheck aria-hidden />}>
          Current
        </Badge>
      )
    case 'altered':
      return (
        <>
          <Badge variant="success" icon={<CircleCheck aria-hidden />}>
            Current
          </Badge>
          <Badge variant="warning" icon={<CircleDashed aria-hidden />}>
            Changed since
          </Badge>
        </>
      )
    case 'undone':
      return <Badge icon={<Undo2 aria-hidden />}>Undone</Badge>
    case 'past':
      return null
  }
}
