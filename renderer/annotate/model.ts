/** What the reader shows of annotations. Nothing here knows where they are kept. */
import type {
  AnchoringState,
  Annotation,
  AnnotationColour,
  Mark,
  Place,
  Target,
  Visibility,
} from '../../core/domain/annotations/annotation.ts';
import { anchoringStateOf } from '../../core/domain/annotations/annotation.ts';
import { colourLooks } from '../../core/domain/annotations/colours.ts';

/** An annotation with its place in the version in view, as the service tells it. */
export interface KnownAnnotation {
  readonly annotation: Annotation;
  /** null for answers. */
  readonly place: Place | null;
  /** Whether the owner of the file wrote it, and may change its words and looks. */
  readonly own: boolean;
}

export interface ReplyView {
  readonly id: string;
  readonly annotation: Annotation;
  readonly own: boolean;
}

/** One annotation as the paper and the margin show it. */
export interface MarkView {
  readonly id: string;
  readonly annotation: Annotation;
  readonly place: Place;
  readonly own: boolean;
  /** Where it is drawn; a proposed place while it is pending; null where it has none. */
  readonly target: Target | null;
  readonly state: AnchoringState;
  /** 合印: the sign of its colour with this number, which runs through the version in reading order; null without a place. */
  readonly number: number | null;
  readonly sign: string;
  /** Oldest first. */
  readonly replies: readonly ReplyView[];
}

export interface NewMark {
  readonly target: Target;
  readonly mark: Mark;
  readonly colour: AnnotationColour;
  /** Empty unless said otherwise. */
  readonly body?: string;
  /** Private unless said otherwise. */
  readonly visibility?: Visibility;
}

/** What a person may change of an annotation. */
export interface AnnotationChanges {
  readonly mark?: Mark;
  readonly colour?: AnnotationColour;
  readonly body?: string;
  readonly visibility?: Visibility;
  readonly resolved?: boolean;
}

/** What the reader asks for; whoever keeps the annotations carries it out. The functions keep their identity. */
export interface AnnotationActs {
  /** In reading order, numbered; those without a place last. Answers stand with what they answer. */
  readonly marks: readonly MarkView[];
  /** The mark that is chosen, on the paper and in the margin. */
  readonly selectedId: string | null;
  readonly select: (id: string | null) => void;
  /** The annotation whose words are being written. */
  readonly writingId: string | null;
  /**
   * The chosen mark whose tools stand over the paper; null while its words are written and afterwards, when the reader goes on
   * with the text below.
   */
  readonly toolsId: string | null;
  /** Chooses an annotation and opens its words. */
  readonly openNote: (id: string | null) => void;
  /** Its words are written. It stays chosen. */
  readonly closeNote: (id: string) => void;
  /** @returns its id; it is in `marks` at once */
  readonly add: (mark: NewMark) => string;
  readonly change: (id: string, changes: AnnotationChanges) => void;
  /** Words as they are typed; stored half a second later at most. */
  readonly write: (id: string, body: string) => void;
  /** Stores what was typed now: on leaving a field. */
  readonly flush: () => void;
  readonly remove: (id: string) => void;
  readonly place: (id: string, target: Target) => void;
  /** Begins an opinion of the owner's sheet from an annotation; null where the owner hands none in. */
  readonly startOpinion: ((id: string) => void) | null;
  readonly undo: () => Promise<void>;
  readonly redo: () => Promise<void>;
  /** Whether there is something to take back and to do again. */
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** Where an annotation begins: index of the block, then UTF-16 offset in its text or, for drawn things, their height in it. */
interface Position {
  readonly block: number;
  /** Whole blocks come before their text. */
  readonly rank: 0 | 1;
  readonly at: number;
}

const nowhere: Position = { block: Number.MAX_SAFE_INTEGER, rank: 1, at: 0 };

function positionOf(target: Target | null, order: ReadonlyMap<string, number>): Position {
  const [first] = target?.parts ?? [];
  if (target === null || first === undefined) {
    return nowhere;
  }
  const block = order.get(first.blockId) ?? nowhere.block;
  if (first.range !== null) {
    return { block, rank: 1, at: first.range[0] };
  }
  const { shape } = target;
  if (shape.type === 'rectangle') {
    return { block, rank: 0, at: shape.rectangle[1] };
  }
  if (shape.type === 'ink') {
    return {
      block,
      rank: 0,
      at: Math.min(...shape.strokes.flatMap(({ points }) => points.map(([, y]) => y))),
    };
  }
  return { block, rank: 0, at: 0 };
}

/**
 * Annotations in reading order with their numbers; those without a place come last, answers stand with what they answer.
 * @param blocks of the version in view, in reading order
 */
export function viewsOf(
  known: readonly KnownAnnotation[],
  blocks: readonly { readonly id: string }[],
): MarkView[] {
  const order = new Map(blocks.map(({ id }, index) => [id, index]));
  const replies = new Map<string, ReplyView[]>();
  const placed: { readonly known: KnownAnnotation; readonly place: Place; readonly position: Position }[] =
    [];
  for (const entry of known) {
    const { annotation, place, own } = entry;
    if (annotation.replyTo !== null) {
      const list = replies.get(annotation.replyTo) ?? [];
      list.push({ id: annotation.id, annotation, own });
      replies.set(annotation.replyTo, list);
    } else if (place !== null) {
      placed.push({ known: entry, place, position: positionOf(place.target, order) });
    }
  }
  placed.sort(
    (a, b) =>
      a.position.block - b.position.block ||
      a.position.rank - b.position.rank ||
      a.position.at - b.position.at ||
      a.known.annotation.createdAt - b.known.annotation.createdAt,
  );
  let number = 0;
  return placed.map(({ known: { annotation, own }, place }) => {
    if (place.target !== null) {
      number += 1;
    }
    return {
      id: annotation.id,
      annotation,
      place,
      own,
      target: place.target,
      state: anchoringStateOf(place),
      number: place.target === null ? null : number,
      sign: colourLooks[annotation.colour].sign,
      replies: replies.get(annotation.id) ?? [],
    };
  });
}

/** 合印 as one word: ●2. */
export function nameOfSign({ sign, number }: Pick<MarkView, 'sign' | 'number'>): string {
  return `${sign}${number ?? ''}`;
}

/** Other marks on some of the same words or on the same whole block, as many as can be named. */
export function overlapping(mark: MarkView, marks: readonly MarkView[]): MarkView[] {
  const parts = mark.target?.parts ?? [];
  return marks
    .filter(({ id, target }) => {
      const others = target?.parts ?? [];
      return (
        id !== mark.id &&
        parts.some(({ blockId, range }) =>
          others.some(
            (other) =>
              other.blockId === blockId &&
              (range === null || other.range === null
                ? range === other.range && target?.shape.type === mark.target?.shape.type
                : range[0] < other.range[1] && other.range[0] < range[1]),
          ),
        )
      );
    })
    .slice(0, mostOthers);
}

const mostOthers = 5;
