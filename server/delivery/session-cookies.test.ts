import { expect, test } from 'vitest'
import { withoutSession, withoutSessionCookies } from './session-cookies.ts'

test.each([
  ['a=1; hangar_session_12345678=x.y.z; b=2', [['cookie', 'a=1; b=2']]],
  ['hangar_session_12345678=x.y.z; a=1', [['cookie', 'a=1']]],
  ['__Host-hangar_session_12345678=x', []],
  [
    'a=hangar_session_1;my_hangar_session_=2',
    [['cookie', 'a=hangar_session_1;my_hangar_session_=2']],
  ],
])('of the cookies %s a Function gets %j', (value, expected) => {
  const others: [string, string][] = [
    ['x-a', 'hangar_session_1=2'],
    ['host', 'h'],
  ]
  expect(withoutSession([...others, ['cookie', value]])).toEqual([...others, ...expected])
})

test('no Function sets a session, or ends one', () => {
  expect(
    withoutSessionCookies([
      ['Set-Cookie', 'a=1'],
      ['set-cookie', 'hangar_session_12345678=x; Path=/f'],
      ['SET-COOKIE', ' __Host-hangar_session_12345678=; Max-Age=0'],
      ['X-Cookie', 'hangar_session_1=2'],
    ]),
  ).toEqual([
    ['Set-Cookie', 'a=1'],
    ['X-Cookie', 'hangar_session_1=2'],
  ])
})
