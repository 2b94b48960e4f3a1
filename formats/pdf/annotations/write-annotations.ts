import {
  PDFArray,
  type PDFContext,
  type PDFDict,
  type PDFDocument,
  type PDFFont,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import { arrayAt, type Rectangle } from '../objects/access.ts';
import { type NewAnnotation, ownKey } from './annotation.ts';
import {
  type Appearance,
  freeTextAppearance,
  highlightAppearance,
  inkAppearance,
  noteAppearance,
  squareAppearance,
  underlineAppearance,
} from './appearances.ts';
import { pdfDate } from './dates.ts';
import { type TaggedAnnotation, tagAnnotations } from './tag-annotations.ts';

/** Print; and for notes, whose sign keeps its size: neither zoomed nor turned. */
const printFlag = 4;
const noteFlags = 4 + 8 + 16;

/**
 * Writes notes as standard annotations with appearances, authors, dates and, in a tagged file, structure. `font` sets
 * free texts; it must be embedded in the document. `characters`: code points that it has; null where it has them all. Throws RangeError for a page that is not
 * there or an answer to a note that is not in the list.
 */
export function writeAnnotations(
  document: PDFDocument,
  notes: readonly NewAnnotation[],
  font: PDFFont,
  characters: ReadonlySet<number> | null = null,
): void {
  const { context } = document;
  const pages = document.getPages();
  const written = new Map<string, PDFRef>();
  const tagged: TaggedAnnotation[] = [];
  for (const note of notes) {
    const page = pages[note.pageIndex];
    if (!page) {
      throw new RangeError(`no page ${note.pageIndex}`);
    }
    const dict = describe(context, note, appearanceOf(context, note, font, characters), page.ref);
    if (note.replyTo !== undefined) {
      const answered = written.get(note.replyTo);
      if (!answered) {
        throw new RangeError(`no note ${note.replyTo} before its answer`);
      }
      dict.set(PDFName.of('IRT'), answered);
      dict.set(PDFName.of('RT'), PDFName.of('R'));
    }
    const ref = context.register(dict);
    written.set(note.id, ref);
    annotationsOf(page.node).push(ref);
    tagged.push({ ref, page: page.ref });
  }
  tagAnnotations(document, tagged);
}

/** What a note looks like, drawn once for every viewer. `characters` as in writeAnnotations. */
export function appearanceOf(
  context: PDFContext,
  note: NewAnnotation,
  font: PDFFont,
  characters: ReadonlySet<number> | null,
): Appearance {
  switch (note.kind) {
    case 'highlight':
      return highlightAppearance(context, note);
    case 'underline':
      return underlineAppearance(context, note);
    case 'square':
      return squareAppearance(context, note);
    case 'ink':
      return inkAppearance(context, note);
    case 'note':
      return noteAppearance(context, note.at, note.colour);
    case 'freeText':
      return freeTextAppearance(context, { ...note, contents: drawable(note.contents, characters) }, font);
  }
}

/** A character that the font lacks is printed as 〓, the printer's sign for a missing type; the note's words keep it. */
function drawable(text: string, characters: ReadonlySet<number> | null): string {
  return characters === null
    ? text
    : Array.from(text, (character) =>
        character === '\n' || characters.has(character.codePointAt(0) ?? 0) ? character : '〓',
      ).join('');
}

const subtypes = {
  highlight: 'Highlight',
  underline: 'Underline',
  square: 'Square',
  ink: 'Ink',
  note: 'Text',
  freeText: 'FreeText',
} as const;

function describe(
  context: PDFContext,
  note: NewAnnotation,
  { form, rectangle }: Appearance,
  page: PDFRef,
): PDFDict {
  const { red, green, blue } = note.colour;
  const dict = context.obj({
    Type: 'Annot',
    Subtype: subtypes[note.kind],
    Rect: corners(rectangle),
    P: page,
    F: note.kind === 'note' ? noteFlags : printFlag,
    C: [red, green, blue],
    AP: { N: form },
  });
  const set = (key: string, value: PDFHexString | PDFString | PDFArray | PDFName | PDFDict) =>
    dict.set(PDFName.of(key), value);
  set('Contents', PDFHexString.fromText(note.contents));
  set('T', PDFHexString.fromText(note.author));
  set('NM', PDFHexString.fromText(note.id));
  set('CreationDate', pdfDate(note.createdAt));
  set('M', pdfDate(note.modifiedAt));
  if (note.subject !== undefined) {
    set('Subj', PDFHexString.fromText(note.subject));
  }
  if (note.own !== undefined) {
    const kept = context.obj({});
    for (const [name, value] of Object.entries(note.own)) {
      kept.set(PDFName.of(name), PDFHexString.fromText(value));
    }
    set(ownKey, kept);
  }
  switch (note.kind) {
    case 'highlight':
    case 'underline':
      // The order of all programs, though not of the standard: upper left, upper right, lower left, lower right.
      set(
        'QuadPoints',
        context.obj(
          note.quads.flatMap(({ left, bottom, right, top }) => [
            left,
            top,
            right,
            top,
            left,
            bottom,
            right,
            bottom,
          ]),
        ),
      );
      break;
    case 'ink':
      set('InkList', context.obj(note.strokes.map((stroke) => stroke.flatMap(({ x, y }) => [x, y]))));
      set('BS', context.obj({ W: note.lineWidth, S: 'S' }));
      break;
    case 'square':
      set('BS', context.obj({ W: note.lineWidth, S: 'S' }));
      break;
    case 'note':
      set('Name', PDFName.of('Comment'));
      break;
    case 'freeText':
      set('DA', PDFString.of(`/Text ${note.size} Tf 0 g`));
      set('BS', context.obj({ W: 1, S: 'S' }));
      break;
  }
  return dict;
}

function corners({ left, bottom, right, top }: Rectangle): PDFNumber[] {
  return [left, bottom, right, top].map((value) => PDFNumber.of(Number(value.toFixed(3))));
}

function annotationsOf(page: PDFDict): PDFArray {
  const known = arrayAt(page, 'Annots');
  if (known) {
    return known;
  }
  const made = PDFArray.withContext(page.context);
  page.set(PDFName.of('Annots'), made);
  return made;
}
