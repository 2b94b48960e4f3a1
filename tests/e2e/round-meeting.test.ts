import { expect, test } from '@playwright/test';
import { buildSample } from '../../service/sample/build-sample.ts';
import { createBench, noSignal } from '../service/environment.ts';
import { launch } from './harness/application.ts';

test('all screens of the round are about one meeting, unless the address names another', async () => {
  const bench = createBench();
  const file = bench.file('s.shingi');
  await buildSample(file, bench.environment, noSignal);
  const { page, close } = await launch({ files: [file] });
  const goTo = async (hash: string): Promise<void> => {
    // From somewhere else, so that the screen is made anew and does not keep what it showed.
    await page.evaluate(() => {
      window.location.hash = '#/search';
    });
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.evaluate((to) => {
      window.location.hash = to;
    }, hash);
  };
  const choice = page.getByLabel('会議', { exact: true });
  const shown = async (): Promise<string> => (await choice.locator('option:checked').textContent()) ?? '';
  const withChoice = ['#/received-sheets', '#/forms', '#/quick-entry', '#/public-comments'];
  try {
    await expect(page.locator('nav').first()).toBeVisible();
    // Opinions came for the first meeting; the second has papers and none.
    for (const hash of withChoice) {
      await goTo(hash);
      await expect(choice).toBeVisible();
      expect([hash, await shown()]).toEqual([hash, expect.stringContaining('第1回')]);
    }
    await goTo('#/opinions');
    await expect(page.getByRole('button', { name: '書き出す' })).toBeVisible();

    // Chosen on one of them, it is the one of all.
    await goTo('#/forms');
    const other = (await choice.locator('option').allTextContents()).find((name) => name.includes('第2回'));
    await choice.selectOption({ label: other ?? '' });
    const second = /meeting=([^&]+)/u.exec(page.url())?.[1] ?? '';
    for (const hash of withChoice) {
      await goTo(hash);
      await expect(choice).toBeVisible();
      expect([hash, await shown()]).toEqual([hash, expect.stringContaining('第2回')]);
    }
    await goTo('#/opinions');
    await expect(page.getByText('この会議には、まだ意見が届いていません。')).toBeVisible();
    // The table of the other meeting is one step away, and its address names it.
    await page.getByRole('link', { name: /第1回/u }).last().click();
    await expect(page.getByRole('button', { name: '書き出す' })).toBeVisible();
    expect(page.url()).not.toContain(second);
    const first = /meeting=([^&]+)/u.exec(page.url())?.[1] ?? '';
    await goTo(`#/quick-entry?meeting=${first}`);
    await expect(choice).toBeVisible();
    expect(await shown()).toContain('第1回');
    // An address is no choice.
    await goTo('#/received-sheets');
    await expect(choice).toBeVisible();
    expect(await shown()).toContain('第2回');
  } finally {
    await close();
    await bench.close();
  }
});
