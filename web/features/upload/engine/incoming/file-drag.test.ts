import { beforeEach, describe, expect, it, test } from 'vitest'
import { trackFileDrag } from './file-drag.ts'

let page: EventTarget
let drag: ReturnType<typeof trackFileDrag>

const fire = (type: string, known: object = {}) =>
  page.dispatchEvent(Object.assign(new Event(type), known))
const offering = (...types: string[]) => ({ dataTransfer: { types } })
const files = offering('Files')

beforeEach(() => {
  page = new EventTarget()
  drag = trackFileDrag(page)
})

describe('begins', () => {
  test.each(['dragenter', 'dragover'])('at a %s with files', (type) => {
    fire(type, files)
    expect(drag.over.get()).toBe(true)
  })

  it('not for text, links or nothing', () => {
    fire('dragenter', offering('text/plain', 'text/uri-list'))
    fire('dragover', { dataTransfer: null })
    expect(drag.over.get()).toBe(false)
  })

  it('not for a picture dragged from the page itself, but for the next drag', () => {
    fire('dragstart')
    fire('dragenter', files)
    expect(drag.over.get()).toBe(false)
    fire('dragend')
    fire('dragenter', files)
    expect(drag.over.get()).toBe(true)
  })
})

describe('ends', () => {
  beforeEach(() => {
    fire('dragenter', files)
  })

  test.each([
    ['drop', {}],
    ['dragend', {}],
    ['blur', {}],
    ['mousemove', {}],
    ['keydown', { key: 'Escape' }],
    ['dragleave', { relatedTarget: null }],
  ])('at %s', (type, known) => {
    fire(type, known)
    expect(drag.over.get()).toBe(false)
  })

  test.each([
    ['dragleave', { relatedTarget: new EventTarget() }],
    ['keydown', { key: 'Tab' }],
    ['dragover', files],
  ])('not at %s within the page', (type, known) => {
    fire(type, known)
    expect(drag.over.get()).toBe(true)
  })

  it('for good when stopped', () => {
    fire('drop')
    drag.stop()
    fire('dragenter', files)
    expect(drag.over.get()).toBe(false)
  })
})
