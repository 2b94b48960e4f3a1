import type {
  StatisticsContent,
  StatisticsTable,
} from '../../../core/domain/statistics/statistics-content.ts';
import { uprightTable, withoutRow } from '../../../core/domain/statistics/upright.ts';
import { statisticsContent, statisticsTable } from '../../fixtures/contents.ts';
import { fixtureIds } from '../../fixtures/fixture-ids.ts';

const id = fixtureIds('f');
const line = (text: string) => ({ id: id(), text });

function rowId(table: StatisticsTable, index: number): string {
  return table.series[index]?.id ?? '';
}

/** Everything that a table can hold, and texts that spreadsheets like to change. */
export function fullContent(): StatisticsContent {
  const [population, households, ...others] = statisticsContent.tables;
  if (population === undefined || households === undefined) throw new Error('the fixture lacks tables');
  const awkward = statisticsTable(
    '表3-1',
    '=HYPERLINK("http://example.invalid","増減")',
    ['平成30年度', '令和元年度', '2020', '2021.10', 'R4.11.1', '※令和5年度', '1-2'],
    [
      ['件数', '1,234', '1235', '※1,777', '—', '', '未定', '…'],
      ['増減', '△107', '-2.3', '▲10.8', '+5', '0', '0.50', '2.00'],
      ['=1+1', '-', 'X', '***', '12-3', '0012', '1/2', '=2+3'],
      ["'+1", '１２３', '66件', '約300', '21.3%', '(12)', '1,234,567', '0.1'],
      ['-1+1', '1', '10', '100', '1000', '10000', '100000', '1000000'],
      ['うち、「再掲」', '「3」', '', '', '', '', '', ''],
      ['注', '1', '2', '3', '4', '5', '6', '7'],
    ],
    {
      unitLine: line('（単位：件、％）'),
      notes: [line('※令和5年度は速報値'), line('一行目\n二行目、"引用"　,と'), line('-1から始まる注')],
      source: line('資料：みはらし野市事務報告書'),
    },
  );
  const readAsPrinted = {
    ...awkward,
    periods: awkward.periods.map((period, index) => ({ ...period, provisional: index === 0 })),
    section: line('第2章　相談'),
    basis: line('各年度末現在'),
    stub: '区分',
  };
  const yearsInRows = uprightTable(
    statisticsTable(
      '表4',
      '相談',
      ['件数（件）', '割合（％）', ''],
      [
        ['令和3年度', '120', '30.0', ''],
        ['※令和4年度', '—', '31.5', '未定'],
      ],
    ),
    fixtureIds('4'),
  );
  return {
    kind: 'statistics',
    title: line('福祉に係る統計資料'),
    notes: [line('※この資料の数値は四捨五入している。')],
    tables: [
      {
        ...population,
        derived: [
          {
            id: id(),
            label: '高齢化率',
            unit: '%',
            formula: '「老年人口（65歳以上）」 ÷ 「合計」',
            scale: 'percent',
            decimals: 1,
            stated: rowId(population, 4),
            shown: false,
          },
          {
            id: id(),
            label: '増減',
            unit: null,
            formula: '-「合計」 + 前年（「合計」）',
            scale: 'none',
            decimals: 0,
            stated: null,
            shown: true,
          },
        ],
        chart: {
          type: 'line',
          series: [rowId(population, 0), rowId(population, 2)],
          secondAxis: [],
          fromZero: true,
          figures: null,
        },
      },
      {
        ...households,
        chart: { type: 'none', series: null, secondAxis: null, fromZero: null, figures: false },
      },
      readAsPrinted,
      ...others,
      yearsInRows,
    ],
  };
}

/** A content without its ids: rows are named by their place, so that two contents can be compared. */
export function withoutIds(content: StatisticsContent): unknown {
  const text = (entry: { readonly text: string } | null | undefined): string | null => entry?.text ?? null;
  return {
    title: text(content.title),
    notes: content.notes.map(text),
    tables: content.tables.map((table) => {
      const places = new Map<string, string>([
        ...table.series.map((series, index): [string, string] => [series.id, `row ${index}`]),
        ...(table.derived ?? []).map((derived, index): [string, string] => [derived.id, `computed ${index}`]),
      ]);
      const place = (rowId: string): string => places.get(rowId) ?? 'nowhere';
      return {
        no: table.no,
        title: table.title,
        section: text(table.section),
        basis: text(table.basis),
        stub: table.stub,
        unitLine: text(table.unitLine),
        periodsAsRows: table.periodsAsRows ?? false,
        periods: table.periods.map(withoutRow),
        series: table.series.map(({ label, unit, values }) => ({
          label,
          unit,
          values: values.map(({ raw, value, missing }) => [raw, value, missing]),
        })),
        derived: (table.derived ?? []).map((derived) => ({
          ...derived,
          id: null,
          stated: derived.stated === null ? null : place(derived.stated),
        })),
        notes: table.notes.map(text),
        source: text(table.source),
        chart:
          table.chart === undefined
            ? null
            : {
                ...table.chart,
                series: table.chart.series?.map(place) ?? null,
                secondAxis: table.chart.secondAxis?.map(place) ?? null,
              },
      };
    }),
  };
}
