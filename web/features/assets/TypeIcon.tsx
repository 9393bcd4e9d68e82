import {
  File,
  FileArchive,
  FileCode,
  FileImage,
  FileMusic,
  FileSpreadsheet,
  FileText,
  FileType,
  FileVideoCamera,
  type LucideIcon,
} from 'lucide-react'
import { kindOf, type FileKind } from './file-kind.ts'

const ICONS: Record<FileKind, LucideIcon> = {
  image: FileImage,
  audio: FileMusic,
  video: FileVideoCamera,
  font: FileType,
  pdf: FileText,
  archive: FileArchive,
  table: FileSpreadsheet,
  code: FileCode,
  text: FileText,
  other: File,
}

/** The icon of a content type; decorative, the name beside it tells the same. */
export function TypeIcon({
  contentType,
  className,
}: {
  contentType: string
  className?: string
}) {
  const Icon = ICONS[kindOf(contentType)]
  return <Icon aria-hidden strokeWidth={1.25} className={className} />
}
