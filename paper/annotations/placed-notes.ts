import {
  type AnnotationColour,
  type Mark,
  type Shape,
  type Target,
  type TargetPart,
  targetSchema,
} from '../../core/domain/annotations/annotation.ts';
import { colourLooks } from '../../core/domain/annotations/colours.ts';
import { partOf } from '../../core/domain/annotations/target.ts';
import type { Block } from '../../core/domain/blocks/block.ts';
import { type PageBox, type PageText, unionOf } from '../../core/domain/pages/page-text.ts';
import type { Colour, FoundAnnotation, PdfAnnotationKind } from '../../formats/pdf/annotations/annotation.ts';
import { LocatedText } from '../../formats/pdf/text/locate-text.ts';

/** The version that a stretch of the PDF may be a print of. */
export interface KnownVersion {
  readonly versionId: string;
  readonly blocks: readonly Block[];
}

export interface PlacedNote {
  readonly versionId: string;
  readonly target: Target;
  readonly mark: Mark;
  readonly colour: AnnotationColour;
}

export interface PlacedNotes {
  /** How much of the PDF's text is text of the versions, from 0 to 1. */
  readonly share: number;
  /** One entry for each note, in the same order; null where it stands on nothing that is known, or is larger than notes are. */
  readonly places: readonly (PlacedNote | null)[];
}

const markOf: Readonly<Record<PdfAnnotationKind, Mark>> = {
  highlight: 'highlight',
  underline: 'underline',
  squiggly: 'underline',
  strikeOut: 'underline',
  note: 'stickyNote',
  freeText: 'textBox',
  ink: 'ink',
  square: 'area',
  circle: 'area',
  line: 'area',
  polygon: 'area',
  polyLine: 'area',
  stamp: 'stickyNote',
  caret: 'stickyNote',
  attachment: 'stickyNote',
};

const markedText: ReadonlySet<PdfAnnotationKind> = new Set([
  'highlight',
  'underline',
  'squiggly',
  'strikeOut',
]);

/** Between versions in the ids of blocks, which are unique within one only. */
const divider = '\u0000';

/**
 * Finds for notes of a PDF the blocks that they stand on, by the text below them; so it does not matter who marked up the
 * print of a paper, or with which program.
 * @param versions in the order in which a packet prints them
 */
export function placeNotes(
  notes: readonly FoundAnnotation[],
  pages: readonly PageText[],
  versions: readonly KnownVersion[],
): PlacedNotes {
  const blocks = versions.flatMap(({ versionId, blocks: list }) =>
    list.map((block) => ({ id: `${versionId}${divider}${block.id}`, text: block.text })),
  );
  const known = new Map(
    versions.flatMap(({ versionId, blocks: list }) =>
      list.map((block) => [`${versionId}${divider}${block.id}`, { versionId, block }] as const),
    ),
  );
  const located = new LocatedText(blocks, pages);
  return {
    share: located.foundShare,
    places: notes.map((note) => {
      const place = placeOf(note, located, known);
      return place !== null && targetSchema.safeParse(place.target).success ? place : null;
    }),
  };
}

type KnownBlocks = ReadonlyMap<string, { readonly versionId: string; readonly block: Block }>;

function placeOf(note: FoundAnnotation, located: LocatedText, known: KnownBlocks): PlacedNote | null {
  const looks = { mark: markOf[note.kind], colour: nearestColour(note.colour) };
  if (markedText.has(note.kind) && note.quads.length > 0) {
    const ranges = located.inBoxes(note.pageIndex, note.quads);
    const parts = ranges.flatMap(({ blockId, from, to }): (TargetPart & { versionId: string })[] => {
      const found = known.get(blockId);
      if (found === undefined) {
        return [];
      }
      const quads = found.block.kind === 'page' ? note.quads.map(cornersOf) : null;
      return [{ ...partOf(found.block, [from, to], quads), versionId: found.versionId }];
    });
    const [first] = parts;
    return first === undefined
      ? null
      : {
          ...looks,
          versionId: first.versionId,
          target: {
            // What runs over into another paper is left out: an annotation belongs to one.
            parts: parts.flatMap(({ versionId, ...part }) => (versionId === first.versionId ? [part] : [])),
            shape: { type: 'text' },
          },
        };
  }
  const nearest = writtenOn(note, located, known) ?? located.nearest(note.pageIndex, note.rectangle);
  const found = nearest === null ? undefined : figureOr(note, nearest.blockId, known);
  if (nearest === null || found === undefined) {
    return null;
  }
  const shape = shapeOf(note, found.block, nearest.box);
  return {
    ...looks,
    versionId: found.versionId,
    target: { parts: [partOf(found.block, null)], shape },
  };
}

