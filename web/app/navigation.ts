import {
  Files,
  KeyRound,
  Rocket,
  ScrollText,
  SlidersHorizontal,
  SquareFunction,
} from 'lucide-react'
import { Warehouse, type LucideIcon } from 'lucide-react'
import { paths, SERVICE_PAGES, type ServicePageName } from '../lib/paths.ts'

/** One place the sidebar leads to. */
export interface NavEntry {
  label: string
  href: string
  icon: LucideIcon
  /** Whether it is the page shown. */
  isCurrent: boolean
}

const PAGES: Record<ServicePageName, { label: string; icon: LucideIcon }> = {
  assets: { label: 'Assets', icon: Files },
  functions: { label: 'Functions', icon: SquareFunction },
  deployments: { label: 'Deployments', icon: Rocket },
  variables: { label: 'Variables', icon: SlidersHorizontal },
  logs: { label: 'Logs', icon: ScrollText },
}

/** What people call a page of a Service. */
export const pageLabel = (page: ServicePageName) => PAGES[page].label

/** The pages of one Environment, by the unique names of the Service and of the Environment. */
export const serviceNavigation = (
  service: string,
  environment: string,
  current: ServicePageName | null,
): NavEntry[] =>
  SERVICE_PAGES.map((page) => ({
    ...PAGES[page],
    href: paths.page(service, environment, page),
    isCurrent: page === current,
  }))

/** Where one can go outside of any Service. */
export const accountNavigation = (current: 'services' | 'keys'): NavEntry[] => [
  {
    label: 'Services',
    icon: Warehouse,
    href: paths.home(),
    isCurrent: current === 'services',
  },
  { label: 'API keys', icon: KeyRound, href: paths.keys(), isCurrent: current === 'keys' },
]
