import { type PDFDocument, type PDFFont, PDFName, type PDFPage, type PDFRef } from '@cantoo/pdf-lib';
import { colourLooks } from '../../../core/domain/annotations/colours.ts';
import type { NewAnnotation } from '../../../formats/pdf/annotations/annotation.ts';
import { type NotePart, NoteTagger, type PageTagger } from '../../../formats/pdf/annotations/tag-notes.ts';
import { appearanceOf } from '../../../formats/pdf/annotations/write-annotations.ts';
import { addToPage, ContentFrame } from '../../../formats/pdf/objects/page-content.ts';
import { geometryOf } from '../../../formats/pdf/objects/pages.ts';
import type { MarkedContent } from '../../../formats/pdf/pdfium/marked-content.ts';
import type { StampFonts } from '../../assemble/packet.ts';
import { drawableText, StampFontSet, type StampWeight } from '../../assemble/stamp-fonts.ts';
import { boxInUserSpace, visualMatrix, visualSize } from '../../assemble/stamp-operators.ts';
import type { NotedMaterial, NoteWords, PdfNotes } from '../pdf-notes.ts';
import { placeInColumns } from './columns.ts';
import { cornerOfNote, type NumberedNote, numberedNotes, placeOfNote } from './entries.ts';
import { breakIntoLines } from './lines.ts';

/** Points. The margin is added to the page at its right, so that the page itself keeps its size. */
const columnWidth = 206;
const inset = 10;
const barWidth = 2.5;
const textIndent = 7;
const textSize = 10.5;
const lineHeight = 15.5;
const noteGap = 9;
const edge = 28;
const signSize = 7;
const hungSignSize = 11;

interface SetLine {
  readonly text: string;
  readonly weight: StampWeight;
}

interface PageNotes {
  readonly page: PDFPage;
  readonly index: number;
  readonly notes: readonly NumberedNote[];
  /** Everything drawn here, further pages of one annotation included. */
  readonly drawn: readonly NewAnnotation[];
}

/**
 * Prints annotations onto the pages of a finished PDF: marks with their 合印 where they stand, and what is written about
 * them beside the page under the same 合印. Every page of a paper that has notes gets the same margin. In a tagged file each note
 * is read aloud behind what it is about.
 * @param contents what each page draws under the numbers of its structure
 */
export async function printMargin(
  document: PDFDocument,
  materials: readonly NotedMaterial[],
  { notes }: PdfNotes,
  fonts: StampFonts,
  font: PDFFont,
  characters: ReadonlySet<number>,
  words: NoteWords,
  contents: readonly (readonly MarkedContent[])[],
): Promise<void> {
  const pages = document.getPages();
  const marks = notes.filter(({ replyTo }) => replyTo === undefined);
  const clean = (text: string) => drawableText(fonts, text.replaceAll(/[\t\r]/gu, ' '));
  const planned = materials.flatMap((material) => {
    const numbered = numberedNotes(material, marks, words).map((note) => ({
      ...note,
      head: clean(note.head),
      texts: note.texts.map(clean),
    }));
    return numbered.length === 0 ? [] : pagesOf(material, numbered, marks, pages);
  });
  const set = await StampFontSet.embed(document, fonts, planned.flatMap(linesToSet), 'ShingiNote');
  const frame = new ContentFrame(document.context);
  const shown = new Map<NewAnnotation, PDFRef>();
  for (const { drawn } of planned) {
    for (const note of drawn) {
      if (note.kind !== 'note') {
        shown.set(note, appearanceOf(document.context, note, font, characters).form);
      }
    }
  }
  const tagger = NoteTagger.of(document);
  for (const page of planned) {
    const tags =
      page.notes.length === 0 ? null : (tagger?.page(page.page, contents[page.index] ?? []) ?? null);
    printPage(page, set, shown, frame, tags);
  }
  tagger?.finish();
}

function pagesOf(
  material: NotedMaterial,
  numbered: readonly NumberedNote[],
  marks: readonly NewAnnotation[],
  pages: readonly PDFPage[],
): PageNotes[] {
  return pages.slice(material.from, material.to).map((page, index) => {
    const here = (note: NewAnnotation) => note.pageIndex === material.from + index;
    const pageIndex = material.from + index;
    return {
      page,
      index: pageIndex,
      notes: numbered.filter(({ drawn }) => here(drawn)),
      drawn: marks.filter(here),
    };
  });
}

function linesToSet({ notes }: PageNotes): SetLine[] {
  return notes.flatMap(({ sign, head, texts }) => [
    { text: `${sign}　${head}`, weight: 'bold' as const },
    ...texts.map((text) => ({ text: text.replaceAll('\n', ''), weight: 'regular' as const })),
  ]);
}

