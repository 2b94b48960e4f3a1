import type { Annotation, Target } from '../../../core/domain/annotations/annotation.ts';
import { colourLooks } from '../../../core/domain/annotations/colours.ts';
import { quotedText } from '../../../core/domain/annotations/target.ts';
import type { NewAnnotation } from '../../../formats/pdf/annotations/annotation.ts';
import { noteSize } from '../../../formats/pdf/annotations/appearances.ts';
import type { Rectangle } from '../../../formats/pdf/objects/access.ts';
import type { NotedMaterial, NoteWords } from '../pdf-notes.ts';

/** An annotation as the margin of a printed page shows it. */
export interface NumberedNote {
  readonly annotation: Annotation;
  /** What is drawn on the page. */
  readonly drawn: NewAnnotation;
  /** 合印: sign of the colour and running number in the paper. */
  readonly sign: string;
  /** Who and what; then what was written, oldest first. Empty for marks without words. */
  readonly head: string;
  readonly texts: readonly string[];
  /** For those who hear the page, where head and texts are empty: what the mark is, or the words that are set on the page. */
  readonly alternative: string;
}

/** Marks that say all they have to say on the page itself. */
const wordless: ReadonlySet<Annotation['mark']> = new Set(['highlight', 'underline', 'ink', 'area']);

/** Numbers the annotations of one paper in the order in which its pages show them. */
export function numberedNotes(
  material: NotedMaterial,
  notes: readonly NewAnnotation[],
  words: NoteWords,
): NumberedNote[] {
  const first = new Map(notes.map((note) => [note.id, note]));
  const placed = material.annotations.flatMap((entry) => {
    const drawn = first.get(entry.annotation.id);
    return drawn === undefined ? [] : [{ ...entry, drawn, corner: cornerOfNote(drawn) }];
  });
  placed.sort(
    (a, b) => a.drawn.pageIndex - b.drawn.pageIndex || b.corner.y - a.corner.y || a.corner.x - b.corner.x,
  );
  return placed.map(({ annotation, target, drawn, replies }, index) => {
    const sign = `${colourLooks[annotation.colour].sign}${index + 1}`;
    // Words set on the page itself are not said twice.
    const body = annotation.mark === 'textBox' ? '' : plain(annotation.body);
    const silent = body === '' && replies.length === 0;
    const texts = [
      ...(body === '' ? [] : [body]),
      ...replies.map((reply) => `${words.answer(reply.author.name)}${plain(reply.body)}`),
    ];
    const head = headOf(annotation, target, words);
    const quote = quotedText(target);
    const skipped = silent && (wordless.has(annotation.mark) || annotation.mark === 'textBox');
    return {
      annotation,
      drawn,
      sign,
      head: skipped ? '' : head,
      texts,
      alternative:
        annotation.mark === 'textBox'
          ? plain(annotation.body)
          : quote === ''
            ? `${sign}　${head}`
            : words.markOn(`${sign}　${head}`, quote),
    };
  });
}

function headOf(annotation: Annotation, { shape }: Target, words: NoteWords): string {
  const { mark, colour, author, visibility } = annotation;
  const point = shape.type === 'dataPoint' ? `　${shape.series} ${shape.period}` : '';
  const kind = mark === 'highlight' ? words.colour[colour] : `${words.colour[colour]}・${words.mark[mark]}`;
  const who = author.name === '' ? '' : `　${author.name}`;
  return `${kind}${point}${who}${visibility === 'private' ? words.onlyMine : ''}`;
}

/** Markdown-light as plain words. */
function plain(body: string): string {
  return body
    .replaceAll(/\*\*([^*\n]+)\*\*/gu, '$1')
    .replaceAll(/(^|[^*])\*([^*\n]+)\*/gu, '$1$2')
    .replaceAll(/^\s*[-*]\s+/gmu, '・')
    .trim();
}

/** Upper left corner of what is drawn, in user space of its page. */
export function cornerOfNote(note: NewAnnotation): { readonly x: number; readonly y: number } {
  switch (note.kind) {
    case 'note':
      return note.at;
    case 'highlight':
    case 'underline':
      return { x: note.quads[0]?.left ?? 0, y: note.quads[0]?.top ?? 0 };
    case 'ink': {
      const points = note.strokes.flat();
      return { x: Math.min(...points.map(({ x }) => x)), y: Math.max(...points.map(({ y }) => y)) };
    }
    case 'square':
    case 'freeText':
      return { x: note.rectangle.left, y: note.rectangle.top };
  }
}

/** Where a note belongs on its page, in user space: the sign of a sticky note hangs beside its block. */
export function placeOfNote(note: NewAnnotation): Rectangle {
  switch (note.kind) {
    case 'note': {
      const { x, y } = note.at;
      return { left: x + noteSize, right: x + noteSize + 8, bottom: y - noteSize / 2, top: y - 4 };
    }
    case 'highlight':
    case 'underline':
      return note.quads[0] ?? { left: 0, right: 0, bottom: 0, top: 0 };
    case 'ink': {
      const points = note.strokes.flat();
      const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
      return {
        left: Math.min(...xs),
        right: Math.max(...xs),
        bottom: Math.min(...ys),
        top: Math.max(...ys),
      };
    }
    case 'square':
    case 'freeText':
      return note.rectangle;
  }
}
