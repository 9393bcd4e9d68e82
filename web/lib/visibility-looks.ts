import { Globe, Lock, ShieldCheck, type LucideIcon } from 'lucide-react'
import type { Visibility } from '../../contract/assets.ts'

/** How each visibility looks beside its name: an icon, and the variant of a Badge. */
export const VISIBILITY_LOOKS: Record<
  Visibility,
  { icon: LucideIcon; badge: 'success' | 'warning' | 'neutral' }
> = {
  public: { icon: Globe, badge: 'success' },
  protected: { icon: ShieldCheck, badge: 'warning' },
  private: { icon: Lock, badge: 'neutral' },
}
