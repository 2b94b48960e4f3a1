import type {
  Annotation,
  AnnotationColour,
  Mark,
  Shape,
  Target,
} from '../../core/domain/annotations/annotation.ts';
import { colourLooks } from '../../core/domain/annotations/colours.ts';
import type { Block } from '../../core/domain/blocks/block.ts';
import { fittedTo } from '../../core/domain/pages/fit-to-text.ts';
import { quadsOfRange } from '../../core/domain/pages/lines.ts';
import { type PageBox, type PageText, unionOf } from '../../core/domain/pages/page-text.ts';
import type { Colour, NewAnnotation } from '../../formats/pdf/annotations/annotation.ts';
import { LocatedText } from '../../formats/pdf/text/locate-text.ts';
import { cornerOfNote } from './margin/entries.ts';

/** An annotation to be written into a PDF. */
export interface PlacedAnnotation {
  readonly annotation: Annotation;
  readonly target: Target;
  /** Oldest first. */
  readonly replies: readonly Annotation[];
}

/** One material in a PDF: its pages [from, to), its blocks, and what is to be written on it. */
export interface NotedMaterial {
  readonly from: number;
  readonly to: number;
  readonly blocks: readonly Block[];
  readonly annotations: readonly PlacedAnnotation[];
}

export interface NoteWords {
  readonly mark: Readonly<Record<Mark, string>>;
  readonly colour: Readonly<Record<AnnotationColour, string>>;
  /** What a mark without words says to those who hear the page: its head, and the words that it marks. */
  markOn(head: string, quote: string): string;
  /** Behind the name of whoever wrote a note that nobody else sees. */
  readonly onlyMine: string;
  /** Before the words of an answer. */
  answer(name: string): string;
}

export interface PdfNotes {
  readonly notes: NewAnnotation[];
  /** Ids of annotations whose place is on no page. */
  readonly notPlaced: string[];
}

/** Points beside a block at which the sign of a sticky note or bookmark hangs, so that it covers no text. */
const signGap = 22;
const frameWidth = 1.5;
/** Room for the stamps on printed pages, in points; a little less than the smallest margins of the print. */
const headHeight = 74;
const footHeight = 50;
const beginningLength = 120;

/**
 * The standard PDF annotations that stand for annotations of materials.
 * @param pageTexts text and places of every page of the PDF
 * @param heights of these pages, in points
 */
export function pdfNotesOf(
  materials: readonly NotedMaterial[],
  pageTexts: readonly PageText[],
  heights: readonly number[],
  words: NoteWords,
): PdfNotes {
  const notes: NewAnnotation[] = [];
  const notPlaced: string[] = [];
  for (const material of materials) {
    const places = new MaterialPlaces(material, pageTexts, heights);
    for (const placed of material.annotations) {
      const made = noteOf(placed, places, words);
      if (made.length === 0) {
        notPlaced.push(placed.annotation.id);
        continue;
      }
      notes.push(...made, ...repliesOf(placed, made[0], words));
    }
  }
  return { notes, notPlaced };
}

interface Place {
  readonly pageIndex: number;
  readonly quads: readonly PageBox[];
}

/** Where the blocks of one material stand in the PDF. */
class MaterialPlaces {
  readonly #material: NotedMaterial;
  readonly #pageTexts: readonly PageText[];
  readonly #heights: readonly number[];
  #located: LocatedText | null = null;

  constructor(material: NotedMaterial, pageTexts: readonly PageText[], heights: readonly number[]) {
    this.#material = material;
    this.#heights = heights;
    this.#pageTexts = pageTexts;
  }

