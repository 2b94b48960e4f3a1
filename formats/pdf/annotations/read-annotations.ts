import { type PDFArray, PDFDict, PDFName, PDFRef } from '@cantoo/pdf-lib';
import type { PdfSource } from '../merge/source.ts';
import {
  arrayAt,
  dictAt,
  nameAt,
  nameText,
  numberAt,
  type Rectangle,
  rectangleAt,
  refAt,
  textAt,
} from '../objects/access.ts';
import {
  type Colour,
  type FoundAnnotation,
  ownKey,
  type PdfAnnotationKind,
  type Point,
} from './annotation.ts';
import { parsePdfDate } from './dates.ts';

const kinds: ReadonlyMap<string, PdfAnnotationKind> = new Map([
  ['Highlight', 'highlight'],
  ['Underline', 'underline'],
  ['Squiggly', 'squiggly'],
  ['StrikeOut', 'strikeOut'],
  ['Text', 'note'],
  ['FreeText', 'freeText'],
  ['Ink', 'ink'],
  ['Square', 'square'],
  ['Circle', 'circle'],
  ['Line', 'line'],
  ['Polygon', 'polygon'],
  ['PolyLine', 'polyLine'],
  ['Stamp', 'stamp'],
  ['Caret', 'caret'],
  ['FileAttachment', 'attachment'],
]);

const hiddenFlags = 2 + 32;

interface RawAnnotation {
  readonly dict: PDFDict;
  readonly ref: PDFRef | null;
  readonly pageIndex: number;
  readonly kind: PdfAnnotationKind;
  readonly key: string;
}

/** The notes of a file in the order of its pages. Links, fields and pop-up windows are not notes. */
export function readAnnotations(source: PdfSource): FoundAnnotation[] {
  const raw = eachItsOwnKey(source.pages.flatMap(({ dict }, pageIndex) => rawAnnotations(dict, pageIndex)));
  const keys = new Map(raw.flatMap(({ ref, key }) => (ref ? [[ref, key]] : [])));
  return raw.map((annotation) => describe(annotation, keys));
}

function rawAnnotations(page: PDFDict, pageIndex: number): RawAnnotation[] {
  return (arrayAt(page, 'Annots')?.asArray() ?? []).flatMap((item) => {
    const dict = page.context.lookup(item);
    const kind = dict instanceof PDFDict ? kinds.get(nameAt(dict, 'Subtype') ?? '') : undefined;
    if (!(dict instanceof PDFDict) || kind === undefined) {
      return [];
    }
    const key = keyOf(dict, kind, pageIndex);
    return [{ dict, ref: item instanceof PDFRef ? item : null, pageIndex, kind, key }];
  });
}

/** Names are to be unique on their page only, and pages are copied with their notes: the first one keeps the name. */
function eachItsOwnKey(raw: readonly RawAnnotation[]): RawAnnotation[] {
  const taken = new Set<string>();
  return raw.map((annotation) => {
    const { dict, kind, pageIndex, key } = annotation;
    const own = taken.has(key) ? keyByPlace(dict, kind, pageIndex) : key;
    taken.add(own);
    return { ...annotation, key: own };
  });
}

function keyOf(dict: PDFDict, kind: PdfAnnotationKind, pageIndex: number): string {
  const name = textAt(dict, 'NM');
  return name !== null && name !== '' ? name : keyByPlace(dict, kind, pageIndex);
}

function keyByPlace(dict: PDFDict, kind: PdfAnnotationKind, pageIndex: number): string {
  const { left, bottom, right, top } = rectangleAt(dict, 'Rect') ?? nowhere;
  const place = [left, bottom, right, top].map((value) => value.toFixed(1)).join(' ');
  return JSON.stringify([pageIndex, kind, place, textAt(dict, 'T'), textAt(dict, 'Contents')]);
}

const nowhere: Rectangle = { left: 0, bottom: 0, right: 0, top: 0 };

function describe(
  { dict, pageIndex, kind, key }: RawAnnotation,
  keys: ReadonlyMap<PDFRef, string>,
): FoundAnnotation {
  const answered = refAt(dict, 'IRT');
  return {
    kind,
    pageIndex,
    key,
    author: textAt(dict, 'T'),
    contents: textAt(dict, 'Contents'),
    subject: textAt(dict, 'Subj'),
    createdAt: parsePdfDate(textAt(dict, 'CreationDate')),
    modifiedAt: parsePdfDate(textAt(dict, 'M')),
    colour: colourOf(arrayAt(dict, 'C')),
    rectangle: rectangleAt(dict, 'Rect') ?? nowhere,
    quads: quadsOf(arrayAt(dict, 'QuadPoints')),
    strokes: strokesOf(arrayAt(dict, 'InkList')),
    replyTo: answered ? (keys.get(answered) ?? null) : null,
    state: dict.has(PDFName.of('State')) ? textAt(dict, 'State') : null,
    hidden: ((numberAt(dict, 'F') ?? 0) & hiddenFlags) !== 0,
    own: ownOf(dictAt(dict, ownKey)),
  };
}

function ownOf(dict: PDFDict | null): Record<string, string> | null {
  return dict === null
    ? null
    : Object.fromEntries(dict.keys().map((name) => [nameText(name), textAt(dict, nameText(name)) ?? '']));
}

function numbersOf(array: PDFArray | null): number[] {
  return array ? Array.from({ length: array.size() }, (_, index) => numberAt(array, index) ?? 0) : [];
}

/** Grey, RGB or CMYK; none means transparent. */
function colourOf(array: PDFArray | null): Colour | null {
  const [first, second, third, black] = numbersOf(array);
  if (first === undefined) {
    return null;
  }
  if (second === undefined || third === undefined) {
    return { red: first, green: first, blue: first };
  }
  if (black === undefined) {
    return { red: first, green: second, blue: third };
  }
  const mix = (ink: number) => (1 - ink) * (1 - black);
  return { red: mix(first), green: mix(second), blue: mix(third) };
}

/** Programs disagree about the order of the four corners, so only their extent counts. */
function quadsOf(array: PDFArray | null): Rectangle[] {
  const numbers = numbersOf(array);
  return Array.from({ length: Math.floor(numbers.length / 8) }, (_, index) => {
    const corners = pointsOf(numbers.slice(index * 8, index * 8 + 8));
    const xs = corners.map(({ x }) => x);
    const ys = corners.map(({ y }) => y);
    return { left: Math.min(...xs), right: Math.max(...xs), bottom: Math.min(...ys), top: Math.max(...ys) };
  });
}

function strokesOf(array: PDFArray | null): Point[][] {
  return Array.from({ length: array?.size() ?? 0 }, (_, index) =>
    pointsOf(numbersOf(array && arrayAt(array, index))),
  ).filter((stroke) => stroke.length > 0);
}

function pointsOf(numbers: readonly number[]): Point[] {
  return Array.from({ length: Math.floor(numbers.length / 2) }, (_, index) => ({
    x: numbers[index * 2] ?? 0,
    y: numbers[index * 2 + 1] ?? 0,
  }));
}
