/** A window without a mouse: what a person at the keyboard does and knows. */
import { expect, type Locator, type Page } from '@playwright/test';

/** Presses keys one after the other. */
export async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key);
  }
}

/** What has the focus, by the name that a screen reader says; empty where nothing has it. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const active = document.activeElement;
    return active === null || active === document.body
      ? ''
      : (active.getAttribute('aria-label') ?? active.textContent ?? '').trim();
  });
}

/**
 * Presses Tab (or Shift + Tab) until the control has the focus, and sees that it is in the window then and that the focus
 * shows.
 */
export async function tabTo(
  page: Page,
  control: Locator,
  { back = false, presses = 80 }: { readonly back?: boolean; readonly presses?: number } = {},
): Promise<void> {
  await expect(control.first()).toBeVisible();
  for (let pressed = 0; pressed <= presses; pressed += 1) {
    const here = control.and(page.locator(':focus'));
    if ((await here.count()) > 0) {
      await expect(here).toBeInViewport({ ratio: 0.9 });
      return;
    }
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
  }
  throw new Error(`Tab does not lead to ${control.toString()}; it ended on ${await focused(page)}`);
}

/** Goes with Tab to the control and presses Enter on it. */
export async function enterOn(
  page: Page,
  control: Locator,
  options: { readonly back?: boolean } = {},
): Promise<void> {
  await tabTo(page, control, options);
  await page.keyboard.press('Enter');
}

/** Goes to another screen by its row in the list at the left, with F6 and the arrow keys alone. */
export async function goByList(page: Page, row: string | RegExp): Promise<void> {
  const nav = page.locator('nav.nav');
  const link = nav.getByRole('link', { name: row, exact: typeof row === 'string' }).first();
  for (let pressed = 0; pressed < 6; pressed += 1) {
    if ((await nav.locator(':focus').count()) > 0) break;
    await page.keyboard.press('F6');
  }
  for (const key of ['ArrowDown', 'ArrowUp']) {
    for (let pressed = 0; pressed < 40; pressed += 1) {
      if (await link.evaluate((element) => element === document.activeElement)) {
        await expect(link).toBeInViewport();
        await page.keyboard.press('Enter');
        return;
      }
      await page.keyboard.press(key);
    }
  }
  throw new Error(`the arrow keys do not lead to ${String(row)} in the list`);
}
