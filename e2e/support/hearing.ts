import { expect, type Page } from '@playwright/test'
import { announcementsOf } from './announcements.ts'

/** What the console tells its user, in sight and in sound. */
export function hearingVerbs(page: Page) {
  const notifications = page.getByRole('region', { name: /^Notifications/ })

  /** A toast says these words. */
  const expectToast = async (words: string) => {
    await expect(notifications.getByText(words).first()).toBeVisible()
  }
  /** A screen reader was told something with these words. */
  const expectAnnounced = async (words: string) => {
    await expect(async () => {
      const told = (await announcementsOf(page)).join('\n')
      expect(told).toContain(words)
    }).toPass()
  }
  /** All that a screen reader was told since the page was loaded, without repetitions. */
  const heard = async () => {
    const told = await announcementsOf(page)
    return told.filter((text, index) => text !== told[index - 1])
  }
  /** The one toast that says these words. */
  const toast = (words: string) =>
    notifications.getByRole('listitem').filter({ hasText: words })
  /** Takes back what the toast with these words tells of. */
  const undo = (words: string) => toast(words).getByRole('button', { name: 'Undo' }).click()

  return { notifications, expectToast, expectAnnounced, heard, toast, undo }
}
