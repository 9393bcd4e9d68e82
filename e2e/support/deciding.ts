import { expect, type Page } from '@playwright/test'

/** What is chosen about a file whose path is taken: the beginning of a button's name. */
export type DecisionWord = 'Replace' | 'Keep both' | 'Skip'

/** What the sheet is headed by: what has the paths, or that it is not the same for all. */
const QUESTIONS =
  /exists? already$|shares? (?:its|their) paths? with|taken meanwhile$|need a decision$/

/** Deciding about files that exist already, on the one sheet for all of them. */
export function decisionVerbs(page: Page) {
  const conflicts = page.getByRole('region', { name: QUESTIONS })

  /** What the sheet says about one file, named by its path. */
  const conflict = (path: string) => conflicts.getByRole('listitem').filter({ hasText: path })
  const decision = (name: string, word: DecisionWord) =>
    conflicts.getByRole('button', {
      name: word === 'Keep both' ? `Keep both of ${name}` : new RegExp(`^${word} ${name}`),
    })
  const decide = (name: string, word: DecisionWord) => decision(name, word).click()
  const decideForAll = (word: DecisionWord) =>
    conflicts
      .getByRole('button', { name: word === 'Keep both' ? 'Keep both of all' : `${word} all` })
      .click()
  /** What is chosen next stands for later files as well. */
  const decideFromNowOn = () => conflicts.getByLabel('Do this from now on').check()
  /** The sheet is headed by these words. */
  const expectQuestion = (words: string) =>
    expect(conflicts.getByRole('heading')).toHaveText(words)
  /** So many files wait for a decision because something is served at their paths. */
  const expectConflicts = (count: number) =>
    expectQuestion(`${count} ${count === 1 ? 'file exists' : 'files exist'} already`)

  return {
    conflicts,
    conflict,
    decision,
    decide,
    decideForAll,
    decideFromNowOn,
    expectQuestion,
    expectConflicts,
  }
}
