import type { LineStyle } from '../../../core/domain/annotations/colours.ts';
import type { Rectangle } from '../objects/access.ts';

/** Notes in PDF files, as other programs write and read them. Coordinates are PDF user space of the page, in points. */

export type PdfAnnotationKind =
  | 'highlight'
  | 'underline'
  | 'squiggly'
  | 'strikeOut'
  | 'note'
  | 'freeText'
  | 'ink'
  | 'square'
  | 'circle'
  | 'line'
  | 'polygon'
  | 'polyLine'
  | 'stamp'
  | 'caret'
  | 'attachment';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Colour components from 0 to 1. */
export interface Colour {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
}

/** A note found in a file. */
export interface FoundAnnotation {
  readonly kind: PdfAnnotationKind;
  /** Zero-based. */
  readonly pageIndex: number;
  /** Its own name (NM), or, where the program gave none, a key made of what it says and where. The same at every import. */
  readonly key: string;
  readonly author: string | null;
  readonly contents: string | null;
  readonly subject: string | null;
  /** ISO 8601; null when missing or nonsense. */
  readonly createdAt: string | null;
  readonly modifiedAt: string | null;
  readonly colour: Colour | null;
  readonly rectangle: Rectangle;
  /** Marked lines of text; empty for other kinds. */
  readonly quads: readonly Rectangle[];
  /** Strokes of ink. */
  readonly strokes: readonly (readonly Point[])[];
  /** Key of the note that it answers. */
  readonly replyTo: string | null;
  /** Review state such as Accepted, in replies that only set it. */
  readonly state: string | null;
  readonly hidden: boolean;
  /** What the program that wrote it kept for itself (see NewCommon); null where this one did not write it. */
  readonly own: Readonly<Record<string, string>> | null;
}

/** Key of what this program keeps for itself: a second-class name, as PDF asks of entries of one program. */
export const ownKey = 'SHNG_Note';

interface NewCommon {
  readonly pageIndex: number;
  /** Written as NM. */
  readonly id: string;
  readonly author: string;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly modifiedAt: string;
  readonly colour: Colour;
  /** Says in words what kind of note it is. */
  readonly subject?: string;
  /** What this program needs to read it back just so, under a key of its own that others pass over. */
  readonly own?: Readonly<Record<string, string>>;
  /** Id of a note earlier in the same list that it answers. */
  readonly replyTo?: string;
}

/** Marked text. */
export interface NewHighlight extends NewCommon {
  readonly kind: 'highlight' | 'underline';
  /** One rectangle for each line, in reading order. */
  readonly quads: readonly Rectangle[];
  readonly contents: string;
  /** Line under the text, which tells the colour where there is none. Solid, in `colour`, under underlined text by default. */
  readonly line?: { readonly style: LineStyle; readonly colour: Colour };
}

export interface NewNote extends NewCommon {
  readonly kind: 'note';
  /** Upper left corner of its sign. */
  readonly at: Point;
  readonly contents: string;
}

export interface NewInk extends NewCommon {
  readonly kind: 'ink';
  readonly strokes: readonly (readonly Point[])[];
  readonly lineWidth: number;
  readonly contents: string;
}

/** A frame around part of a page. */
export interface NewSquare extends NewCommon {
  readonly kind: 'square';
  readonly rectangle: Rectangle;
  readonly lineWidth: number;
  readonly contents: string;
}

export interface NewFreeText extends NewCommon {
  readonly kind: 'freeText';
  readonly rectangle: Rectangle;
  readonly size: number;
  readonly contents: string;
}

/** A note to be written into a file. */
export type NewAnnotation = NewHighlight | NewNote | NewInk | NewSquare | NewFreeText;
