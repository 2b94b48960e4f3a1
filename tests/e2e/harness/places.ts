import { expect, type Page } from '@playwright/test';

/** Takes the window to an address, as a link to it does, and waits until that screen shows what it holds. */
export async function goToScreen(page: Page, hash: string, title: string): Promise<void> {
  await page.evaluate((address) => {
    window.location.hash = address;
  }, hash);
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(page.locator('.loading')).toHaveCount(0);
}
