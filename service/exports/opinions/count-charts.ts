import type { ChartSpecification } from '../../../core/domain/blocks/block.ts';
import type { OpinionCounts } from '../../../core/domain/opinion-sheets/compiled.ts';
import type { Disposition } from '../../../core/domain/opinion-sheets/disposition.ts';
import { submissionMethodSchema } from '../../../core/domain/opinion-sheets/sheet.ts';
import type { Translate } from '../../../core/locales/translator.ts';
import type { GivenItem } from './given-items.ts';
import type { CategoryNames } from './subjects.ts';
import { dispositionCounts } from './summary.ts';

type Bars = readonly { readonly label: string; readonly values: readonly number[] }[];

function barChart(title: string, columns: readonly string[], bars: Bars): ChartSpecification[] {
  const shown = bars.filter(({ values }) => values.some((value) => value > 0));
  return shown.length === 0
    ? []
    : [
        {
          type: 'bar',
          title,
          unit: null,
          periods: [...columns],
          provisional: columns.map(() => false),
          series: shown.map(({ label, values }) => ({
            label,
            unit: null,
            decimals: 0,
            values: [...values],
            secondAxis: false,
          })),
          total: null,
          omittedSeries: [],
          omittedPeriods: [],
        },
      ];
}

/** How many by way of handing in, by category and by disposition; told apart by place and figures, not by colour. */
export function countCharts(
  counts: OpinionCounts,
  items: readonly GivenItem[],
  dispositions: readonly Disposition[],
  names: CategoryNames,
  translate: Translate,
): ChartSpecification[] {
  const people = translate('opinion-export:chart.people');
  const opinions = translate('opinion-export:chart.opinions');
  const byCategory = new Map<string, number>();
  for (const { categoryId } of items) {
    byCategory.set(categoryId ?? '', (byCategory.get(categoryId ?? '') ?? 0) + 1);
  }
  const categories = [...byCategory.keys()].sort(
    (a, b) => rankOf(names, a) - rankOf(names, b) || a.localeCompare(b),
  );
  return [
    ...barChart(
      translate('opinion-export:chart.method'),
      [people, opinions],
      submissionMethodSchema.options.map((method) => ({
        label: translate(`opinion:method.${method}`),
        values: [counts.byMethod[method].submitters, counts.byMethod[method].opinions],
      })),
    ),
    ...barChart(
      translate('opinion-export:chart.category'),
      [opinions],
      categories.map((id) => ({
        label: id === '' ? translate('opinion-export:subject.none') : names.label(id),
        values: [byCategory.get(id) ?? 0],
      })),
    ),
    ...barChart(
      translate('opinion-export:chart.disposition'),
      [opinions],
      dispositionCounts(counts, dispositions, translate).map(([label, count]) => ({
        label,
        values: [count],
      })),
    ),
  ];
}

function rankOf(names: CategoryNames, id: string): number {
  return id === '' ? Number.MAX_SAFE_INTEGER : (names.order.get(id) ?? Number.MAX_SAFE_INTEGER - 1);
}
