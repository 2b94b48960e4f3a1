import type { AnnotationColour, Mark } from '../../core/domain/annotations/annotation.ts';
import type { MarkView } from './model.ts';

/** What one annotation marks in the text of one block. */
export interface TextMark {
  readonly id: string;
  /** UTF-16 offsets [from, to) into the block's text. */
  readonly from: number;
  readonly to: number;
  /** Whether its sign stands at `from`: once for each annotation. */
  readonly starts: boolean;
  readonly mark: Mark;
  readonly colour: AnnotationColour;
  readonly sign: string;
  readonly number: number | null;
  /** A place that waits for the reader's answer. */
  readonly proposed: boolean;
  readonly selected: boolean;
  /** The block as a whole is meant, not its words. */
  readonly whole: boolean;
}

export type TextMarks = readonly TextMark[];

const none: TextMarks = [];
/** Members of `TextMark` that decide whether something has to be drawn anew. */
const members = [
  'id',
  'from',
  'to',
  'starts',
  'mark',
  'colour',
  'number',
  'proposed',
  'selected',
  'whole',
] as const satisfies readonly (keyof TextMark)[];

function sameMarks(before: TextMarks, after: TextMarks): boolean {
  return (
    before.length === after.length &&
    before.every((mark, index) => members.every((name) => mark[name] === after[index]?.[name]))
  );
}

/** The marks of text by block id, in reading order. */
export function textMarksOf(
  views: readonly MarkView[],
  blocks: readonly { readonly id: string; readonly text: string }[],
  selectedId: string | null,
): Map<string, TextMarks> {
  const lengths = new Map(blocks.map(({ id, text }) => [id, text.length]));
  const byBlock = new Map<string, TextMark[]>();
  for (const { id, annotation, target, number, sign, state } of views) {
    if (target === null || (target.shape.type !== 'text' && target.shape.type !== 'block')) {
      continue;
    }
    let starts = true;
    for (const { blockId, range } of target.parts) {
      const length = lengths.get(blockId);
      if (length === undefined || length === 0) {
        continue;
      }
      const marks = byBlock.get(blockId) ?? [];
      marks.push({
        id,
        from: range?.[0] ?? 0,
        to: Math.min(range?.[1] ?? length, length),
        starts,
        mark: annotation.mark,
        colour: annotation.colour,
        sign,
        number,
        proposed: state === 'pending',
        selected: id === selectedId,
        whole: range === null,
      });
      byBlock.set(blockId, marks);
      starts = false;
    }
  }
  return byBlock;
}

/**
 * The marks in view, by block. Each run of text listens to its own block only, so that a change draws that block anew and
 * not the whole paper.
 */
export class MarkStore {
  private marks = new Map<string, TextMarks>();
  private readonly listeners = new Map<string, Set<() => void>>();

  /** Marks of a block, in reading order; the same object as long as nothing changes. */
  readonly of = (blockId: string): TextMarks => this.marks.get(blockId) ?? none;

  /** Calls `listener` when the marks of a block change; returns a function that stops it. */
  subscribe(blockId: string, listener: () => void): () => void {
    const set = this.listeners.get(blockId) ?? new Set();
    this.listeners.set(blockId, set);
    set.add(listener);
    return () => {
      set.delete(listener);
      if (set.size === 0) {
        this.listeners.delete(blockId);
      }
    };
  }

  /** Takes over what is to be shown from now on. */
  show(next: ReadonlyMap<string, TextMarks>): void {
    const before = this.marks;
    const after = new Map<string, TextMarks>();
    const changed: string[] = [];
    for (const blockId of new Set([...before.keys(), ...next.keys()])) {
      const old = before.get(blockId) ?? none;
      const now = next.get(blockId) ?? none;
      const same = sameMarks(old, now);
      if (now.length > 0) {
        after.set(blockId, same ? old : now);
      }
      if (!same) {
        changed.push(blockId);
      }
    }
    this.marks = after;
    for (const blockId of changed) {
      for (const listener of this.listeners.get(blockId) ?? []) {
        listener();
      }
    }
  }
}
