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

/** Runs a script in bash, in that folder; resolves with what it printed. */
export function runScript(script: string, folder: string): Promise<string> {
  const env = { PATH: process.env.PATH, HOME: folder, LANG: 'C.UTF-8' }
  return new Promise((resolve, reject) => {
    execFile('bash', ['-c', script], { cwd: folder, env }, (error, stdout, stderr) => {
      if (error) reject(new Error(`${error.message}\n${stderr}`))
      else resolve(stdout)
    })
  })
}
