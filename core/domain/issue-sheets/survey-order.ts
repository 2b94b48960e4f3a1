import type { IssueSheet, SurveyFinding, SurveyTable } from './issue-sheet-content.ts';

/** A sentence or a table of the survey's part of a sheet. */
export type SurveyItem =
  | { readonly kind: 'finding'; readonly finding: SurveyFinding }
  | { readonly kind: 'table'; readonly table: SurveyTable };

type Survey = Pick<IssueSheet, 'findings' | 'surveyTables'>;

/**
 * Sentences and tables of the survey's part in the order of the sheet. A table says which sentence it stands behind; one that
 * does not, as in papers of earlier releases, or that names one that is not there, stands behind all of them.
 */
export function surveyOrder({ findings, surveyTables = [] }: Survey): SurveyItem[] {
  const known = new Set(findings.map(({ id }) => id));
  const behind = (place: string | null | undefined): SurveyItem[] =>
    surveyTables.flatMap((table): SurveyItem[] => {
      const { follows } = table;
      const own = typeof follows === 'string' && !known.has(follows) ? undefined : follows;
      return own === place ? [{ kind: 'table', table }] : [];
    });
  return [
    ...behind(null),
    ...findings.flatMap((finding): SurveyItem[] => [{ kind: 'finding', finding }, ...behind(finding.id)]),
    ...behind(undefined),
  ];
}

/** Runs of sentences between tables: the tables of sentences that are printed. */
export function surveyRuns(
  survey: Survey,
): ({ readonly kind: 'findings'; readonly findings: SurveyFinding[] } | (SurveyItem & { kind: 'table' }))[] {
  const runs: ({ kind: 'findings'; findings: SurveyFinding[] } | (SurveyItem & { kind: 'table' }))[] = [];
  for (const item of surveyOrder(survey)) {
    const last = runs.at(-1);
    if (item.kind === 'table') runs.push(item);
    else if (last?.kind === 'findings') last.findings.push(item.finding);
    else runs.push({ kind: 'findings', findings: [item.finding] });
  }
  return runs;
}

/** The tables of a sheet, each with the sentence that it stands behind in `order`. */
function placedTables(order: readonly SurveyItem[]): SurveyTable[] {
  let follows: string | null = null;
  const tables: SurveyTable[] = [];
  for (const item of order) {
    if (item.kind === 'finding') follows = item.finding.id;
    else tables.push(item.table.follows === follows ? item.table : { ...item.table, follows });
  }
  return tables;
}

/**
 * Moves a table past the sentence or table above or below it.
 * @returns the tables of the sheet as they stand then; null where there is nothing to move past
 */
export function movedTable(survey: Survey, tableId: string, direction: -1 | 1): SurveyTable[] | null {
  const order = surveyOrder(survey);
  const at = order.findIndex((item) => item.kind === 'table' && item.table.id === tableId);
  const [item, other] = [order[at], order[at + direction]];
  if (item === undefined || other === undefined) return null;
  const moved = order.toSpliced(at, 1).toSpliced(at + direction, 0, item);
  return placedTables(moved);
}

/** Gives a table that was put between others the place of the one before it, or else of the one behind it. */
export function placedAmong(tables: readonly SurveyTable[], tableId: string): SurveyTable[] {
  const at = tables.findIndex(({ id }) => id === tableId);
  const neighbour = tables[at - 1] ?? tables[at + 1];
  return tables.map((table) =>
    table.id === tableId && neighbour !== undefined ? withPlace(table, neighbour.follows) : table,
  );
}

function withPlace(table: SurveyTable, follows: SurveyTable['follows']): SurveyTable {
  const placed: SurveyTable = { ...table };
  if (follows === undefined) delete placed.follows;
  else placed.follows = follows;
  return placed;
}

/**
 * Tables after sentences went: one whose sentence is gone stands behind the sentence before that one.
 * @param before the sentences as they were
 * @param after the sentences that are left, in any order
 */
export function keptPlaces(
  tables: readonly SurveyTable[],
  before: readonly Pick<SurveyFinding, 'id'>[],
  after: readonly Pick<SurveyFinding, 'id'>[],
): SurveyTable[] {
  const kept = new Set(after.map(({ id }) => id));
  return tables.map((table) => {
    const { follows } = table;
    const at = before.findIndex(({ id }) => id === follows);
    if (typeof follows !== 'string' || kept.has(follows) || at < 0) return table;
    return { ...table, follows: before.slice(0, at).findLast(({ id }) => kept.has(id))?.id ?? null };
  });
}

/** Tables after a sentence was written directly below another one: what stood behind that one stands behind the new one. */
export function belowSentence(
  tables: readonly SurveyTable[],
  sentenceId: string,
  newId: string,
): SurveyTable[] {
  return tables.map((table) => (table.follows === sentenceId ? { ...table, follows: newId } : table));
}
