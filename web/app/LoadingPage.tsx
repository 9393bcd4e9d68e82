import { Spinner } from '../ui/Spinner.tsx'

/** The whole page waits: for who is signed in, or for a part of the console. */
export function LoadingPage() {
  return (
    <div className="flex min-h-[60dvh] items-center justify-center">
      <Spinner label="Loading…" className="text-70 text-icon" />
    </div>
  )
}
