import { expect, type Locator, type Page } from '@playwright/test';
import { quadsOfRange } from '../../core/domain/pages/lines.ts';
import { frameOf } from '../../core/domain/pages/page-frame.ts';
import { ShownDocument } from '../../formats/pdf/pdfium/shown-document.ts';
import { testPdfium } from '../formats/pdf/load-pdfium.ts';
import { type OpenCommittee, openPaper } from './committee.ts';

interface WindowPlace {
  readonly x: number;
  readonly y: number;
}

/** The screen of a PDF, as tests go about on it. */
export class PdfScreen {
  private readonly opened: OpenCommittee;

  constructor(opened: OpenCommittee) {
    this.opened = opened;
  }

  get page(): Page {
    return this.opened.page;
  }

  /** The area that scrolls. */
  get pages(): Locator {
    return this.page.locator('section.scroll');
  }

  get pageField(): Locator {
    return this.page.getByRole('textbox', { name: '見たいページの番号' });
  }

  shownPage(index: number): Locator {
    return this.page.locator(`.pdf-page[data-page-index="${index}"]`);
  }

  /** The size that the tools show, in percent. */
  async size(): Promise<number> {
    return Number.parseInt((await this.page.locator('output.zoom-value').textContent()) ?? '', 10);
  }

  /** Opens a PDF anew at its first page, so that no test hangs on what another one did. */
  async open(title: string): Promise<void> {
    await this.openWhereLeft(title);
    await this.pages.press('Home');
    await expect.poll(() => this.pages.evaluate((area) => area.scrollTop)).toBe(0);
    await expect(this.shownPage(0)).toBeInViewport();
    // What the file calls its pages is known a little later than the pages.
    await expect(this.pageField).toHaveValue(title === '計画の案' ? 'i' : '1');
  }

  async openWhereLeft(title: string): Promise<void> {
    await this.page.locator('nav').getByRole('link', { name: 'はじめの画面' }).click();
    await expect(this.page.locator('main h1')).not.toHaveText(title);
    await openPaper(this.page, title);
    await expect(this.page.locator('.pdf-picture[data-drawn]').first()).toBeVisible();
  }

  async goTo(entry: string): Promise<void> {
    await this.pageField.fill(entry);
    await this.pageField.press('Enter');
    await this.standsStill();
  }

  /** Waits until the pages have not moved for some frames: what the pointer aims at stays where it is. */
  async standsStill(): Promise<void> {
    const frames = 8;
    await this.pages.evaluate(
      (area, wanted) =>
        new Promise<void>((resolve) => {
          let last = area.scrollTop;
          let still = 0;
          const look = (): void => {
            still = area.scrollTop === last ? still + 1 : 0;
            last = area.scrollTop;
            if (still < wanted) {
              requestAnimationFrame(look);
            } else {
              resolve();
            }
          };
          requestAnimationFrame(look);
        }),
      frames,
    );
  }

  /** Where a stretch of a page's text begins and ends in the window, by the places that PDFium gives. */
  async placesOf(
    bytes: Uint8Array,
    index: number,
    word: string,
    writing: 'horizontal' | 'vertical' = 'horizontal',
  ): Promise<{ from: WindowPlace; to: WindowPlace }> {
    const document = ShownDocument.open(await testPdfium(), bytes);
    const placed = document.text(index);
    const sheet = document.sheets[index];
    document.close();
    const start = placed.text.replaceAll('\n', ' ').indexOf(word);
    const shown = await this.shownPage(index).boundingBox();
    if (sheet === undefined || shown === null || start < 0) {
      throw new Error(`${word} is not to be seen on page ${index}`);
    }
    const frame = frameOf(sheet, shown.width / (sheet.box.right - sheet.box.left));
    const place = (offset: number, part: number): WindowPlace => {
      const [quad] = quadsOfRange(placed, offset, offset + 1);
      if (quad === undefined) {
        throw new Error(`${word} has no place`);
      }
      const box = frame.boxToPixels(quad);
      const [x, y] = writing === 'vertical' ? [0.5, part] : [part, 0.5];
      return { x: shown.x + box.left + box.width * x, y: shown.y + box.top + box.height * y };
    };
    return { from: place(start, 0.2), to: place(start + word.length - 1, 0.8) };
  }

  async drag(from: WindowPlace, to: WindowPlace): Promise<void> {
    await this.page.mouse.move(from.x, from.y);
    await this.page.mouse.down();
    await this.page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2);
    await this.page.mouse.move(to.x, to.y);
    await this.page.mouse.up();
  }

  /** What the clipboard holds after Ctrl and C. */
  async copied(): Promise<string> {
    const { application } = this.opened;
    await application.evaluate(({ clipboard }) => clipboard.clear());
    await this.page.keyboard.press('Control+c');
    const held = (): Promise<string> => application.evaluate(({ clipboard }) => clipboard.readText());
    // The window hands its words to the clipboard of the system in its own time.
    await expect.poll(held).not.toBe('');
    return held();
  }
}
