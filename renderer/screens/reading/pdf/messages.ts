/** What the window and the PDF worker say to each other. Lengths are points (1/72 inch), from the page's top left. */

export interface PageSize {
  readonly width: number;
  readonly height: number;
}

/** A character with its box on the page as displayed, rotation included. */
export interface PageCharacter {
  readonly character: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export type PdfFault = 'password-needed' | 'wrong-password' | 'damaged' | 'engine';

export type ToWorker =
  | { readonly ask: 'open'; readonly seq: number; readonly bytes: Uint8Array; readonly password: string }
  | { readonly ask: 'draw'; readonly seq: number; readonly page: number; readonly pixelsPerPoint: number }
  | { readonly ask: 'read'; readonly seq: number; readonly page: number };

export type FromWorker =
  | { readonly seq: number; readonly answer: 'opened'; readonly pages: readonly PageSize[] }
  | {
      readonly seq: number;
      readonly answer: 'drawn';
      readonly width: number;
      readonly height: number;
      readonly pixels: Uint8ClampedArray<ArrayBuffer>;
    }
  | { readonly seq: number; readonly answer: 'read'; readonly characters: readonly PageCharacter[] }
  | { readonly seq: number; readonly answer: 'refused'; readonly fault: PdfFault };
