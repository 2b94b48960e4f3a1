import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { Finding } from '../../../../core/domain/checks/finding.ts';
import { findingsInText, packetText, reportsFor } from './checked-text.ts';
import { randomNumbers } from './plant-errors.ts';
import { plantInText, textKinds } from './plant-in-text.ts';

const seed = path.resolve(import.meta.dirname, '../../../../../shared/seed/packet.md');
if (!existsSync(seed)) console.warn('seed cases were not run: ../shared/seed is not here');

/** Errors of each kind: 200 in each of the two packets that have all kinds of papers, half as many in the others. */
const perKind = (packet: string): number => (['seed', 'meeting-1.md'].includes(packet) ? 40 : 20);

const packets: readonly { readonly name: string; readonly text: () => string }[] = [
  ...(existsSync(seed) ? [{ name: 'seed', text: () => readFileSync(seed, 'utf8') }] : []),
  ...['meeting-1.md', 'meeting-2.md'].map((name) => ({ name, text: () => packetText(name, 'sample') })),
  { name: 'town-plan.md', text: () => packetText('town-plan.md', 'tests/formats/packet-text/packets') },
  ...['barrier-free-city.md', 'care-insurance.txt', 'health-plan.txt', 'mountain-town.txt'].map((name) => ({
    name,
    text: () => packetText(name),
  })),
];

function loud(text: string, surveys: ReturnType<typeof reportsFor> = []): Finding[] {
  return findingsInText(text, surveys).filter(({ severity }) => severity !== 'info');
}

function keyOf({ code, quote, values }: Finding): string {
  return JSON.stringify([code, quote, values]);
}

interface Row {
  readonly packet: string;
  readonly kind: string;
  planted: number;
  /** Errors and warnings of the packet before anything was planted. */
  readonly before: number;
  found: number;
  /** Found where the reports of the surveys had been imported. */
  withReports: number;
  missed: string;
}

it('finds at least 95% of errors planted in the text of packets, and prints how many', {
  timeout: 600_000,
}, () => {
  const rows: Row[] = [];
  for (const { name, text } of packets) {
    const source = text();
    const reports = reportsFor(source);
    const news = (changed: string, surveys: typeof reports, known: ReadonlySet<string>): boolean =>
      loud(changed, surveys).some((finding) => !known.has(keyOf(finding)));
    const before = new Set(loud(source).map(keyOf));
    const beforeWithReports = new Set(loud(source, reports).map(keyOf));
    for (const [index, kind] of textKinds.entries()) {
      const random = randomNumbers(1871 + index);
      const row: Row = {
        packet: name,
        kind,
        planted: 0,
        before: before.size,
        found: 0,
        withReports: 0,
        missed: '',
      };
      for (let round = 0; round < perKind(name); round += 1) {
        const planted = plantInText(kind, source, random);
        if (planted === null) break;
        row.planted += 1;
        const found = news(planted.text, [], before);
        if (found) row.found += 1;
        else row.missed = planted.what;
        // A report can only add to what is found.
        if (found || news(planted.text, reports, beforeWithReports)) row.withReports += 1;
      }
      if (row.planted > 0) rows.push(row);
    }
  }
  const sum = (list: readonly Row[], of: 'planted' | 'found' | 'withReports'): number =>
    list.reduce((total, row) => total + row[of], 0);
  const rate = (list: readonly Row[], of: 'found' | 'withReports' = 'found'): number =>
    sum(list, of) / sum(list, 'planted');
  const percent = (list: readonly Row[], of: 'found' | 'withReports' = 'found'): string =>
    `${(100 * rate(list, of)).toFixed(1)}%`;
  console.table(rows.map((row) => ({ ...row, rate: percent([row]) })));
  console.table(
    packets.map(({ name }) => {
      const own = rows.filter((row) => row.packet === name);
      return {
        packet: name,
        before: own[0]?.before ?? 0,
        planted: sum(own, 'planted'),
        found: sum(own, 'found'),
        rate: percent(own),
        withReports: percent(own, 'withReports'),
      };
    }),
  );
  expect(rate(rows)).toBeGreaterThanOrEqual(0.95);
  for (const { name } of packets) {
    const own = rows.filter((row) => row.packet === name);
    expect(rate(own, 'withReports'), name).toBeGreaterThanOrEqual(0.95);
  }
  for (const kind of textKinds) {
    const own = rows.filter((row) => row.kind === kind);
    // A question number that nothing else in the packet depends on cannot be known to be wrong.
    expect(rate(own), kind).toBeGreaterThanOrEqual(kind === 'wrong 問番号' ? 0.6 : 0.97);
  }
});

it('says nothing of papers that agree with themselves', () => {
  const loud = ['barrier-free-city.md', 'care-insurance.txt', 'health-plan.txt', 'mountain-town.txt'].flatMap(
    (name) =>
      findingsInText(packetText(name)).map(
        ({ severity, code, quote }) => `${name}: ${severity} ${code} ${quote}`,
      ),
  );
  // Two papers of that list are really not in the packet.
  expect(loud).toEqual([
    'care-insurance.txt: warning handoutNotReceived 第3回協議会会議録（案）',
    'care-insurance.txt: warning handoutNotReceived 保険料の仕組み',
  ]);
});
