import { describe, expect, it } from 'vitest'
import { reportProof, WANTED } from './proof-words.ts'

const url = 'http://white-beagle-1541.localhost:4001/assets/logo.png'
const report = (answer: number | 'unreachable', wanted = WANTED.private) =>
  reportProof({ url, answer }, wanted)

describe('a URL that ought to be cut off', () => {
  it.each([404, 403, 410])('is, at %d', (answer) => {
    expect(report(answer)).toEqual({
      kept: true,
      tone: 'success',
      text: `${url} now answers ${answer}: it is cut off.`,
    })
  })

  it.each([200, 206, 304])('is not, at %d, and that is said', (answer) => {
    const said = report(answer)
    expect(said).toMatchObject({ kept: false, tone: 'warning' })
    expect(said.text).toContain(`${url} still answers ${answer}`)
    expect(said.text).toMatch(/can still read/)
  })
})

it('claims nothing when there was no answer, or none that counts', () => {
  for (const answer of ['unreachable', 500, 503] as const) {
    for (const wanted of ['open', 'signed', 'closed'] as const) {
      const said = report(answer, wanted)
      expect(said.kept).toBe(false)
      expect(said.text).not.toMatch(/cut off|anyone|still answers/)
    }
  }
})

it('names the signature that a protected URL asks for', () => {
  expect(report(403, WANTED.protected)).toMatchObject({ kept: true })
  expect(report(403, WANTED.protected).text).toContain('X-Twilio-Signature')
  expect(report(200, WANTED.protected)).toMatchObject({ kept: false })
})

it('proves a public URL as well, and says when it does not work', () => {
  expect(report(200, WANTED.public)).toMatchObject({ kept: true })
  expect(report(404, WANTED.public)).toMatchObject({ kept: false, tone: 'warning' })
})
