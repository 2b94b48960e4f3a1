import type { ChartSpecification } from '../../../../core/domain/blocks/block.ts';
import type { OpinionCounts } from '../../../../core/domain/opinion-sheets/compiled.ts';
import { opinionKindSchema } from '../../../../core/domain/opinion-sheets/opinion.ts';
import { responseStatusSchema } from '../../../../core/domain/opinion-sheets/response.ts';
import { submissionMethodSchema, submitterRoleSchema } from '../../../../core/domain/opinion-sheets/sheet.ts';
import type { Translate } from '../../../../core/locales/translator.ts';
import { nameOfCategory, type OpinionSettings } from '../compile-words.ts';

/** Numbers of a meeting by one property: a table, and a chart of the same numbers. */
export interface Breakdown {
  readonly id: 'method' | 'role' | 'kind' | 'category' | 'disposition' | 'status';
  readonly title: string;
  /** Names of the columns with numbers. */
  readonly columns: readonly string[];
  readonly rows: readonly { readonly label: string; readonly values: readonly number[] }[];
}

/** What was counted by each property. Values that nobody has are left out, but for the states of answers. */
export function breakdownsOf(t: Translate, counts: OpinionCounts, settings: OpinionSettings): Breakdown[] {
  const people = t('compile:counts.people');
  const opinions = t('compile:counts.opinionCount');
  const items = t('compile:counts.itemCount');
  const filled = <Row extends { readonly values: readonly number[] }>(rows: readonly Row[]): Row[] =>
    rows.filter(({ values }) => values.some((value) => value > 0));
  const byCode = (numbers: Readonly<Record<string, number>>, order: readonly string[]): string[] => [
    ...order.filter((code) => code in numbers),
    ...Object.keys(numbers).filter((code) => code !== '' && !order.includes(code)),
    ...('' in numbers ? [''] : []),
  ];
  return [
    {
      id: 'method',
      title: t('compile:counts.byMethod'),
      columns: [people, opinions],
      rows: filled(
        submissionMethodSchema.options.map((method) => ({
          label: t(`opinion:method.${method}`),
          values: [counts.byMethod[method].submitters, counts.byMethod[method].opinions],
        })),
      ),
    },
    {
      id: 'role',
      title: t('compile:counts.byRole'),
      columns: [people, opinions],
      rows: filled(
        submitterRoleSchema.options.map((role) => ({
          label: t(`opinion:submitterRole.${role}`),
          values: [counts.byRole[role].submitters, counts.byRole[role].opinions],
        })),
      ),
    },
    {
      id: 'kind',
      title: t('compile:counts.byKind'),
      columns: [opinions],
      rows: filled(
        opinionKindSchema.options.map((kind) => ({
          label: t(`opinion:kind.${kind}`),
          values: [counts.byKind[kind]],
        })),
      ),
    },
    {
      id: 'category',
      title: t('compile:counts.byCategory'),
      columns: [items],
      rows: byCode(
        counts.byCategory,
        settings.categories.map(({ id }) => id),
      ).map((id) => ({
        label: id === '' ? t('compile:none.category') : nameOfCategory(settings.categories, id),
        values: [counts.byCategory[id] ?? 0],
      })),
    },
    {
      id: 'disposition',
      title: t('compile:counts.byDisposition'),
      columns: [items],
      rows: byCode(
        counts.byDisposition,
        settings.dispositions.map(({ code }) => code),
      ).map((code) => ({
        label:
          code === ''
            ? t('compile:none.disposition')
            : (settings.dispositions.find((one) => one.code === code)?.label ?? code),
        values: [counts.byDisposition[code] ?? 0],
      })),
    },
    {
      id: 'status',
      title: t('compile:counts.byStatus'),
      columns: [items],
      rows: responseStatusSchema.options.map((status) => ({
        label: t(`opinion:status.${status}`),
        values: [counts.byStatus[status]],
      })),
    },
  ];
}

/** Bars of a breakdown: a group for each row, a bar for each column. */
export function chartOf({ title, columns, rows }: Breakdown): ChartSpecification {
  return {
    type: 'bar',
    title,
    unit: null,
    periods: [...columns],
    provisional: columns.map(() => false),
    series: rows.map(({ label, values }) => ({
      label,
      unit: null,
      decimals: 0,
      values: [...values],
      secondAxis: false,
    })),
    total: null,
    omittedSeries: [],
    omittedPeriods: [],
  };
}
