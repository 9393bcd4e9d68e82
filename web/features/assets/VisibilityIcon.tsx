import { Globe, Lock, ShieldCheck, type LucideIcon } from 'lucide-react'
import type { Visibility } from '../../../contract/assets.ts'

const ICONS: Record<Visibility, LucideIcon> = {
  public: Globe,
  protected: ShieldCheck,
  private: Lock,
}

/** The icon of a visibility; decorative, always beside its name or in a named button. */
export function VisibilityIcon({ visibility }: { visibility: Visibility }) {
  const Icon = ICONS[visibility]
  return <Icon aria-hidden />
}
