/** What tests of any screen ask about people who read it in another way. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

export interface Mode {
  readonly name: string;
  readonly textScale: number;
  readonly forcedColors: 'active' | 'none';
  readonly theme: 'light' | 'dark';
}

export const modes: readonly Mode[] = [
  { name: 'as it comes', textScale: 100, forcedColors: 'none', theme: 'light' },
  { name: 'dark', textScale: 100, forcedColors: 'none', theme: 'dark' },
  { name: 'at 200 % text', textScale: 200, forcedColors: 'none', theme: 'light' },
  { name: 'in forced colours', textScale: 100, forcedColors: 'active', theme: 'light' },
];

/** What axe-core finds, as one line per rule and place. */
export async function violations(page: Page): Promise<string[]> {
  // Electron cannot open the second target that the newer mode wants.
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return found.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')}`));
}

/** Nothing of the page is wider than the window: no sideways scrolling for text. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

export async function enter(page: Page, mode: Mode): Promise<void> {
  await page.emulateMedia({ forcedColors: mode.forcedColors });
  await page.evaluate(
    ({ textScale, theme }) =>
      (
        window as unknown as { shingi: { savePreferences(input: unknown): Promise<unknown> } }
      ).shingi.savePreferences({ textScale, theme }),
    mode,
  );
  await expect(page.locator('html')).toHaveAttribute('data-theme', mode.theme);
  await expect
    .poll(() => page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize)))
    .toBe((16 * mode.textScale) / 100);
}
