import {
  withMissing,
  withMovedPeriods,
  withMovedSeries,
  withNewPeriods,
  withNewSeries,
  withoutPeriods,
  withoutSeries,
  withProvisional,
  withUndecided,
} from '../../../../core/domain/statistics/editing/edit-table.ts';
import { firstPeriod, labelColumn } from '../../../../core/domain/statistics/editing/paste.ts';
import { withPeriodIds } from '../../../../core/domain/statistics/upright.ts';
import type { StatisticsActs } from './acts.ts';
import type { GridAct } from './grid-keys.ts';
import { at, boundsOf, type Selection, selectedPeriods, selectedSeries } from './grid-state.ts';
import type { GridNow } from './use-grid.ts';

/** What was done, for a sentence about it, and where the caret goes. */
export interface DoneAct {
  readonly word: GridAct | 'nothing';
  readonly count: number;
  readonly selection: Selection | null;
}

const nothing: DoneAct = { word: 'nothing', count: 0, selection: null };

/** Carries out an act on the selected rows and columns of a table. */
export function carryOut(act: GridAct, now: GridNow, acts: StatisticsActs): DoneAct {
  const { table, rows, selection } = now;
  const bounds = boundsOf(selection);
  const series = selectedSeries(rows, bounds);
  const periods = selectedPeriods(bounds);
  const [firstSeries] = series;
  const [period] = periods;
  const { focus } = selection;
  switch (act) {
    case 'addRow': {
      const index = (series.at(-1) ?? -1) + 1;
      acts.changeTable(table.id, (one) => withNewSeries(one, index, 1, acts.newId));
      const below = rows.findIndex((row) => row.kind === 'series' && row.index === index - 1);
      return done(act, 1, at({ row: Math.max(below, 0) + 1, column: labelColumn }));
    }
    case 'addPeriod': {
      const index = period === undefined ? table.periods.length : (periods.at(-1) ?? 0) + 1;
      acts.changeTable(table.id, (one) => withPeriodIds(withNewPeriods(one, index, 1), acts.newId));
      return done(act, 1, at({ row: focus.row, column: index + firstPeriod }));
    }
    case 'rowUp':
    case 'rowDown': {
      if (firstSeries === undefined) return nothing;
      const by = act === 'rowUp' ? -1 : 1;
      const last = series.at(-1) ?? firstSeries;
      if (firstSeries + by < 0 || last + by >= table.series.length) return nothing;
      acts.changeTable(table.id, (one) => withMovedSeries(one, firstSeries, series.length, by));
      return done(act, series.length, shifted(selection, by, 0));
    }
    case 'periodLeft':
    case 'periodRight': {
      if (period === undefined) return nothing;
      const by = act === 'periodLeft' ? -1 : 1;
      const last = periods.at(-1) ?? period;
      if (period + by < 0 || last + by >= table.periods.length) return nothing;
      acts.changeTable(table.id, (one) => withMovedPeriods(one, period, periods.length, by));
      return done(act, periods.length, shifted(selection, 0, by));
    }
    case 'removeRows':
      if (firstSeries === undefined) return nothing;
      acts.changeTable(table.id, (one) => withoutSeries(one, firstSeries, series.length));
      return done(act, series.length, at({ row: bounds.top, column: focus.column }));
    case 'removePeriods':
      if (period === undefined) return nothing;
      acts.changeTable(table.id, (one) => withoutPeriods(one, period, periods.length));
      return done(act, periods.length, at({ row: focus.row, column: Math.max(firstPeriod, bounds.left) }));
    case 'provisional': {
      if (period === undefined) return nothing;
      const isSet = periods.every((column) => table.periods[column]?.provisional ?? false);
      acts.changeTable(table.id, (one) => withProvisional(one, periods, !isSet));
      return done(act, periods.length, null);
    }
    case 'undecidedPeriod': {
      if (period === undefined) return nothing;
      const isSet = periods.every((column) => table.periods[column]?.undecided ?? false);
      acts.changeTable(table.id, (one) => withUndecided(one, periods, !isSet));
      return done(act, periods.length, null);
    }
    case 'dash':
    case 'undecided':
    case 'blank': {
      const places = series.flatMap((row) => periods.map((column) => ({ series: row, period: column })));
      if (places.length === 0) return nothing;
      acts.changeTable(table.id, (one) => withMissing(one, places, act));
      return done(act, places.length, null);
    }
  }
}

function done(word: GridAct, count: number, selection: Selection | null): DoneAct {
  return { word, count, selection };
}

function shifted({ anchor, focus }: Selection, rows: number, columns: number): Selection {
  return {
    anchor: { row: anchor.row + rows, column: anchor.column + columns },
    focus: { row: focus.row + rows, column: focus.column + columns },
  };
}
