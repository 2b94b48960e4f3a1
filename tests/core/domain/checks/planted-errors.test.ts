import { expect, it } from 'vitest';
import { checkPacket } from '../../../../core/domain/checks/check-packet.ts';
import { type PlantedKind, plant, plantedKinds, randomNumbers } from './plant-errors.ts';
import { sampleContents, samplePacket } from './sample-packet.ts';

const PER_KIND = 200;

interface Tally {
  readonly kind: PlantedKind;
  found: number;
  readonly missed: string[];
}

it('finds at least 95% of planted errors, and prints how many of each kind', { timeout: 600_000 }, () => {
  expect(checkPacket(samplePacket(sampleContents()))).toEqual([]);
  const tallies = plantedKinds.map((kind, index): Tally => {
    const tally: Tally = { kind, found: 0, missed: [] };
    const random = randomNumbers(4711 + index);
    for (let round = 0; round < PER_KIND; round += 1) {
      const contents = sampleContents();
      const what = plant(kind, contents, random);
      const findings = checkPacket(samplePacket(contents)).filter((finding) => finding.severity !== 'info');
      if (findings.length > 0) tally.found += 1;
      else tally.missed.push(what);
    }
    return tally;
  });
  console.table(
    tallies.map(({ kind, found, missed }) => ({
      kind,
      planted: PER_KIND,
      found,
      rate: `${((100 * found) / PER_KIND).toFixed(1)}%`,
      example: missed[0] ?? '',
    })),
  );
  const found = tallies.reduce((sum, tally) => sum + tally.found, 0);
  expect(found / (PER_KIND * plantedKinds.length)).toBeGreaterThanOrEqual(0.95);
  // A question number that nothing else in the packet depends on cannot be known to be wrong.
  for (const { kind, found: ofKind } of tallies) {
    expect(ofKind / PER_KIND, kind).toBeGreaterThanOrEqual(kind === 'wrong 問番号' ? 0.7 : 0.99);
  }
});
