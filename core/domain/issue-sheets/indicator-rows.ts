import type { Indicator } from './issue-sheet-content.ts';

/*
 * Rows of the table of projects. A project's cell covers the rows below it that do not start one; every row holds the
 * project's name, so that it keeps it wherever it goes.
 */

/** For each row the position of the row that its project's cell starts in. */
function groupsOf(rows: readonly Indicator[]): number[] {
  let start = 0;
  return rows.map((row, index) => {
    if (row.startsProject) start = index;
    return index === 0 ? 0 : start;
  });
}

interface Grouped {
  readonly row: Indicator;
  readonly group: number | null;
}

function grouped(rows: readonly Indicator[]): Grouped[] {
  const groups = groupsOf(rows);
  return rows.map((row, index) => ({ row, group: groups[index] ?? null }));
}

/** Neighbours of one group stay under one cell; a row that lost its neighbours gets a cell of its own. */
function settled(rows: readonly Grouped[]): Indicator[] {
  return rows.map(({ row, group }, index) => {
    const startsProject = index === 0 || group === null || rows[index - 1]?.group !== group;
    return row.startsProject === startsProject ? row : { ...row, startsProject };
  });
}

/** Rows after an edit of names: the name of a cell is the name of every row it covers; the first row starts one. */
export function withNamesFilledDown(rows: readonly Indicator[]): readonly Indicator[] {
  let changed = false;
  let project = '';
  const filled = rows.map((row, index) => {
    const starts = row.startsProject || index === 0;
    project = starts ? row.project : project;
    if (row.startsProject === starts && row.project === project) return row;
    changed = true;
    return { ...row, startsProject: starts, project };
  });
  return changed ? filled : rows;
}

/** The range [from, to) of rows that the cell of a row's project covers. */
export function projectRange(rows: readonly Indicator[], id: string): [number, number] {
  const groups = groupsOf(rows);
  const group = groups[rows.findIndex((row) => row.id === id)];
  return [groups.indexOf(group ?? -1), groups.lastIndexOf(group ?? -1) + 1];
}

/** Puts a row below another one; between rows of one project it belongs to that project. */
export function insertIndicator(rows: readonly Indicator[], index: number, row: Indicator): Indicator[] {
  const all = grouped(rows);
  const above = all[index - 1];
  const joins = above !== undefined && above.group === all[index]?.group && above.group !== null;
  const placed: Grouped = joins
    ? { row: { ...row, project: above.row.project }, group: above.group }
    : { row, group: null };
  return settled(all.toSpliced(index, 0, placed));
}

export function removeIndicator(rows: readonly Indicator[], id: string): Indicator[] {
  return settled(grouped(rows).filter(({ row }) => row.id !== id));
}

/**
 * Moves a row by one: inside its project past a row, out of it past the whole next project. `whole` moves all rows of the
 * project together.
 */
export function moveIndicator(
  rows: readonly Indicator[],
  id: string,
  direction: -1 | 1,
  whole: boolean,
): readonly Indicator[] {
  const all = grouped(rows);
  const at = rows.findIndex((row) => row.id === id);
  const [from, to] = projectRange(rows, id);
  const isInside = direction === -1 ? at > from : at < to - 1;
  if (!whole && isInside) {
    return settled(all.toSpliced(at, 1).toSpliced(at + direction, 0, ...all.slice(at, at + 1)));
  }
  const [start, end] = whole ? [from, to] : [at, at + 1];
  // Past the last row of the next project, or before the first row of the one above.
  const beyond = direction === -1 ? rows[from - 1] : rows[to];
  if (beyond === undefined) {
    if (whole || to - from === 1) return rows;
    // The end of the table: the row leaves its project and stays where it is.
    return settled(all.with(at, { row: rows[at] as Indicator, group: null }));
  }
  const [nextFrom, nextTo] = projectRange(rows, beyond.id);
  const moved = all.slice(start, end).map((each) => (whole ? each : { ...each, group: null }));
  const target = direction === -1 ? nextFrom : nextTo - (end - start);
  return settled(all.toSpliced(start, end - start).toSpliced(target, 0, ...moved));
}

/** Moves a row to a place; inside another project it goes before or behind it, whichever is nearer. */
export function placeIndicator(rows: readonly Indicator[], id: string, index: number): readonly Indicator[] {
  const at = rows.findIndex((row) => row.id === id);
  const all = grouped(rows);
  const moved = all[at];
  if (moved === undefined || at === index) return rows;
  const rest = all.toSpliced(at, 1);
  let target = Math.max(0, Math.min(rest.length, index));
  const [above, below] = [rest[target - 1], rest[target]];
  const splits = above !== undefined && above.group === below?.group && above.group !== moved.group;
  if (splits) {
    const first = rest.findIndex(({ group }) => group === above.group);
    const last = rest.findLastIndex(({ group }) => group === above.group) + 1;
    target = target - first < last - target ? first : last;
  }
  return settled(rest.toSpliced(target, 0, moved));
}

/** Sets the project's cell over this row too: it becomes part of the project above. */
export function mergeIndicator(rows: readonly Indicator[], id: string): readonly Indicator[] {
  const at = rows.findIndex((row) => row.id === id);
  if (at < 1 || rows[at]?.startsProject !== true) return rows;
  return withNamesFilledDown(rows.with(at, { ...(rows[at] as Indicator), startsProject: false }));
}

/** Gives this row a project's cell of its own, with the same name. */
export function splitIndicator(rows: readonly Indicator[], id: string): readonly Indicator[] {
  const at = rows.findIndex((row) => row.id === id);
  const row = rows[at];
  return row === undefined || row.startsProject ? rows : rows.with(at, { ...row, startsProject: true });
}
