import type { TargetPart } from '../../core/domain/annotations/annotation.ts';
import { partOf } from '../../core/domain/annotations/target.ts';
import type { Block } from '../../core/domain/blocks/block.ts';

/** A stretch of one block's text: UTF-16 offsets [from, to). */
export interface Slice {
  readonly blockId: string;
  readonly from: number;
  readonly to: number;
}

export type BlocksById = ReadonlyMap<string, Pick<Block, 'id' | 'text'>>;

/** Cells of a row, and label and value of a field, are kept apart by it. */
const divider = '\t';

/**
 * What is to be marked of selected text: a part for each block, and for each cell of a row; without white space at the ends.
 * @param slices in reading order; those of one block may be in pieces
 */
export function partsOfSlices(slices: readonly Slice[], blocks: BlocksById): TargetPart[] {
  return joined(slices).flatMap(({ blockId, from, to }) => {
    const block = blocks.get(blockId);
    return block === undefined
      ? []
      : cellsOf(block.text, from, to)
          .map((cell) => trimmed(block.text, cell))
          .filter(([start, end]) => start < end)
          .map((range) => partOf(block, range));
  });
}

/** Neighbouring slices of one block as one: what lies between them is not drawn, such as the space before a line break. */
function joined(slices: readonly Slice[]): Slice[] {
  const whole: Slice[] = [];
  for (const slice of slices) {
    const last = whole.at(-1);
    if (last?.blockId === slice.blockId) {
      whole[whole.length - 1] = {
        ...last,
        from: Math.min(last.from, slice.from),
        to: Math.max(last.to, slice.to),
      };
    } else {
      whole.push(slice);
    }
  }
  return whole;
}

function cellsOf(text: string, from: number, to: number): [number, number][] {
  const cells: [number, number][] = [];
  let start = from;
  for (let at = text.indexOf(divider, from); at !== -1 && at < to; at = text.indexOf(divider, start)) {
    cells.push([start, at]);
    start = at + divider.length;
  }
  cells.push([start, to]);
  return cells;
}

function trimmed(text: string, [from, to]: [number, number]): [number, number] {
  const inside = text.slice(from, to);
  const start = from + (inside.length - inside.trimStart().length);
  return [start, Math.max(start, to - (inside.length - inside.trimEnd().length))];
}

/** The cell of a row that holds an offset; the whole text of blocks without cells. */
export function cellAt(text: string, offset: number): [number, number] {
  const before = text.lastIndexOf(divider, offset - 1);
  const after = text.indexOf(divider, offset);
  return [before + 1, after === -1 ? text.length : after];
}
