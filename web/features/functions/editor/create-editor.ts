import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { javascript, javascriptLanguage } from '@codemirror/lang-javascript'
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language'
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search'
import { EditorState, StateEffect, Transaction, type Extension } from '@codemirror/state'
import {
  EditorView,
  drawSelection,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view'
import { completeAssets } from './asset-completions.ts'
import { editorColours, editorTheme, panelTheme } from './editor-looks.ts'

/** One text in an editor. */
export interface CodeEditor {
  /** Shows another text; what was typed before can be brought back with undo. */
  show: (text: string) => void
  /** Puts the cursor on a line, from 1, and into sight. */
  goToLine: (line: number) => void
  focus: () => void
  /** Ends it; the state can be given to another one, with cursor and undo as they are. */
  close: () => EditorState
}

export interface CodeEditorOptions {
  /** An empty element without children; the editor gets a shadow root in it. */
  host: HTMLElement
  /** For screen readers: "Source of /hello". */
  label: string
  /** How to leave it by keyboard, for screen readers. */
  help: string
  text: string
  /** Whether it can only be read; the cursor and search work. */
  isReadOnly: boolean
  /** The state of an earlier editor of the same text. */
  kept: EditorState | undefined
  onChange: (text: string) => void
  onSave: () => void
  /** Paths that `Runtime.getAssets()` knows. */
  privateAssets: () => readonly string[]
}

/**
 * Makes a JavaScript editor. It lives in a shadow root, where its styles need no style element:
 * the console's content security policy allows none.
 */
export function createEditor(options: CodeEditorOptions): CodeEditor {
  const { host, text, kept } = options
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open', delegatesFocus: true })
  const help = document.createElement('p')
  help.id = 'help'
  help.hidden = true
  help.textContent = options.help
  root.append(help)

  const extensions = extensionsFor(options)
  const state = EditorState.create({ doc: text, extensions })
  const view = new EditorView({
    state: kept ? keptState(kept, extensions) : state,
    root,
    parent: root,
  })
  if (view.state.doc.toString() !== text) replaceText(view, text)

  return {
    show: (next) => replaceText(view, next),
    goToLine(line) {
      const { from } = view.state.doc.line(Math.min(line, view.state.doc.lines))
      view.dispatch({
        selection: { anchor: from },
        effects: EditorView.scrollIntoView(from, { y: 'center' }),
      })
      view.focus()
    },
    focus: () => view.focus(),
    close() {
      const { state: last } = view
      view.destroy()
      help.remove()
      return last
    },
  }
}

/** CodeMirror's words as the console writes them. */
const PHRASES = {
  next: 'Next',
  previous: 'Previous',
  all: 'Select all',
  'match case': 'Match case',
  regexp: 'Regular expression',
  'by word': 'Whole words',
  replace: 'Replace',
  'replace all': 'Replace all',
  close: 'Close search',
}

function extensionsFor(options: CodeEditorOptions): Extension[] {
  const { label, isReadOnly, onChange, onSave, privateAssets } = options
  const save = () => {
    onSave()
    return true
  }
  return [
    EditorState.readOnly.of(isReadOnly),
    lineNumbers(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    history(),
    drawSelection(),
    indentUnit.of('  '),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    autocompletion(),
    search({ top: true }),
    EditorState.phrases.of(PHRASES),
    highlightSelectionMatches(),
    javascript(),
    javascriptLanguage.data.of({ autocomplete: completeAssets(privateAssets) }),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({
      'aria-label': label,
      'aria-describedby': 'help',
      'aria-readonly': String(isReadOnly),
    }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) onChange(update.state.doc.toString())
    }),
    // Tab indents until Esc is pressed; the next Tab then leaves the editor.
    keymap.of([
      { key: 'Mod-s', run: save, preventDefault: true },
      ...closeBracketsKeymap,
      ...defaultKeymap,
      ...searchKeymap,
      ...historyKeymap,
      ...completionKeymap,
      indentWithTab,
    ]),
    editorTheme,
    panelTheme,
    editorColours,
  ]
}

/** An earlier state under the extensions of a new editor: what listened to it is gone. */
const keptState = (kept: EditorState, extensions: Extension[]) =>
  kept.update({ effects: StateEffect.reconfigure.of(extensions) }).state

function replaceText(view: EditorView, text: string): void {
  const { doc } = view.state
  if (doc.toString() === text) return
  view.dispatch({
    changes: { from: 0, to: doc.length, insert: text },
    annotations: Transaction.userEvent.of('input.replace'),
  })
}
