/** A Function to be planted, with its source as it is saved at first, and later on. */
export interface FunctionSeed {
  path: string
  visibility: 'public' | 'protected' | 'private'
  first: string
  /** A later version, deployed by the second Deployment. */
  second?: string
}

const privateMessage = `// Answers with a name of a list that only Functions can read.
exports.handler = function (context, event, callback) {
  const { names } = JSON.parse(Runtime.getAssets()['/assets/names.json'].open())
  const name = names[Math.floor(Math.random() * names.length)]
  return callback(null, { name })
}
`

const starDestroyer = `const { readFile } = require('node:fs/promises')

// Serves a picture that has no URL of its own, to those who know the password.
exports.handler = async function (context, event, callback) {
  const response = new Twilio.Response()
  if (event.password !== context.PICTURE_PASSWORD) {
    response.setStatusCode(403)
    response.setBody('Not for you.')
    return callback(null, response)
  }
  const { path } = Runtime.getAssets()['/assets/star_destroyer.jpg']
  response.appendHeader('Content-Type', 'image/jpeg')
  response.setBody(await readFile(path))
  return callback(null, response)
}
`

const reply = (
  words: string,
) => `// Answers a text message. Set this URL as the number's messaging webhook.
exports.handler = function (context, event, callback) {
  const twiml = new Twilio.twiml.MessagingResponse()
  twiml.message(${words})
  return callback(null, twiml)
}
`

export const functionSeeds: FunctionSeed[] = [
  { path: '/private-message', visibility: 'public', first: privateMessage },
  { path: '/star-destroyer', visibility: 'public', first: starDestroyer },
  {
    path: '/sms/reply',
    visibility: 'protected',
    first: reply("'Thank you! The beagle will call you back.'"),
    second: reply('context.GREETING + `, ${event.From}! The beagle will call you back.`'),
  },
]

export const variableSeeds: Record<'ui' | 'dev', Record<string, string>> = {
  ui: {
    GREETING: 'Good day',
    OFFICE_NUMBER: '+4930123456',
    PICTURE_PASSWORD: 'long-live-the-beagle',
  },
  dev: { GREETING: 'Hi there', PICTURE_PASSWORD: 'test' },
}
