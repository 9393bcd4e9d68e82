import { createRequire } from 'node:module'
import { join } from 'node:path'
import { currentCall, newCall } from './call.node.ts'
import { captureConsole } from './console.node.ts'
import { contextOf, settingsOf } from './context.node.ts'
import { fail, runHandler, type Stage } from './handler.node.ts'
import { harden } from './harden.node.ts'
import { hear, say } from './link.node.ts'
import type { Boot } from './messages.ts'
import { runtimeOf } from './runtime-global.node.ts'
import { stackReader } from './stack.node.ts'
import { openTwilio } from './twilio.node.ts'

/** Where a worker process begins: it is set up once, then runs one request after the other. */

let stage: Stage | null = null

hear((message, body) => {
  if (message.type === 'boot') {
    stage = setUp(message)
    say({ type: 'ready' })
  } else if (stage) {
    runHandler(stage, newCall(message.requestSid), message, body)
  }
})

function setUp(boot: Boot): Stage {
  const settings = settingsOf(boot)
  harden()
  captureConsole()
  // The shell that sets the limits leaves something there.
  for (const name of Object.keys(process.env)) delete process.env[name]
  Object.assign(process.env, { TMPDIR: boot.tempFolder }, settings)
  const twilio = openTwilio(boot)
  const load = createRequire(join(boot.folder, 'handlers', 'any.js'))
  Object.assign(globalThis, {
    Twilio: twilio.global,
    Runtime: runtimeOf(boot, settings, twilio),
  })
  const stackOf = stackReader([...boot.functions, ...boot.assets], boot.folder)
  process.on('uncaughtException', (error) => endWith(error, stackOf))
  return {
    load: (file) => load(file) as unknown,
    contextFor: (handler) => contextOf(settings, handler, twilio),
    isTwiml: twilio.isTwiml,
    stackOf,
  }
}

/** After an error that nobody caught no one knows what state things are in. */
function endWith(error: unknown, stackOf: Stage['stackOf']): void {
  const call = currentCall()
  if (call) fail({ stackOf }, call, error)
  say({ type: 'broken' })
}
