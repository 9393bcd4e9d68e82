import { htmlFile } from './support/files.ts'
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
