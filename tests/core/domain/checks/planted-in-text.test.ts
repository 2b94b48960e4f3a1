import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { Finding } from '../../../../core/domain/checks/finding.ts';
import { findingsInText, packetText } from './checked-text.ts';
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

function keyOf({ code, quote, values }: Finding): string {
  return JSON.stringify([code, quote, values]);
}

interface Row {
  readonly packet: string;
  readonly kind: string;
  planted: number;
  found: number;
  missed: string;
}

it('finds at least 95% of errors planted in the text of packets, and prints how many', {
  timeout: 600_000,
}, () => {
  const rows: Row[] = [];
  for (const { name, text } of packets) {
    const source = text();
    const before = new Set(findingsInText(source).map(keyOf));
    for (const [index, kind] of textKinds.entries()) {
      const random = randomNumbers(1871 + index);
      const row: Row = { packet: name, kind, planted: 0, found: 0, missed: '' };
      for (let round = 0; round < perKind(name); round += 1) {
        const planted = plantInText(kind, source, random);
        if (planted === null) break;
        row.planted += 1;
        const news = findingsInText(planted.text).filter(
          (finding) => finding.severity !== 'info' && !before.has(keyOf(finding)),
        );
        if (news.length > 0) row.found += 1;
        else row.missed = planted.what;
      }
      if (row.planted > 0) rows.push(row);
    }
  }
  const sum = (list: readonly Row[], of: 'planted' | 'found'): number =>
    list.reduce((total, row) => total + row[of], 0);
  const rate = (list: readonly Row[]): number => sum(list, 'found') / sum(list, 'planted');
  const percent = (list: readonly Row[]): string => `${(100 * rate(list)).toFixed(1)}%`;
  console.table(rows.map((row) => ({ ...row, rate: percent([row]) })));
  console.table(
    packets.map(({ name }) => {
      const own = rows.filter((row) => row.packet === name);
      return { packet: name, planted: sum(own, 'planted'), found: sum(own, 'found'), rate: percent(own) };
    }),
  );
  expect(rate(rows)).toBeGreaterThanOrEqual(0.95);
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
