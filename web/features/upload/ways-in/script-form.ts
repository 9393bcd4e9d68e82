import { checkFolder } from '../engine/folder.ts'
import { type ScriptChoice, type ScriptPlace, curlCommand } from './curl-command.ts'

/** What the fields hold. */
export interface ScriptForm extends Omit<ScriptChoice, 'name'> {
  file: string
  localFolder: string
  /** Where the files go, as typed. */
  folder: string
}

/** The form as it opens: `folder` is what the review has, `platform` the browser's user agent. */
export const newScriptForm = (folder: string, platform: string): ScriptForm => ({
  amount: 'file',
  shell: /Windows/.test(platform) ? 'powershell' : 'posix',
  file: 'millennium_falcon.jpg',
  localFolder: 'site',
  folder,
  visibility: 'public',
  ifExists: 'fail',
})

/** The command, or what is wrong with the fields. */
export type WrittenScript =
  | { ok: true; command: string }
  | { ok: false; nameProblem?: string; folderProblem?: string }

export function writeScript(
  form: ScriptForm,
  place: Omit<ScriptPlace, 'folder'>,
): WrittenScript {
  const name = form.amount === 'folder' ? form.localFolder : form.file
  const checked = checkFolder(form.folder)
  if (!checked.ok) return { ok: false, folderProblem: checked.message }
  if (form.amount !== 'files' && name.trim() === '') {
    const what = form.amount === 'file' ? 'file' : 'folder'
    return { ok: false, nameProblem: `Enter which ${what} is to be sent.` }
  }
  const { folder } = checked
  return { ok: true, command: curlCommand({ ...place, folder }, { ...form, name }) }
}
