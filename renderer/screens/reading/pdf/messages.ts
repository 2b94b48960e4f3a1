import type { PageSheet, QuarterTurn } from '../../../../core/domain/pages/page-frame.ts';
import type { PageText } from '../../../../core/domain/pages/page-text.ts';
import type { PageLink } from '../../../../formats/pdf/pdfium/links.ts';
import type { OutlineEntry } from '../../../../formats/pdf/pdfium/outline.ts';

/** What the window and the PDF worker say to each other. */

/**
 * Why something could not be shown. `engine`: the engine failed on it. `too-slow`: it did not answer within the time that
 * `limits` of the client names, and was ended.
 */
export type PdfFault = 'password-needed' | 'wrong-password' | 'damaged' | 'engine' | 'too-slow';

/** A part of a page to be drawn; lengths in pixels of the drawing. */
export interface WantedDrawing {
  readonly page: number;
  readonly pixelsPerPoint: number;
  readonly view: QuarterTurn;
  readonly part: { left: number; top: number; width: number; height: number } | null;
}

/** What stands on a page. */
export interface ReadPage {
  readonly text: PageText;
  readonly links: readonly PageLink[];
}

/** What a file says about itself as a whole. */
export interface PdfDescription {
  readonly outline: readonly OutlineEntry[];
  /** Names of the pages; null when the file only counts them. */
  readonly labels: readonly string[] | null;
}

export type Question =
  | { readonly ask: 'start'; readonly program: WebAssembly.Module }
  | { readonly ask: 'open'; readonly bytes: Uint8Array; readonly password: string }
  | { readonly ask: 'describe' }
  | ({ readonly ask: 'draw' } & WantedDrawing)
  | { readonly ask: 'read'; readonly page: number };

export type Answer =
  | { readonly answer: 'started' }
  | { readonly answer: 'opened'; readonly sheets: readonly PageSheet[] }
  | ({ readonly answer: 'described' } & PdfDescription)
  | { readonly answer: 'drawn'; readonly picture: ImageBitmap }
  | ({ readonly answer: 'read' } & ReadPage)
  | { readonly answer: 'refused'; readonly fault: PdfFault };

export type ToWorker = Question & { readonly seq: number };
export type FromWorker = Answer & { readonly seq: number };
