import { textFile } from './support/files.ts'
import { expect, test } from './support/test.ts'

test('going private cuts the URL off at once, and the console proves it', async ({ user }) => {
  await user.publish([textFile('plan.txt')])
  const url = user.urlOf('plan.txt')
  expect((await user.fetchAsset(url)).status).toBe(200)

  user.noise.allow(/^404 GET .*plan\.txt/, 'the proof, and we, ask for what is cut off')
  await user.toggle('plan.txt', 'private')
  await user.expectToast('“plan.txt” is now private')
  await user.expectToast('now answers 404: it is cut off')
  await user.expectAnnounced('now answers 404')
  await expect(user.card('plan.txt')).toContainText('Private')
  expect((await user.fetchAsset(url)).status).toBe(404)
})

test('going public again opens the same URL', async ({ user }) => {
  await user.publish([textFile('plan.txt')], 'Private')
  await user.toggle('plan.txt', 'public')
  await user.expectToast('anyone with the URL can read it')
  expect((await user.fetchAsset(user.urlOf('plan.txt'))).status).toBe(200)
})

test('a toggle can be undone', async ({ user }) => {
  await user.publish([textFile('plan.txt')])
  user.noise.allow(/^404 GET .*plan\.txt/, 'the proof asks for what is cut off')
  await user.toggle('plan.txt', 'private')
  await user.expectToast('it is cut off')
  await user.undo('“plan.txt” is now private')
  await expect(user.card('plan.txt')).toContainText('Public')
  expect((await user.fetchAsset(user.urlOf('plan.txt'))).status).toBe(200)
})

test('the menu makes an asset protected: its URL asks for a signature', async ({ user }) => {
  await user.publish([textFile('plan.txt')])
  user.noise.allow(/^403 GET .*plan\.txt/, 'the proof asks without a signature')
  await user.chooseInMenu('plan.txt', 'Protected')
  await user.expectToast('now answers 403: it asks for a valid X-Twilio-Signature')
  await expect(user.card('plan.txt')).toContainText('Protected')
})
