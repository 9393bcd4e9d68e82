import { useId, useRef, useState, type RefObject } from 'react'
import { Card } from '../../../ui/Card.tsx'
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx'
import { VirtualList } from '../../../ui/VirtualList.tsx'
import { useFocusHeir } from '../../../ui/use-focus-heir.ts'
import { MissingNote } from './MissingNote.tsx'
import { SectionHeading } from '../SectionHeading.tsx'
import { TotalProgress } from './TotalProgress.tsx'
import { UploadListActions } from './UploadListActions.tsx'
import { UploadRow } from './UploadRow.tsx'
import type { QueueView } from '../engine/queue-store.ts'
import type { QueuedFile } from '../engine/queued-file.ts'
import { summaryLine } from '../engine/summary.ts'
import type { UploadQueue } from '../engine/upload-queue.ts'
import {
  NONE_LEFT,
  type UploadFilter,
  filterSegments,
  filteredFiles,
  isWorthFiltering,
} from './upload-filter.ts'
import { useFocusOnGrowth } from '../use-focus-on-growth.ts'

interface UploadListProps {
  queue: UploadQueue
  view: QueueView
  heading: RefObject<HTMLHeadingElement | null>
  /** Puts the focus back to where files are chosen. */
  onLeave: () => void
  /** Opens the picker of files. */
  onChooseAgain: () => void
}

const ROW_ESTIMATE_PX = 70

/** The files that were submitted, one honest line about them all, and what can be done. */
export function UploadList({ heading, onLeave, onChooseAgain, ...shared }: UploadListProps) {
  const { queue, view } = shared
  const section = useRef<HTMLDivElement>(null)
  const headingId = useId()
  const [chosenFilter, setFilter] = useState<UploadFilter>('all')
  const { tally } = view
  const canFilter = isWorthFiltering(tally)
  const filter = canFilter ? chosenFilter : 'all'
  const files = filteredFiles(view.files, filter)
  // Files of former visits come by themselves.
  useFocusOnGrowth(heading, tally.submitted, tally.counts.chosen)
  useFocusHeir(section, onLeave)
  if (tally.submitted === 0) return null

  return (
    <Card as="section" aria-labelledby={headingId}>
      {/* A gap, unlike a margin, is not there before actions that are not. */}
      <div ref={section} className="flex flex-col gap-3">
        <div>
          <SectionHeading id={headingId} heading={heading}>
            Uploads
          </SectionHeading>
          <p>{summaryLine(tally)}</p>
        </div>
        <MissingNote {...shared} onChooseAgain={onChooseAgain} />
        <TotalProgress queue={queue} tally={tally} />
        {canFilter ? (
          <SegmentedControl<UploadFilter>
            label="Show uploads"
            hideLabel
            size="small"
            value={filter}
            segments={filterSegments(tally)}
            onChange={setFilter}
          />
        ) : null}
        {files.length === 0 ? (
          <p className="py-3 text-weak">{NONE_LEFT[filter]}</p>
        ) : (
          <VirtualList
            label="Uploaded files"
            items={files}
            keyOf={idOf}
            estimate={ROW_ESTIMATE_PX}
            renderRow={(file) => (
              <UploadRow queue={queue} file={file} hasConflicts={tally.counts.undecided > 0} />
            )}
          />
        )}
        <UploadListActions queue={queue} view={view} />
      </div>
    </Card>
  )
}

const idOf = ({ id }: QueuedFile) => id
