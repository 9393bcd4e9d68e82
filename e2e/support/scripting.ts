import { execFile } from 'node:child_process'
import { expect, type Page } from '@playwright/test'
import type { Server } from './server-process.ts'

/** Publishing without the console, by the command that it shows. */
export function scriptVerbs(page: Page) {
  const scriptDialog = page.getByRole('dialog', { name: 'Upload from a script' })
  const scriptButton = page.getByRole('button', { name: 'From a script' })

  const openScriptDialog = async () => {
    await scriptButton.click()
    await expect(scriptDialog.getByLabel('File', { exact: true })).toBeFocused()
  }
  const copyBy = async (button: string) => {
    await scriptDialog.getByRole('button', { name: button }).click()
    return page.evaluate(() => navigator.clipboard.readText())
  }
  /** All that the dialog asks to be run, with the token in its place. */
  const copyScript = async ({ account }: Server) => {
    const variables = await copyBy('Copy variables')
    const command = await copyBy('Copy command')
    return [variables.replace("'your auth token'", account.token), command].join('\n')
  }
  return { scriptDialog, scriptButton, openScriptDialog, copyScript }
}

/** Runs a script in bash, in that folder; resolves with what it printed, rejects if it failed. */
export async function runScript(script: string, folder: string): Promise<string> {
  const { status, printed, errors } = await runToEnd(script, folder)
  if (status !== 0) throw new Error(`The script ended with ${status}.\n${printed}${errors}`)
  return printed
}

/** Runs a script that is to be refused; resolves with what it printed nevertheless. */
export async function runRefusedScript(script: string, folder: string): Promise<string> {
  const { status, printed } = await runToEnd(script, folder)
  expect(status, 'a refusal is no success').not.toBe(0)
  return printed
}

interface ScriptEnd {
  status: number
  printed: string
  errors: string
}

function runToEnd(script: string, folder: string): Promise<ScriptEnd> {
  const env = { PATH: process.env.PATH, HOME: folder, LANG: 'C.UTF-8' }
  return new Promise((resolve) => {
    execFile('bash', ['-c', script], { cwd: folder, env }, (error, printed, errors) => {
      const status = error === null ? 0 : Number(error.code ?? 1)
      resolve({ status, printed, errors })
    })
  })
}
