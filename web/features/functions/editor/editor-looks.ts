import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

// Paste's custom properties change with the theme by themselves, so one look serves both.

const CODE_FONT = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'Liberation Mono', monospace"

/** The editor's surfaces, in Paste's colours. */
export const editorTheme = EditorView.theme({
  '&': {
    height: '100%',
    color: 'var(--color-text)',
    backgroundColor: 'var(--color-background-body)',
    fontSize: '0.8125rem',
  },
  '&.cm-focused': { outline: '2px solid transparent' },
  '.cm-scroller': { fontFamily: CODE_FONT, lineHeight: '1.6', overflow: 'auto' },
  '.cm-content': { padding: '0.5rem 0', caretColor: 'var(--color-text-link)' },
  '.cm-cursor': { borderLeftColor: 'var(--color-text-link)', borderLeftWidth: '2px' },
  '.cm-gutters': {
    color: 'var(--color-text-weak)',
    backgroundColor: 'var(--color-background-weak)',
    borderRight: '1px solid var(--color-border-weaker)',
  },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '2.25rem', padding: '0 0.5rem' },
  '.cm-line': { padding: '0 0.5rem' },
  '.cm-activeLineGutter': {
    color: 'var(--color-text)',
    backgroundColor: 'var(--color-background-strong)',
  },
  '.cm-activeLine': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--color-border-primary-weaker) !important',
  },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': {
    backgroundColor: 'transparent',
    outline: '1px solid var(--color-border-strong)',
  },
  '.cm-nonmatchingBracket, &.cm-focused .cm-nonmatchingBracket': {
    backgroundColor: 'transparent',
    outline: '1px solid var(--color-border-error)',
  },
  '.cm-searchMatch': {
    backgroundColor: 'transparent',
    outline: '1px solid var(--color-border-warning)',
  },
  '.cm-searchMatch-selected': { outlineWidth: '2px' },
})

/** What CodeMirror adds around the text: search, completions. */
export const panelTheme = EditorView.theme({
  '.cm-panels': {
    color: 'var(--color-text)',
    backgroundColor: 'var(--color-background-weak)',
    borderColor: 'var(--color-border-weaker)',
  },
  '.cm-panel.cm-search': { padding: '0.5rem 2rem 0.5rem 0.5rem', fontSize: '0.8125rem' },
  '.cm-panel.cm-search label': { fontSize: '0.8125rem', whiteSpace: 'nowrap' },
  '.cm-panel.cm-search [name=close]': {
    top: '0.25rem',
    right: '0.25rem',
    width: '1.75rem',
    height: '1.75rem',
    color: 'inherit',
    fontSize: '1.125rem',
    cursor: 'pointer',
  },
  '.cm-textfield': {
    fontSize: '0.8125rem',
    minHeight: '1.75rem',
    padding: '0.125rem 0.5rem',
    color: 'inherit',
    backgroundColor: 'var(--color-background-body)',
    border: '1px solid var(--color-border)',
    borderRadius: '4px',
  },
  '.cm-button': {
    fontSize: '0.8125rem',
    minHeight: '1.75rem',
    padding: '0.125rem 0.5rem',
    color: 'inherit',
    backgroundImage: 'none',
    backgroundColor: 'var(--color-background-weaker)',
    border: '1px solid var(--color-border-weak)',
    borderRadius: '4px',
    cursor: 'pointer',
  },
  '.cm-textfield:focus-visible, .cm-button:focus-visible, .cm-search [name=close]:focus-visible':
    {
      outline: '2px solid var(--color-border-primary)',
      outlineOffset: '1px',
    },
  '.cm-tooltip': {
    color: 'var(--color-text)',
    backgroundColor: 'var(--color-background-body-elevation)',
    border: '1px solid var(--color-border-weak)',
    borderRadius: '4px',
    overflow: 'hidden',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: CODE_FONT },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    color: 'var(--color-text-inverse)',
    backgroundColor: 'var(--color-background-primary)',
  },
})

/** JavaScript in Paste's text colours, which have AA contrast on the editor in both themes. */
export const editorColours = syntaxHighlighting(
  HighlightStyle.define([
    {
      tag: [tags.keyword, tags.operatorKeyword, tags.modifier],
      color: 'var(--color-text-icon-new)',
    },
    { tag: [tags.string, tags.special(tags.string)], color: 'var(--color-text-success)' },
    { tag: [tags.number, tags.bool, tags.null, tags.atom], color: 'var(--color-text-warning)' },
    { tag: [tags.regexp, tags.escape], color: 'var(--color-text-error)' },
    { tag: tags.comment, color: 'var(--color-text-weak)', fontStyle: 'italic' },
    {
      tag: [tags.function(tags.variableName), tags.function(tags.propertyName)],
      color: 'var(--color-text-link)',
    },
    { tag: tags.invalid, color: 'var(--color-text-error)', textDecoration: 'underline' },
  ]),
)
