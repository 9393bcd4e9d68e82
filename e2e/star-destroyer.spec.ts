import { photo } from './support/files.ts'
import { functionVerbs } from './support/functions.ts'
import type { Server } from './support/server-process.ts'
import { expect, test } from './support/test.ts'

/** What Hangar is for, from end to end. */
test.describe('a private picture', { tag: '@server' }, () => {
  const PATH = '/assets/star_destroyer.jpg'
  const picture = photo('star_destroyer.private.jpg')

  test('is served by a Function only, until it is made public', async ({
    user,
    page,
    site,
    home,
  }) => {
    const functions = functionVerbs(page)
    await user.dropFiles(picture)
    await user.send()
    await expect(user.card('star_destroyer.jpg')).toContainText('Private')
    await user.expectGone(`${site.assetsUrl}${PATH}`)
    await user.expectGone(`${site.assetsUrl}/assets/star_destroyer.private.jpg`)

    await user.goTo('Functions')
    await functions.create('/star-destroyer', 'Serve a private asset')
    await expect(functions.source('/star-destroyer')).toContainText(
      `Runtime.getAssets()['${PATH}']`,
    )
    await functions.deployButton.click()
    await user.expectToast('Deployed to ui')
    const served = await home.fetchAsStranger(`${site.assetsUrl}/star-destroyer`)
    expect(served).toMatchObject({ status: 200, headers: { 'content-type': 'image/jpeg' } })
    expect(served?.body.equals(picture.buffer)).toBe(true)

    await page.getByRole('button', { name: 'Run' }).click()
    await expect(page.getByRole('img', { name: 'What the Function answered' })).toBeVisible()

    await user.goTo('Assets')
    await user.toggle('star_destroyer.jpg', 'public')
    await user.expectToast('“star_destroyer.jpg” is now public')
    const open = await user.fetchAsset(`${site.assetsUrl}${PATH}`)
    expect(open.status).toBe(200)
    expect(open.body.equals(picture.buffer)).toBe(true)

    // Runtime.getAssets() has private assets only, as at Twilio, and the console says so.
    await user.goTo('Functions')
    await functions.open('/star-destroyer')
    await expect(functions.editor('/star-destroyer')).toContainText('It is public')
  })

  test('behaves the same when it comes by the API', async ({
    user,
    page,
    site,
    home,
    server,
  }) => {
    const { sid, environments } = await user.readService()
    const api = twilioApi(server, sid)
    const asset = await api.create('Assets', { FriendlyName: 'Star Destroyer' })
    const version = await api.upload(`Assets/${asset.sid}`, {
      Path: '/assets/star_destroyer.private.jpg',
      Visibility: 'public',
      Content: new File([new Uint8Array(picture.buffer)], picture.name, { type: 'image/jpeg' }),
    })
    expect(version).toMatchObject({ path: PATH, visibility: 'private' })
    const reader = await api.create('Functions', { FriendlyName: 'Reader' })
    const source = await api.upload(`Functions/${reader.sid}`, {
      Path: '/star-destroyer',
      Visibility: 'public',
      Content: new File([READER], 'reader.js', { type: 'application/javascript' }),
    })
    const build = await api.create('Builds', {
      AssetVersions: version.sid,
      FunctionVersions: source.sid,
    })
    await api.create(`Environments/${environments[0]?.sid}/Deployments`, {
      BuildSid: build.sid,
    })

    await user.expectGone(`${site.assetsUrl}${PATH}`)
    const served = await home.fetchAsStranger(`${site.assetsUrl}/star-destroyer`)
    expect(served).toMatchObject({ status: 200, headers: { 'content-type': 'image/jpeg' } })
    expect(served?.body.equals(picture.buffer)).toBe(true)

    await page.reload()
    await expect(user.card('star_destroyer.jpg')).toContainText('Private')
    await user.toggle('star_destroyer.jpg', 'public')
    await user.expectToast('“star_destroyer.jpg” is now public')
    const open = await user.fetchAsset(`${site.assetsUrl}${PATH}`)
    expect(open.body.equals(picture.buffer)).toBe(true)
  })
})

const READER = `exports.handler = (context, event, callback) => {
  const { path } = Runtime.getAssets()['/assets/star_destroyer.jpg']
  const response = new Twilio.Response()
  response.appendHeader('Content-Type', 'image/jpeg')
  response.setBody(require('fs').readFileSync(path))
  callback(null, response)
}
`

/** Twilio's API as its clients speak it: forms in, and what was made out. */
function twilioApi({ origin, account }: Server, serviceSid: string) {
  const post = async (place: string, body: URLSearchParams | FormData) => {
    const answer = await fetch(`${origin}/v1/Services/${serviceSid}/${place}`, {
      method: 'POST',
      headers: { authorization: account.basic },
      body,
    })
    const text = await answer.text()
    expect(answer.status, text).toBe(201)
    return JSON.parse(text) as { sid: string }
  }
  return {
    create: (place: string, fields: Record<string, string>) =>
      post(place, new URLSearchParams(fields)),
    upload: (place: string, fields: Record<string, string | File>) => {
      const form = new FormData()
      for (const [name, value] of Object.entries(fields)) form.append(name, value)
      return post(`${place}/Versions`, form)
    },
  }
}
