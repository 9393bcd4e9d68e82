import type { ServicePageName } from '../lib/paths.ts'
import { useLatePart } from '../lib/use-late-part.ts'
import { announce } from '../ui/announce.ts'
import { MISSING_PART } from '../ui/missing-part.ts'
import { AssetsPage } from './AssetsPage.tsx'
import { latePages, type ServicePageProps } from './late-pages.ts'
import { LoadingPage } from './LoadingPage.tsx'
import { MissingPart } from './MissingPart.tsx'

interface ServicePageBodyProps extends ServicePageProps {
  page: ServicePageName
}

/** One page of a Service, within the frame. */
export function ServicePageBody({ page, ...props }: ServicePageBodyProps) {
  return page === 'assets' ? <AssetsPage {...props} /> : <LatePage page={page} {...props} />
}

interface LatePageProps extends ServicePageProps {
  page: keyof typeof latePages
}

function LatePage({ page: name, ...props }: LatePageProps) {
  const page = useLatePart(latePages[name], true, () =>
    announce(`This page is missing. ${MISSING_PART}`, 'assertive'),
  )
  if (page.kind === 'missing') return <MissingPart title="This page is missing" />
  return page.kind === 'here' ? <page.part {...props} /> : <LoadingPage />
}
