import type { Block, FigureSpecification } from '../blocks/block.ts';
import { formatNumber } from '../statistics/format-number.ts';
import type { CarryContext } from './carry-context.ts';

type Figure = Extract<Block, { kind: 'figure' }>;

interface ChangedNumber {
  readonly before: string;
  readonly after: string;
}

/**
 * The figure that another one became when its numbers changed, and with them perhaps its form. Figures have no words of their
 * own: it is known by its title, where neither version has another figure of that title.
 * @param block index of a figure of the old version that no figure of the new one equals
 * @returns null where there is none, or where it could be several
 */
export function figureAfter(
  block: number,
  { correspondence: { before, after } }: CarryContext,
): { readonly after: number; readonly numbers: readonly ChangedNumber[] } | null {
  const old = before.blocks[block];
  if (old?.kind !== 'figure') {
    return null;
  }
  const name = nameOf(old.chart);
  const isNamesake = (other: Block): other is Figure =>
    other.kind === 'figure' && nameOf(other.chart) === name;
  const [now, another] = after.blocks.filter(isNamesake);
  if (now === undefined || another !== undefined || before.blocks.filter(isNamesake).length > 1) {
    return null;
  }
  return { after: after.blocks.indexOf(now), numbers: changedNumbers(old.chart, now.chart) };
}

function nameOf(chart: FigureSpecification): string {
  return JSON.stringify([chart.type === 'timeline', chart.title]);
}

/** Values of the same series and period that differ. */
function changedNumbers(before: FigureSpecification, after: FigureSpecification): ChangedNumber[] {
  if (!('series' in before && 'series' in after)) {
    return [];
  }
  return before.series.flatMap((series) => {
    const now = after.series.find(({ label }) => label === series.label);
    return series.values.flatMap((value, index): ChangedNumber[] => {
      const at = after.periods.indexOf(before.periods[index] ?? '');
      const other = at < 0 ? undefined : now?.values[at];
      return value === null || other == null || value === other
        ? []
        : [{ before: formatNumber(value, series.decimals), after: formatNumber(other, series.decimals) }];
    });
  });
}