/** What is drawn may lie nearer to another block than its own: this program notes how that one begins. */
function writtenOn(note: FoundAnnotation, located: LocatedText, known: KnownBlocks) {
  const beginning = note.own?.['beginning'];
  if (beginning === undefined || beginning === '') {
    return null;
  }
  for (const [blockId, { block }] of known) {
    if (block.text.startsWith(beginning)) {
      const place = located.onPages(blockId, null).find(({ pageIndex }) => pageIndex === note.pageIndex);
      const [first, ...others] = place?.quads ?? [];
      if (first !== undefined) {
        return { blockId, box: others.reduce<PageBox>(unionOf, first) };
      }
    }
  }
  return null;
}

/**
 * The block that was found, or the figure beside it: figures have no words of their own by which they could be found, so
 * this program notes that it drew on one.
 */
function figureOr(note: FoundAnnotation, blockId: string, known: KnownBlocks) {
  const found = known.get(blockId);
  if (found === undefined || note.own?.['on'] !== 'figure') {
    return found;
  }
  const ids = [...known.keys()];
  const at = ids.indexOf(blockId);
  const isFigure = (id: string | undefined) =>
    known.get(id ?? '')?.block.kind === 'figure' && known.get(id ?? '')?.versionId === found.versionId;
  for (let far = 1; far < ids.length; far += 1) {
    const beside = [ids[at - far], ids[at + far]].find(isFigure);
    if (beside !== undefined) {
      return known.get(beside);
    }
  }
  return found;
}

/** Drawn things keep their place relative to the block they lie on, or to the page where that is the block. */
function shapeOf(note: FoundAnnotation, block: Block, box: PageBox): Shape {
  const onPage = block.kind === 'page';
  const space = onPage ? 'page' : 'block';
  const [width, height] = [Math.max(1, box.right - box.left), Math.max(1, box.top - box.bottom)];
  const at = (x: number, y: number): [number, number] =>
    onPage ? [x, y] : [(x - box.left) / width, (box.top - y) / height];
  if (note.kind === 'ink' && note.strokes.length > 0) {
    const strokes = note.strokes.map((stroke) => ({
      points: stroke.map(({ x, y }): [number, number, number] => [...at(x, y), 0.5]),
      width: onPage ? 2 : 2 / width,
    }));
    return { type: 'ink', space, strokes };
  }
  if (markOf[note.kind] === 'area' || note.kind === 'freeText') {
    const { left, right, bottom, top } = note.rectangle;
    const [x1, y1] = at(left, top);
    const [x2, y2] = at(right, bottom);
    return {
      type: 'rectangle',
      space,
      rectangle: [Math.min(x1, x2), Math.min(y1, y2), Math.abs(x2 - x1), Math.abs(y2 - y1)],
    };
  }
  return { type: 'block' };
}

function cornersOf({ left, bottom, right, top }: PageBox): number[] {
  return [left, top, right, top, left, bottom, right, bottom];
}

function nearestColour(colour: Colour | null): AnnotationColour {
  const entries = Object.entries(colourLooks) as [AnnotationColour, (typeof colourLooks)[AnnotationColour]][];
  if (colour === null) {
    return 'important';
  }
  const wanted = [colour.red * 255, colour.green * 255, colour.blue * 255];
  const distance = (rgb: readonly number[]) =>
    rgb.reduce((sum, value, index) => sum + (value - (wanted[index] ?? 0)) ** 2, 0);
  const [best] = entries
    .map(([name, { ground, ink }]) => ({ name, far: Math.min(distance(ground), distance(ink)) }))
    .sort((a, b) => a.far - b.far);
  return best?.name ?? 'important';
}
