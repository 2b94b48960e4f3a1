import { type ComputedSeries, computedSeries } from '../../statistics/compute.ts';
import { figure } from '../../statistics/figure.ts';
import type { StatisticsTable } from '../../statistics/statistics-content.ts';
import { blockOfValue } from '../../statistics/upright.ts';
import { type Finding, finding } from '../finding.ts';
import { type CheckedPacket, contentsOf } from '../packet.ts';

/** Printed rates against the formulas that a person has put beside them, and formulas that mean nothing. */
export function checkFormulas(packet: CheckedPacket): Finding[] {
  return contentsOf(packet, 'statistics').flatMap(({ materialId, content }) =>
    content.tables.flatMap((table) =>
      computedSeries(table, content.tables).flatMap((computed) =>
        computed.problem === null
          ? differences(materialId, table, computed)
          : [
              finding('formulaUnreadable', { materialId, blockId: table.titleId }, computed.derived.formula, {
                table: table.no + table.title,
                row: computed.derived.label,
                formula: computed.derived.formula,
              }),
            ],
      ),
    ),
  );
}

function differences(
  materialId: string,
  table: StatisticsTable,
  { derived, cells, agreements }: ComputedSeries,
): Finding[] {
  const stated = table.series.find((series) => series.id === derived.stated);
  if (stated === undefined || agreements === null) return [];
  return agreements.flatMap((agreement, column) => {
    const cell = cells[column];
    if ((agreement !== 'differs' && agreement !== 'rounded') || cell?.exact == null) return [];
    const printed = stated.values[column]?.raw ?? '';
    return [
      finding(
        agreement === 'differs' ? 'formulaDiffers' : 'formulaRounded',
        { materialId, blockId: blockOfValue(table, stated, column) },
        printed,
        {
          table: table.no + table.title,
          column: table.periods[column]?.label ?? '',
          row: stated.label,
          printed,
          computed: cell.text,
          exact: figure(cell.exact, derived.decimals + 2),
          formula: derived.formula,
        },
      ),
    ];
  });
}

/** Leaves out what was found against rows for which a person has said the formula: theirs counts, not the guessed one. */
export function withoutGuesses(packet: CheckedPacket, findings: readonly Finding[]): Finding[] {
  if (findings.length === 0) return [];
  const explained = new Set(
    contentsOf(packet, 'statistics').flatMap(({ materialId, content }) =>
      content.tables.flatMap((table) =>
        computedSeries(table, content.tables).flatMap(({ derived, problem }) =>
          problem === null && derived.stated !== null
            ? table.series
                .filter(({ id }) => id === derived.stated)
                .map((series) => rowKey(materialId, table.no + table.title, series.label))
            : [],
        ),
      ),
    ),
  );
  return findings.filter(
    ({ materialId, values }) =>
      !explained.has(rowKey(materialId, values['table'] ?? '', values['rate'] ?? '')),
  );
}

function rowKey(materialId: string | null, table: string, label: string): string {
  return JSON.stringify([materialId, table, label]);
}
