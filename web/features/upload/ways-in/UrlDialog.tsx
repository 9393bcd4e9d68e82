import { useId, useRef, useState, type FormEvent, type RefObject } from 'react'
import { formatBytes } from '../../../lib/bytes.ts'
import { mockNotice } from '../../../lib/mock-notice.ts'
import { useStore } from '../../../lib/use-store.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { TextArea } from '../../../ui/TextArea.tsx'
import { countFiles } from '../engine/summary.ts'
import { LinkNames } from './LinkNames.tsx'
import { type LinkedUrl, readUrls, urlsError } from './linked-urls.ts'
import { MOST_TO_NAME, nameProblems } from './pasted-name.ts'

interface UrlDialogProps {
  open: boolean
  /** What the field begins with. */
  typed: string
  /** The largest file the server takes, in bytes. */
  maxAssetBytes: number
  onClose: () => void
  /** Puts the files into the review. */
  onAdd: (links: readonly LinkedUrl[]) => void
  /** What gets the focus when nothing was added. */
  opener: RefObject<HTMLElement | null>
}

const ON_SERVER =
  'Several go one a line. The server must reach them on the public internet: it refuses addresses in private networks.'
const IN_MOCK =
  'Several go one a line. In the mock this page fetches them: only from sites that let every page read them (CORS). A server refuses addresses in private networks instead.'

/** Asks for URLs of files that the server is to fetch, and under which names. */
export function UrlDialog(props: UrlDialogProps) {
  const { open, maxAssetBytes, onClose, onAdd, opener } = props
  const [typed, setTyped] = useState(props.typed)
  /** Names that were typed, by URL. */
  const [names, setNames] = useState<Readonly<Record<string, string>>>({})
  const [isDone, setIsDone] = useState(false)
  const isMock = useStore(mockNotice) !== null
  const field = useRef<HTMLTextAreaElement>(null)
  const form = useRef<HTMLFormElement>(null)
  /** The review takes the focus then. */
  const isAdded = useRef(false)
  const formId = useId()
  const urls = readUrls(typed)
  const canName = urls.links.length <= MOST_TO_NAME
  const links = canName
    ? urls.links.map(({ url, name }) => ({ url, name: names[url] ?? name }))
    : urls.links
  const problems = canName ? nameProblems(links.map(({ name }) => name)) : []
  const error =
    isDone && typed.trim() === '' ? 'Enter the URL of a file.' : urlsError(urls, isDone)

  const add = (event: FormEvent) => {
    event.preventDefault()
    setIsDone(true)
    if (links.length === 0 || urls.bad.length > 0) return field.current?.focus()
    const bad = problems.findIndex((problem) => problem !== null)
    if (bad >= 0) return form.current?.querySelectorAll('input')[bad]?.focus()
    isAdded.current = true
    onClose()
    onAdd(links.map(({ url, name }) => ({ url, name: name.trim() })))
  }
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title="Add from a URL"
      description={`Hangar’s server fetches the file and publishes it as if you had uploaded it. The file can be up to ${formatBytes(maxAssetBytes)}.`}
      initialFocus={field}
      finalFocus={() => (isAdded.current ? false : opener.current)}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={formId}>
            {links.length > 1 ? `Add ${countFiles(links.length)}` : 'Add file'}
          </Button>
        </>
      }
    >
      <form ref={form} id={formId} noValidate className="space-y-4" onSubmit={add}>
        <TextArea
          ref={field}
          label="URL"
          required
          value={typed}
          onChange={(next) => {
            setTyped(next)
            setIsDone(false)
          }}
          onBlur={() => setIsDone(typed.trim() !== '')}
          error={error}
          helpText={isMock ? IN_MOCK : ON_SERVER}
          placeholder="https://example.com/logo.png"
          inputMode="url"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        {canName ? (
          <LinkNames
            links={links}
            problems={problems}
            onRename={(url, name) => setNames({ ...names, [url]: name })}
          />
        ) : (
          <p className="text-weak">
            {countFiles(links.length)}, each named after its URL. The review shows the names.
          </p>
        )}
      </form>
    </Dialog>
  )
}
