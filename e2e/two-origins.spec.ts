import { assetPageSchema } from '../contract/assets.ts'
import { serviceListSchema } from '../contract/services.ts'
import { htmlFile, textFile } from './support/files.ts'
import { expect, test } from './support/test.ts'

test(
  'a hosted page cannot act as the console',
  { tag: '@server' },
  async ({ user, context, home, noise }) => {
    const spy = `<pre id="seen"></pre><script>
      const seen = { cookie: document.cookie }
      fetch('${home.origin}/api/session', { credentials: 'include' })
        .then((answer) => answer.text())
        .then((text) => { seen.session = text }, (error) => { seen.session = String(error) })
        .then(() => { document.getElementById('seen').textContent = JSON.stringify(seen) })
    </script>`
    await user.publish([htmlFile('spy.html', spy)])

    noise.allow(/CORS policy|ERR_FAILED|^401 /, 'the browser keeps the answer from the spy')
    const hosted = await context.newPage()
    await hosted.goto(user.urlOf('spy.html'))
    const seen = hosted.locator('#seen')
    await expect(seen).toContainText('session')
    expect(JSON.parse(await seen.innerText())).toEqual({
      cookie: '',
      session: 'TypeError: Failed to fetch',
    })
  },
)

test(
  'a hosted page on the console’s own host cannot read private files',
  { tag: '@server' },
  async ({ user, context, page, home, site, noise }) => {
    // By its address the assets origin serves the default Service, and cookies know no ports.
    const assetsOrigin = `http://127.0.0.1:${new URL(site.assetsUrl).port}`
    await page.goto('/')
    await page.getByRole('heading', { name: 'Assets', level: 1 }).waitFor()
    await user.publish([textFile('secret.js', 'window.stolen = "secret"')], 'Private')
    const { services } = serviceListSchema.parse(
      await (await context.request.get(`${home.origin}/api/services`)).json(),
    )
    const list = await context.request.get(`${home.origin}${services[0]?.url}/assets?q=secret`)
    const { assets } = assetPageSchema.parse(await list.json())
    const content = `${home.origin}${assets[0]?.links.content}`
    const spy = `<pre id="seen"></pre><script src="${content}"></script><script>
      document.getElementById('seen').textContent = 'stolen: ' + window.stolen
    </script>`
    await user.publish([htmlFile('same-host-spy.html', spy)])

    noise.allow(/403|ERR_BLOCKED|MIME type/, 'the API answers no page of another origin')
    const hosted = await context.newPage()
    await hosted.goto(`${assetsOrigin}/assets/same-host-spy.html`)
    await expect(hosted.locator('#seen')).toHaveText('stolen: undefined')
  },
)
