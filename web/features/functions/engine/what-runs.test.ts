import { expect, it } from 'vitest'
import { functionSample, versionSample } from './function-samples.ts'
import { whatRuns, whyNotTried } from './what-runs.ts'

const changed = functionSample({ saved: versionSample(2) })

it('cannot be tried where nothing is run, or before it is deployed', () => {
  expect(whyNotTried(functionSample(), false)).toContain('not run here')
  expect(whyNotTried(functionSample({ live: null }), true)).toContain('Deploy it')
  expect(whyNotTried(functionSample(), true)).toBeNull()
})

it('never takes what is only in the editor, or only saved, for what runs', () => {
  expect(whatRuns(functionSample(), false)).toMatch(/^Runs the deployed version, saved .+\.$/)
  expect(whatRuns(functionSample(), true)).toContain('unsaved changes are not part of it')
  expect(whatRuns(changed, false)).toContain('saved since is not part of it')
})
