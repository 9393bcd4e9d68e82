import { MockBanner } from './MockBanner.tsx'

/** The mock's banner; a production build has neither it nor its code. */
export function MockBannerSlot() {
  return import.meta.env.MODE === 'mock' ? <MockBanner /> : null
}
