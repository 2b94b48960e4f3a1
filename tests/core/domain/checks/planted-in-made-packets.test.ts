import { expect, it } from 'vitest';
import type { Finding } from '../../../../core/domain/checks/finding.ts';
import { findingsInText } from './checked-text.ts';
import { layouts, type MadePacket, madePacket } from './made-packets.ts';
import { randomNumbers } from './plant-errors.ts';
import { plantInText, textKinds } from './plant-in-text.ts';

/** Errors of each kind in packets of each layout, each in a packet of its own. */
const PER_KIND = 20;

function loud(text: string, surveys: MadePacket['surveys']): Finding[] {
  return findingsInText(text, surveys).filter(({ severity }) => severity !== 'info');
}

function keyOf({ code, quote, values }: Finding): string {
  return JSON.stringify([code, quote, values]);
}

interface Row {
  readonly layout: string;
  readonly kind: string;
  planted: number;
  /** Errors and warnings on the packet before anything was planted. */
  falseAlarms: number;
  alone: number;
  withReport: number;
  missed: string;
}

it('finds planted errors in packets it has never seen, alone and beside the report of the survey', {
  timeout: 600_000,
}, () => {
  const rows: Row[] = [];
  for (const [at, layout] of layouts.entries()) {
    for (const [index, kind] of textKinds.entries()) {
      const row: Row = {
        layout: layout.name,
        kind,
        planted: 0,
        falseAlarms: 0,
        alone: 0,
        withReport: 0,
        missed: '',
      };
      for (let round = 0; round < PER_KIND; round += 1) {
        const seed = 10_000 * at + 100 * index + round;
        const { text, surveys } = madePacket(layout, seed);
        const planted = plantInText(kind, text, randomNumbers(seed + 7));
        if (planted === null) throw new Error(`${layout.name} has no place for ${kind}`);
        row.planted += 1;
        const isFoundWith = (reports: MadePacket['surveys']): boolean => {
          const before = new Set(loud(text, reports).map(keyOf));
          row.falseAlarms += before.size;
          return loud(planted.text, reports).some((finding) => !before.has(keyOf(finding)));
        };
        const alone = isFoundWith([]);
        if (alone) row.alone += 1;
        // A report can only add to what is found; false alarms beside it are counted in some of the packets.
        const beside = !alone || round < 2 ? isFoundWith(surveys) : true;
        if (beside) row.withReport += 1;
        else row.missed = planted.what;
      }
      rows.push(row);
    }
  }
  const sum = (list: readonly Row[], of: 'planted' | 'falseAlarms' | 'alone' | 'withReport'): number =>
    list.reduce((total, row) => total + row[of], 0);
  const percent = (list: readonly Row[], of: 'alone' | 'withReport'): string =>
    `${((100 * sum(list, of)) / sum(list, 'planted')).toFixed(1)}%`;
  const summary = (name: string, list: readonly Row[]) => ({
    name,
    planted: sum(list, 'planted'),
    falseAlarms: sum(list, 'falseAlarms'),
    alone: percent(list, 'alone'),
    withReport: percent(list, 'withReport'),
    missed: list.find((row) => row.missed !== '')?.missed ?? '',
  });
  console.table(rows.filter((row) => row.alone < row.planted));
  console.table([
    ...layouts.map(({ name }) =>
      summary(
        name,
        rows.filter((row) => row.layout === name),
      ),
    ),
    ...textKinds.map((kind) =>
      summary(
        kind,
        rows.filter((row) => row.kind === kind),
      ),
    ),
    summary('all', rows),
  ]);
  expect(sum(rows, 'falseAlarms')).toBe(0);
  expect(sum(rows, 'alone') / sum(rows, 'planted')).toBeGreaterThanOrEqual(0.95);
  for (const { name } of layouts) {
    const own = rows.filter((row) => row.layout === name);
    expect(sum(own, 'withReport') / sum(own, 'planted'), name).toBeGreaterThanOrEqual(0.95);
    // Three questions that nothing else in the packet names: most other numbers fit as well as theirs.
    expect(sum(own, 'alone') / sum(own, 'planted'), name).toBeGreaterThanOrEqual(0.9);
  }
});
