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
  /** Takes back what the newest toast tells of. */
  const undo = () => notifications.getByRole('button', { name: 'Undo' }).last().click()

  return { notifications, expectToast, expectAnnounced, undo }
}
