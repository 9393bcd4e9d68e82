import { splitPath } from '../../../../contract/asset-path.ts'
import { runtimeLine } from '../../../lib/address.ts'

/** What a new Function may begin as. */
export type TemplateName = 'blank' | 'twiml' | 'asset' | 'json'

/** A private asset that a template reads. */
export interface TemplateAsset {
  path: string
  contentType: string
}

interface Template {
  name: TemplateName
  label: string
  /** What it does, in a sentence. */
  meaning: string
  /** A path that goes with it. */
  path: string
}

export const TEMPLATES: readonly Template[] = [
  {
    name: 'blank',
    label: 'Blank',
    meaning: 'A handler that answers with nothing.',
    path: '/my-function',
  },
  {
    name: 'twiml',
    label: 'Say hello (TwiML)',
    meaning: 'Answers a call with a spoken greeting.',
    path: '/hello',
  },
  {
    name: 'asset',
    label: 'Serve a private asset',
    meaning: 'Reads a private asset and answers with its bytes, pictures and sound too.',
    path: '/serve-asset',
  },
  {
    name: 'json',
    label: 'JSON API',
    meaning: 'Answers with JSON made of the request’s parameters.',
    path: '/api',
  },
]

const BLANK = `exports.handler = async function (context, event, callback) {
  return callback(null, '')
}
`

const TWIML = `// Answers a call. Set the URL of this Function as a phone number's voice webhook.
exports.handler = function (context, event, callback) {
  const twiml = new Twilio.twiml.VoiceResponse()
  twiml.say(\`Hello \${event.name || 'there'}\`)
  console.log('Said hello')
  return callback(null, twiml)
}
`

const JSON_API = `// Answers with JSON. Parameters of the query and of the body are in event.
exports.handler = function (context, event, callback) {
  const { request, ...parameters } = event
  const response = new Twilio.Response()
  response.setStatusCode(200)
  response.appendHeader('Content-Type', 'application/json')
  response.setBody({ message: 'It works', parameters })
  return callback(null, response)
}
`

const serveAsset = ({ path, contentType }: TemplateAsset) => `const fs = require('fs')

// Answers with ${splitPath(path).name.replaceAll(/\s/g, ' ')}. Only Functions can read a private asset.
exports.handler = function (context, event, callback) {
  const asset = ${runtimeLine(path)}
  // open() is for text; the bytes of a picture or a sound are at path.
  const response = new Twilio.Response()
  response.appendHeader('Content-Type', ${quote(contentType)})
  response.setBody(fs.readFileSync(asset.path))
  return callback(null, response)
}
`

const quote = (text: string) =>
  `'${text.replaceAll('\\', '\\\\').replaceAll("'", String.raw`\'`)}'`

/** The source a Function begins with; the template that serves an asset needs one. */
export function sourceOf(name: TemplateName, asset: TemplateAsset | null): string {
  switch (name) {
    case 'blank':
      return BLANK
    case 'twiml':
      return TWIML
    case 'json':
      return JSON_API
    case 'asset':
      return asset ? serveAsset(asset) : BLANK
  }
}