function printPage(
  { page, notes, drawn }: PageNotes,
  set: StampFontSet,
  shown: ReadonlyMap<NewAnnotation, PDFRef>,
  frame: ContentFrame,
  tags: PageTagger | null,
): void {
  const geometry = geometryOf(page.node);
  const size = visualSize(geometry);
  const matrix = visualMatrix(geometry, 1);
  const measure = (weight: StampWeight) => (text: string) =>
    set.runs({ text, weight }).reduce((sum, run) => sum + run.width, 0) * textSize;
  const room = columnWidth - inset - textIndent - inset;
  const entries = notes
    .filter(({ head }) => head !== '')
    .map((note) => ({
      note,
      anchor: Math.max(edge, size.height - toVisual(cornerOfNote(note.drawn), matrix).y - 3),
      lines: [
        ...breakIntoLines(`${note.sign}　${note.head}`, room, measure('bold')).map((text) => ({
          text,
          weight: 'bold' as const,
          part: 0,
        })),
        ...note.texts.flatMap((said, index) =>
          breakIntoLines(said, room, measure('regular')).map((text) => ({
            text,
            weight: 'regular' as const,
            part: index + 1,
          })),
        ),
      ],
    }))
    .sort((a, b) => a.anchor - b.anchor);
  const places = placeInColumns(
    entries.map(({ anchor, lines }) => ({ anchor, lineCount: lines.length })),
    { top: edge, bottom: size.height - edge, lineHeight, gap: noteGap },
  );
  const columns = 1 + Math.max(0, ...places.flat().map(({ column }) => column));
  const strip = { x: size.width, y: 0, width: columns * columnWidth, height: size.height };
  const operators = [
    `1 g ${numbers(strip.x, strip.y, strip.width, strip.height)} re f`,
    `0.7 G 0.5 w [] 0 d ${numbers(strip.x + 0.5, edge)} m ${numbers(strip.x + 0.5, size.height - edge)} l S`,
  ];
  const said: string[] = [];
  entries.forEach(({ note, lines }, index) => {
    const ink = colour(colourLooks[note.annotation.colour].ink);
    const parts: string[][] = [note.head, ...note.texts].map(() => []);
    lines.forEach(({ text, weight, part }, line) => {
      const place = places[index]?.[line];
      if (place === undefined) {
        return;
      }
      const left = size.width + place.column * columnWidth + inset;
      const top = size.height - place.top;
      operators.push(`${ink} rg ${numbers(left, top - lineHeight, barWidth, lineHeight)} re f`);
      parts[part]?.push(
        ...textOperators(set, { text, weight }, textSize, left + textIndent, top - textSize - 1.5),
      );
    });
    const paragraphs = parts.map(() => ({ role: 'P' as const, alternative: null }));
    const numbersOf = tags?.add(
      placeOfNote(note.drawn),
      idOf(note),
      `${note.sign}　${note.head}`,
      paragraphs,
    );
    said.push(...parts.map((part, at) => marked('P', numbersOf?.[at], part.join('\n'))));
  });
  for (const { annotation, sign, drawn: mark } of notes) {
    const at = toVisual(cornerOfNote(mark), matrix);
    const hung = mark.kind === 'note';
    const points = hung ? hungSignSize : signSize;
    operators.push(
      ...textOperators(
        set,
        { text: sign, weight: 'bold' },
        points,
        Math.max(2, at.x),
        Math.min(size.height - points, hung ? at.y - points : at.y + 0.8),
        `${colour(colourLooks[annotation.colour].ink)} rg`,
      ),
    );
  }
  const forms = new Map<string, PDFRef>();
  const marks = drawn.flatMap((note) => {
    const form = shown.get(note);
    if (form === undefined) {
      return [];
    }
    const name = `ShingiMark${forms.size + 1}`;
    forms.set(name, form);
    const at = note.kind === 'freeText' ? [note.rectangle.left, note.rectangle.bottom] : [0, 0];
    const operator = `q 1 0 0 1 ${numbers(...at)} cm /${name} Do Q`;
    // What is said beside the page has its place in the structure; of the rest the mark itself is read aloud.
    const silent = notes.find((candidate) => candidate.drawn === note && candidate.head === '');
    if (silent === undefined) {
      return [artifact(operator)];
    }
    const role = note.kind === 'freeText' ? ('P' as const) : ('Figure' as const);
    const part = { role, alternative: silent.alternative };
    const [number] = tags?.add(placeOfNote(note), idOf(silent), silent.alternative, [part]) ?? [];
    return [marked(role, number, operator)];
  });
  const wide = boxInUserSpace({ x: 0, y: 0, width: size.width + strip.width, height: size.height }, matrix);
  addToPage(
    page.node,
    {
      operators: [...marks, `q ${numbers(...matrix)} cm`, artifact(operators.join('\n')), ...said, 'Q'].join(
        '\n',
      ),
      fonts: set.resources,
      forms,
      // The assembled packet closes what foreign pages leave open.
      trusted: true,
    },
    frame,
  );
  const box = page.node.context.obj([wide.left, wide.bottom, wide.right, wide.top]);
  page.node.set(PDFName.of('MediaBox'), box);
  page.node.set(PDFName.of('CropBox'), box);
}

function idOf({ annotation }: NumberedNote): string {
  return `shingi-note-${annotation.id}`;
}

/** Operators that draw what the structure knows by a number; in a file without structure they are drawn as they are. */
function marked(role: NotePart['role'], number: number | undefined, operators: string): string {
  return number === undefined ? operators : `/${role} <</MCID ${number}>> BDC\n${operators}\nEMC`;
}

function artifact(operators: string): string {
  return `/Artifact BMC\n${operators}\nEMC`;
}

function textOperators(
  set: StampFontSet,
  line: SetLine,
  size: number,
  x: number,
  y: number,
  fill = '0 g',
): string[] {
  let at = x;
  return set.runs(line).map((run) => {
    const left = at;
    at += run.width * size;
    return `BT ${fill} 0 Tr 0 Tc 0 Tw 100 Tz 0 Ts /${run.resource} ${numbers(size)} Tf 1 0 0 1 ${numbers(left, y)} Tm ${run.encoded} Tj ET`;
  });
}

/** From user space to the page as displayed. */
function toVisual(
  { x, y }: { readonly x: number; readonly y: number },
  [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: readonly number[],
): { x: number; y: number } {
  const determinant = a * d - b * c;
  const [across, up] = [x - e, y - f];
  return { x: (d * across - c * up) / determinant, y: (a * up - b * across) / determinant };
}

function colour(bytes: readonly number[]): string {
  return numbers(...bytes.map((value) => value / 255));
}

/** PDF knows no exponents. */
function numbers(...values: readonly number[]): string {
  return values.map((value) => Number(value.toFixed(3)).toString()).join(' ');
}
