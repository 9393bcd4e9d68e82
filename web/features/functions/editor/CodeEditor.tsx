import type { EditorState } from '@codemirror/state'
import { useEffect, useEffectEvent, useImperativeHandle, useRef, type Ref } from 'react'
import { createEditor, type CodeEditor as Editor } from './create-editor.ts'

/** What others may do with the editor on screen. */
export type CodeEditorHandle = Pick<Editor, 'goToLine' | 'focus'>

interface CodeEditorProps {
  ref: Ref<CodeEditorHandle>
  /** Names the text; another text needs another editor (`key`). */
  functionSid: string
  label: string
  help: string
  text: string
  isReadOnly: boolean
  onChange: (text: string) => void
  onSave: () => void
  privateAssets: readonly string[]
}

/** Cursor and undo of texts that were on screen before, by Function SID. */
const kept = new Map<string, EditorState>()

/** A CodeMirror editor as a React component. */
export function CodeEditor(props: CodeEditorProps) {
  const { ref, functionSid, label, help, text, isReadOnly } = props
  const host = useRef<HTMLDivElement>(null)
  const editor = useRef<Editor>(null)
  const onChange = useEffectEvent((next: string) => props.onChange(next))
  const onSave = useEffectEvent(() => props.onSave())
  const privateAssets = useEffectEvent(() => props.privateAssets)
  const firstText = useEffectEvent(() => text)

  useEffect(() => {
    if (!host.current) return undefined
    const made = createEditor({
      host: host.current,
      label,
      help,
      text: firstText(),
      isReadOnly,
      kept: kept.get(functionSid),
      onChange: (next) => onChange(next),
      onSave: () => onSave(),
      privateAssets: () => privateAssets(),
    })
    editor.current = made
    return () => {
      kept.set(functionSid, made.close())
      editor.current = null
    }
  }, [functionSid, label, help, isReadOnly])

  useEffect(() => editor.current?.show(text), [text])

  useImperativeHandle(ref, () => ({
    goToLine: (line) => editor.current?.goToLine(line),
    focus: () => editor.current?.focus(),
  }))

  return <div ref={host} className="h-full" />
}
