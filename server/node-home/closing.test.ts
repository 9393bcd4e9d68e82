import { expect, test } from 'vitest'
import { createClosing } from './closing.ts'

test('closes latest first, one after the other, and each once', async () => {
  const said: string[] = []
  const closing = createClosing()
  closing.add(() => said.push('first'))
  closing.add(async () => {
    await Promise.resolve()
    said.push('second')
  })
  await closing.run()
  await closing.run()
  expect(said).toEqual(['second', 'first'])
})

test('a failure is told, after all the rest was closed', async () => {
  const said: string[] = []
  const closing = createClosing()
  closing.add(() => said.push('first'))
  closing.add(() => Promise.reject(new Error('stuck')))
  await expect(closing.run()).rejects.toThrow('stuck')
  expect(said).toEqual(['first'])
})
