import { fittedTo } from '../../../../core/domain/pages/fit-to-text.ts';
import { linesOf } from '../../../../core/domain/pages/lines.ts';
import type { PageLink } from '../../../../formats/pdf/pdfium/links.ts';
import type { PlacedText } from './page-overlay.ts';
import type { PdfClient, Urgency } from './pdf-client.ts';

/** What has been read of a page. */
export interface KnownPage extends PlacedText {
  readonly links: readonly PageLink[];
}

/** Pages whose places are kept: far more than fit a window, far fewer than a long paper has. */
const mostKept = 80;

/** The pages of one PDF as far as they have been read. Their text is that of their blocks, if that is a text of theirs. */
export class PageStore {
  private readonly client: PdfClient;
  private readonly texts: readonly (string | null)[];
  private readonly known = new Map<number, KnownPage>();

  /** @param texts text of each page's block; null where there is no block */
  constructor(client: PdfClient, texts: readonly (string | null)[]) {
    this.client = client;
    this.texts = texts;
  }

  get(index: number): KnownPage | null {
    return this.known.get(index) ?? null;
  }

  /** Rejects with `PdfFailure`, or `NotWanted` after the signal. */
  async read(index: number, urgency: () => Urgency, signal?: AbortSignal): Promise<KnownPage> {
    const before = this.known.get(index);
    if (before !== undefined) {
      return before;
    }
    const { text, links } = await this.client.read(index, urgency, signal);
    const stored = this.texts[index] ?? null;
    const fitted = stored === null ? null : fittedTo(text, stored);
    const shown = fitted ?? text;
    const page: KnownPage = { text: shown, lines: linesOf(shown), isBlockText: fitted !== null, links };
    this.known.set(index, page);
    for (const oldest of [...this.known.keys()].slice(0, -mostKept)) {
      this.known.delete(oldest);
    }
    return page;
  }
}