  /** Boxes of a stretch of a block's text, or of all of it, page by page. */
  text(blockId: string, range: readonly [number, number] | null): Place[] {
    const block = this.#block(blockId);
    if (block?.kind === 'page') {
      const pageIndex = this.#material.from + block.pageIndex;
      const page = this.#pageTexts[pageIndex];
      if (page === undefined || pageIndex >= this.#material.to) {
        return [];
      }
      const [from, to] = range ?? [0, block.text.length];
      const fitted = fittedTo(page, block.text);
      const quads = fitted === null ? [] : quadsOfRange(fitted, from, to);
      return range !== null && quads.length === 0 ? [] : [{ pageIndex, quads }];
    }
    return this.#printed()
      .onPages(blockId, range)
      .map(({ pageIndex, quads }) => ({ pageIndex: pageIndex + this.#material.from, quads }));
  }

  /** The box of a block on the page where it begins; for figures that of the words in it. */
  box(blockId: string): { readonly pageIndex: number; readonly box: PageBox } | null {
    const block = this.#block(blockId);
    if (block?.kind === 'figure') {
      return this.#figure(blockId);
    }
    const [first] = this.text(blockId, null);
    const [quad, ...others] = first?.quads ?? [];
    return first === undefined || quad === undefined
      ? null
      : { pageIndex: first.pageIndex, box: others.reduce(unionOf, quad) };
  }

  /** Page of a block that is a page of a file; null for printed blocks. */
  page(blockId: string): number | null {
    const block = this.#block(blockId);
    return block?.kind === 'page' ? this.#material.from + block.pageIndex : null;
  }

  isFigure(blockId: string): boolean {
    return this.#block(blockId)?.kind === 'figure';
  }

  /** The first words of a printed block, by which it is known again; empty for pages and figures. */
  beginningOf(blockId: string): string {
    const block = this.#block(blockId);
    return block === undefined || block.kind === 'page' || block.kind === 'figure'
      ? ''
      : block.text.slice(0, beginningLength);
  }

  #figure(blockId: string): { pageIndex: number; box: PageBox } | null {
    const { blocks, from } = this.#material;
    const index = blocks.findIndex(({ id }) => id === blockId);
    const before = blocks.slice(0, index).findLast(({ text }) => text.trim() !== '');
    const after = blocks.slice(index + 1).find(({ text }) => text.trim() !== '');
    const found = this.#printed().between(before?.id ?? null, after?.id ?? null, (page, box) => {
      const height = this.#heights[from + page] ?? Number.POSITIVE_INFINITY;
      return box.bottom > footHeight && box.top < height - headHeight;
    });
    return found === null ? null : { ...found, pageIndex: found.pageIndex + from };
  }

  #printed(): LocatedText {
    const { blocks, from, to } = this.#material;
    this.#located ??= new LocatedText(blocks, this.#pageTexts.slice(from, to));
    return this.#located;
  }

  #block(id: string): Block | undefined {
    return this.#material.blocks.find((block) => block.id === id);
  }
}

function commonOf(annotation: Annotation, words: NoteWords) {
  const { mark, colour, author, visibility } = annotation;
  return {
    id: annotation.id,
    author: author.name,
    createdAt: new Date(annotation.createdAt).toISOString(),
    modifiedAt: new Date(annotation.modifiedAt).toISOString(),
    subject: `${words.mark[mark]}・${words.colour[colour]}`,
    own: { mark, colour, visibility, author: author.id },
  };
}

/** The place itself goes along, so that this program finds it again to the letter. */
function withTarget<Common extends { readonly own: Readonly<Record<string, string>> }>(
  common: Common,
  target: Target,
  places: MaterialPlaces,
): Common {
  const [first] = target.parts;
  const on: Record<string, string> = places.isFigure(first?.blockId ?? '') ? { on: 'figure' } : {};
  const beginning: Record<string, string> =
    target.shape.type === 'text' ? {} : { beginning: places.beginningOf(first?.blockId ?? '') };
  return { ...common, own: { ...common.own, ...on, ...beginning, target: JSON.stringify(target) } };
}

