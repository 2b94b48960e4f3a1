import type { StatisticsContent, StatisticsTable } from '../statistics-content.ts';

interface Line {
  readonly id: string;
  readonly text: string;
}

/** Statistics as they are published: without rows, columns, notes and lines that were set out and never filled in. */
export function finishedStatistics(content: StatisticsContent): StatisticsContent {
  return {
    ...content,
    title: written(content.title),
    tables: content.tables.map(finishedTable),
    notes: content.notes.filter(isWritten),
  };
}

/** A note that was added and holds no more than its mark says nothing. */
function isWritten(line: Line): boolean {
  return !/^[※\s]*$/u.test(line.text);
}

function written<L extends Line>(line: L | null): L | null {
  return line !== null && isWritten(line) ? line : null;
}

function finishedTable(table: StatisticsTable): StatisticsTable {
  const hasText = (column: number): boolean =>
    (table.periods[column]?.label ?? '').trim() !== '' ||
    table.series.some((series) => (series.values[column]?.raw ?? '').trim() !== '');
  const columns = table.periods.map((_, column) => column).filter(hasText);
  const all = columns.length === table.periods.length;
  const series = table.series.filter(
    ({ label, values }) => label.trim() !== '' || values.some(({ raw }) => raw.trim() !== ''),
  );
  const { basis, derived, ...rest } = table;
  const kept = (derived ?? []).filter(({ formula, label }) => formula.trim() !== '' || label.trim() !== '');
  return {
    ...rest,
    ...(basis !== undefined && isWritten(basis) ? { basis } : {}),
    unitLine: written(table.unitLine),
    source: written(table.source),
    notes: table.notes.filter(isWritten),
    periods: all ? table.periods : columns.flatMap((column) => table.periods[column] ?? []),
    series: all
      ? series
      : series.map((one) => ({
          ...one,
          values: [
            ...columns.flatMap((column) => one.values[column] ?? []),
            ...one.values.slice(table.periods.length),
          ],
        })),
    ...(kept.length > 0 ? { derived: kept } : {}),
  };
}
