import { expect, test } from '@playwright/test';
import { encryptedPdf, plainPdf, turnedPdf } from '../formats/pdf/fixtures.ts';
import { columnsPdf } from '../formats/pdf/japanese-fixtures.ts';
import { corpusFiles } from '../formats/pdf/load-pdfium.ts';
import { scannedPdf } from '../formats/pdf/viewer-fixtures.ts';
import { defectsOf, type OpenCommittee, openPaper } from './committee.ts';
import { openPdfCommittee, type PdfPaper } from './pdf-committee.ts';
import { PdfScreen } from './pdf-screen.ts';

/** Awkward files of our own, each with what the window has to say of it; null where it shows pages. */
async function ownFiles(): Promise<(PdfPaper & { readonly says: RegExp | null })[]> {
  const plain = await plainPdf(['one', 'two']);
  const broken = /壊れていて開けません/u;
  return [
    ...(await Promise.all(
      [90, 180, 270].map(async (angle) => ({
        title: `turned-${angle}`,
        bytes: await turnedPdf('turned', angle),
        says: null,
      })),
    )),
    { title: 'columns', bytes: await columnsPdf(['地域福祉計画の素案', '委員の御意見']), says: null },
    { title: 'scanned', bytes: await scannedPdf(2), says: null },
    { title: 'locked', bytes: await encryptedPdf('hidden', 'geheim'), says: /パスワードが付いています/u },
    { title: 'cut-off', bytes: plain.slice(0, 300), says: broken },
    { title: 'empty', bytes: new Uint8Array(), says: broken },
    { title: 'text', bytes: new TextEncoder().encode('# a text, not a PDF'), says: broken },
    {
      title: 'noise',
      bytes: Uint8Array.from({ length: 5000 }, (_, index) => (index * 131) % 256),
      says: broken,
    },
  ];
}

let opened: OpenCommittee;
let screen: PdfScreen;

test.describe('awkward PDFs in one window', () => {
  const corpus = corpusFiles();

  test.beforeAll(async () => {
    const given = corpus.map((file) => ({ title: file.name.replace(/\.pdf$/u, ''), bytes: file.bytes() }));
    opened = await openPdfCommittee([...(await ownFiles()), ...given]);
    screen = new PdfScreen(opened);
  });
  test.afterAll(async () => {
    await opened.close();
  });

  test('files of our own show their pages or say why not', async () => {
    const { page } = opened;
    const defects = defectsOf(page);
    for (const { title, says } of await ownFiles()) {
      await openPaper(page, title);
      if (says === null) {
        await expect(screen.shownPage(0).locator('[data-drawn]'), title).toBeVisible();
      } else {
        await expect(page.locator('section.scroll'), title).toContainText(says);
      }
    }
    expect(defects).toEqual([]);
  });

  for (const { name } of corpus) {
    const title = name.replace(/\.pdf$/u, '');
    test(`${name} shows its pages, or says why not`, async () => {
      const { page } = opened;
      const defects = defectsOf(page);
      await page.locator('nav').getByRole('link', { name: title, exact: false }).first().waitFor();
      await page
        .locator('nav a.nav-row')
        .filter({ has: page.getByText(title, { exact: true }) })
        .click();
      await expect(page.locator('.bar h1')).toHaveText(title);
      await expect(screen.shownPage(0).locator('[data-drawn]')).toBeVisible();
      await page.keyboard.press('Control+f');
      await page.keyboard.type('a');
      await expect(page.getByRole('search').getByRole('status')).not.toBeEmpty();
      await page.getByRole('button', { name: '右に回す' }).click();
      await screen.pages.press('End');
      await expect(page.locator('.pdf-page').last().locator('[data-drawn]')).toBeVisible();
      expect(await page.locator('.pdf-fault').count()).toBe(0);
      expect(defects).toEqual([]);
    });
  }
});
