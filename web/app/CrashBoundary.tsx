import { Component, type ReactNode } from 'react'
import { Button } from '../ui/Button.tsx'
import { Callout } from '../ui/Callout.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { Heading } from '../ui/Heading.tsx'
import { MISSING_PART } from '../ui/missing-part.ts'
import { CenteredPage } from './CenteredPage.tsx'

interface CrashBoundaryProps {
  children: ReactNode
}

/** Catches what broke while drawing, says so in place of a white page, and offers a reload. */
export class CrashBoundary extends Component<CrashBoundaryProps, { error: Error | null }> {
  override state: { error: Error | null } = { error: null }

  static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  override render() {
    const { error } = this.state
    return error === null ? this.props.children : <CrashScreen error={error} />
  }
}

function CrashScreen({ error }: { error: Error }) {
  return (
    <CenteredPage>
      <Heading as="h1" size="page">
        The console stopped working
      </Heading>
      <Callout
        variant="error"
        className="mt-5"
        actions={
          <Button variant="primary" onClick={() => window.location.reload()}>
            Reload the console
          </Button>
        }
      >
        {isMissingChunk(error)
          ? `A part of the console is missing. ${MISSING_PART}`
          : 'This is a mistake in the console. Your assets are not affected, and what was uploaded stays. Reload to go on.'}
      </Callout>
      <Disclosure summary="Details for a bug report" className="mt-5">
        <pre className="max-h-60 overflow-auto rounded-20 border border-weaker bg-weak p-3 font-code text-20 break-words whitespace-pre-wrap">
          {error.stack ?? error.message}
        </pre>
      </Disclosure>
    </CenteredPage>
  )
}

/** Browsers word it differently; all name the module that did not come. */
const isMissingChunk = (error: Error) =>
  /dynamically imported module|importing a module script failed/i.test(error.message)