function noteOf(
  { annotation, target }: PlacedAnnotation,
  places: MaterialPlaces,
  words: NoteWords,
): NewAnnotation[] {
  const common = withTarget(commonOf(annotation, words), target, places);
  const looks = colourLooks[annotation.colour];
  const contents = annotation.body;
  const [first] = target.parts;
  if (first === undefined) {
    return [];
  }
  const { shape } = target;
  if (shape.type === 'text') {
    const pages = byPage(target.parts.flatMap(({ blockId, range }) => places.text(blockId, range)));
    const underlined = annotation.mark === 'underline';
    // One annotation for each page: quads lie on one page by the standard. Only the first has the words.
    return pages.map(({ pageIndex, quads }, index) => ({
      ...common,
      id: index === 0 ? common.id : `${common.id}/${index + 1}`,
      kind: underlined ? 'underline' : 'highlight',
      pageIndex,
      quads,
      colour: colourOf(underlined ? looks.ink : looks.ground),
      line: { style: looks.line, colour: colourOf(looks.ink) },
      contents: index === 0 ? contents : '',
    }));
  }
  const space = frameOf(first.blockId, shape, places);
  if (space === null) {
    return [];
  }
  const { pageIndex, toPage } = space;
  switch (shape.type) {
    case 'ink':
      return [
        {
          ...common,
          kind: 'ink',
          pageIndex,
          strokes: shape.strokes.map(({ points }) => points.map(([x, y]) => toPage(x, y))),
          lineWidth: Math.max(0.5, Math.abs(toPage(shape.strokes[0]?.width ?? 0, 0).x - toPage(0, 0).x)),
          colour: colourOf(looks.ink),
          contents,
        },
      ];
    case 'rectangle': {
      const [x, y, width, height] = shape.rectangle;
      const rectangle = boxOf(toPage(x, y), toPage(x + width, y + height));
      const box = { ...common, pageIndex, rectangle, contents };
      return annotation.mark === 'textBox'
        ? [{ ...box, kind: 'freeText', size: 10, colour: colourOf(looks.ground) }]
        : [{ ...box, kind: 'square', lineWidth: frameWidth, colour: colourOf(looks.ink) }];
    }
    case 'block':
    case 'dataPoint': {
      const { box } = space;
      const point = shape.type === 'dataPoint' ? `${shape.series} ${shape.period}` : '';
      return [
        {
          ...common,
          kind: 'note',
          pageIndex,
          at: { x: Math.max(2, box.left - signGap), y: box.top },
          colour: colourOf(looks.ground),
          subject: point === '' ? common.subject : `${common.subject}・${point}`,
          contents,
        },
      ];
    }
  }
}

interface Frame {
  readonly pageIndex: number;
  readonly box: PageBox;
  /** From the space of the shape to user space of the page. */
  readonly toPage: (x: number, y: number) => { x: number; y: number };
}

function frameOf(blockId: string, shape: Shape, places: MaterialPlaces): Frame | null {
  const page = places.page(blockId);
  if (page !== null) {
    const found = places.box(blockId);
    // A scanned page has no text to hang a sign on: its lower left corner serves.
    const box = found?.box ?? { left: 24, bottom: 0, right: 1, top: 36 };
    return { pageIndex: page, box, toPage: (x, y) => ({ x, y }) };
  }
  const found = places.box(blockId);
  if (found === null || ('space' in shape && shape.space === 'page')) {
    return null;
  }
  const { left, right, top, bottom } = found.box;
  return {
    ...found,
    toPage: (x, y) => ({ x: left + x * (right - left), y: top - y * (top - bottom) }),
  };
}

function byPage(places: readonly Place[]): Place[] {
  const pages = new Map<number, PageBox[]>();
  for (const { pageIndex, quads } of places) {
    pages.set(pageIndex, [...(pages.get(pageIndex) ?? []), ...quads]);
  }
  return [...pages]
    .filter(([, quads]) => quads.length > 0)
    .sort(([a], [b]) => a - b)
    .map(([pageIndex, quads]) => ({ pageIndex, quads }));
}

function repliesOf(
  { replies }: PlacedAnnotation,
  answered: NewAnnotation | undefined,
  words: NoteWords,
): NewAnnotation[] {
  if (answered === undefined) {
    return [];
  }
  const at = cornerOfNote(answered);
  const known = new Set([answered.id]);
  return replies.flatMap((reply): NewAnnotation[] => {
    const replyTo = reply.replyTo !== null && known.has(reply.replyTo) ? reply.replyTo : answered.id;
    known.add(reply.id);
    return [
      {
        ...commonOf(reply, words),
        kind: 'note',
        pageIndex: answered.pageIndex,
        at,
        colour: answered.colour,
        contents: reply.body,
        replyTo,
      },
    ];
  });
}

function boxOf(one: { x: number; y: number }, other: { x: number; y: number }): PageBox {
  return {
    left: Math.min(one.x, other.x),
    right: Math.max(one.x, other.x),
    bottom: Math.min(one.y, other.y),
    top: Math.max(one.y, other.y),
  };
}

function colourOf([red, green, blue]: readonly [number, number, number]): Colour {
  return { red: red / 255, green: green / 255, blue: blue / 255 };
}
