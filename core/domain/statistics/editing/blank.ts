import type { NewId } from '../../ids.ts';
import { readPeriods } from '../read-value.ts';
import {
  blankValue,
  type StatisticsContent,
  type StatisticsSeries,
  type StatisticsTable,
} from '../statistics-content.ts';

/** Marks of tables as papers number them: ①, ② … ⑳; further ones are counted in brackets. */
export function tableNumber(index: number): string {
  return index < 20 ? String.fromCodePoint(0x2460 + index) : `(${index + 1})`;
}

export function blankSeries(width: number, newId: NewId): StatisticsSeries {
  return { id: newId(), label: '', unit: null, values: Array.from({ length: width }, () => blankValue) };
}

/** A table to be filled in: the given columns and three rows without names. */
export function blankTable(periods: readonly string[], no: string, newId: NewId): StatisticsTable {
  return {
    id: newId(),
    titleId: newId(),
    headerId: newId(),
    figureId: newId(),
    no,
    title: '',
    stub: '',
    unitLine: null,
    periods: readPeriods(periods),
    series: Array.from({ length: 3 }, () => blankSeries(periods.length, newId)),
    notes: [],
    source: null,
  };
}

/** A statistics paper with one table to be filled in. */
export function blankStatistics(periods: readonly string[], newId: NewId): StatisticsContent {
  return { kind: 'statistics', title: null, tables: [blankTable(periods, tableNumber(0), newId)], notes: [] };
}
