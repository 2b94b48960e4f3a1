/** The row that the keyboard is at, and the rows that were picked out. */
export interface TableState {
  /** Row whose details are shown; null before the first. */
  readonly currentId: string | null;
  /** Where it stands, or stood before it left the table; -1 before the first. */
  readonly index: number;
  /** False for a row that the filter does not let through any more. */
  readonly isHere: boolean;
  /** Where a range began. */
  readonly anchor: number;
  /** Rows picked out for one act; none means the current one. */
  readonly chosen: ReadonlySet<string>;
}

export const nothingChosen: ReadonlySet<string> = new Set();

export const beforeFirst: TableState = {
  currentId: null,
  index: -1,
  isHere: false,
  anchor: 0,
  chosen: nothingChosen,
};

/** Keys that go through the table, by how far. */
export type Move = 'down' | 'up' | 'pageDown' | 'pageUp' | 'first' | 'last';

/** The index that a move leads to. @param page rows that a window shows */
export function indexAfter(state: TableState, move: Move, total: number, page: number): number {
  const last = total - 1;
  // What took the place of a row that is gone is the next one.
  const down = state.isHere || state.index === -1 ? state.index + 1 : state.index;
  const wanted = {
    down,
    up: state.index - 1,
    pageDown: state.index + page,
    pageUp: state.index - page,
    first: 0,
    last,
  }[move];
  return Math.max(0, Math.min(last, wanted));
}

/** Goes to a row. Picked out rows stay picked out only with `keep`. */
export function wentTo(state: TableState, itemId: string, index: number, keep = false): TableState {
  return {
    currentId: itemId,
    index,
    isHere: true,
    anchor: index,
    chosen: keep ? state.chosen : nothingChosen,
  };
}

/** Picks out everything between where the range began and a row. @param ids of the whole table */
export function reachedTo(state: TableState, ids: readonly string[], index: number): TableState {
  const anchor = Math.max(0, Math.min(state.anchor, ids.length - 1));
  const [from, to] = anchor < index ? [anchor, index] : [index, anchor];
  return {
    ...state,
    currentId: ids[index] ?? state.currentId,
    index,
    isHere: true,
    anchor,
    chosen: new Set(ids.slice(from, to + 1)),
  };
}

/** Picks a row out, or puts it back. */
export function toggled(state: TableState, itemId: string, index: number): TableState {
  const chosen = new Set(state.chosen);
  if (!chosen.delete(itemId)) {
    chosen.add(itemId);
  }
  return { ...state, currentId: itemId, index, isHere: true, anchor: index, chosen };
}

/** What an act is about. */
export function targetsOf(state: TableState): string[] {
  if (state.chosen.size > 0) {
    return [...state.chosen];
  }
  return state.currentId === null ? [] : [state.currentId];
}
