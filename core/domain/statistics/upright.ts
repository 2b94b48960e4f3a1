import { readPeriodLabel } from './period.ts';
import type { StatisticsTable } from './statistics-content.ts';

/**
 * The table with its periods as columns. Many papers print a year in each row and the quantities beside one another; drawn as
 * it stands, such a table would join different quantities by a line. The paper itself keeps its form.
 */
export function uprightTable(table: StatisticsTable): StatisticsTable {
  const isPeriod = (label: string): boolean => readPeriodLabel(label) !== null;
  if (table.series.length < 2 || !table.series.every((row) => isPeriod(row.label))) return table;
  if (table.periods.some((column) => isPeriod(column.label))) return table;
  return {
    ...table,
    periods: table.series.map((row) => ({
      label: row.label,
      provisional: row.label.includes('※') || row.label.includes('速報'),
      undecided: row.values.every((value) => value.missing === 'undecided'),
    })),
    series: table.periods.map((column, index) => {
      const { label, unit } = apart(column.label);
      return {
        id: table.headerId,
        label,
        unit,
        values: table.series.map((row) => row.values[index] ?? { raw: '', value: null, missing: 'blank' }),
      };
    }),
  };
}

/** 「総人口（千人）」 is 総人口, counted in 千人. */
function apart(label: string): { readonly label: string; readonly unit: string | null } {
  const match =
    /^(?<label>.+?)[(（](?<unit>(?:[千百十万億]{0,2}(?:人|世帯|件|円|戸|か所|箇所|団体|回|床|台|㎡))|[%％‰])[)）]$/u.exec(
      label,
    );
  return {
    label: match?.groups?.['label'] ?? label,
    unit: match?.groups?.['unit']?.normalize('NFKC') ?? null,
  };
}
