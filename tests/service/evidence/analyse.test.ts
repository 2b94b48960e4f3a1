import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { shingi } from '../cli/command-line.ts';
import { createBench, type TestBench } from '../environment.ts';

const seed = path.resolve(import.meta.dirname, '../../../../shared/seed');
const seedIsHere = existsSync(path.join(seed, 'packet.md')) && existsSync(path.join(seed, 'expected.json'));
if (!seedIsHere) console.warn('seed cases were not run: ../shared/seed is not here');

const analysed = [
  'kpiJudgements',
  'planIndicatorJudgements',
  'crossReferences',
  'findingsNotCited',
  'surveyPlausibility',
];
/** Remarks are in the user's language; one rule is worded more shortly there. */
const notCompared = new Set(['note', 'rule']);

/** Places at which an analysis differs from what is expected; white space and width do not count. */
function differences(expected: unknown, found: unknown, at: string): string[] {
  if (Array.isArray(expected)) {
    if (!Array.isArray(found) || found.length !== expected.length) return [`${at}: other length`];
    return expected.flatMap((one, index) => differences(one, found[index], `${at}[${index}]`));
  }
  if (expected !== null && typeof expected === 'object') {
    return Object.entries(expected).flatMap(([name, value]) =>
      notCompared.has(name)
        ? []
        : differences(value, (found as Record<string, unknown> | undefined)?.[name], `${at}.${name}`),
    );
  }
  const plain = (value: unknown): unknown =>
    typeof value === 'string' ? value.normalize('NFKC').replace(/\s+/gu, '') : value;
  return plain(expected) === plain(found)
    ? []
    : [`${at}: ${JSON.stringify(found)} instead of ${JSON.stringify(expected)}`];
}

describe('analyse', () => {
  let bench: TestBench;
  beforeEach(async () => {
    bench = createBench();
    await shingi(bench, ['init', 'a.shingi', '--committee', '福祉計画策定委員会']);
  });
  afterEach(() => bench.close());

  const analysisOf = async (source: string): Promise<Record<string, unknown>> => {
    const imported = await shingi(bench, ['import', 'a.shingi', source]);
    expect(imported.status).toBe(0);
    const outcome = await shingi(bench, ['analyse', 'a.shingi', '--json']);
    expect(outcome.status).toBe(0);
    return outcome.json<Record<string, unknown>>();
  };

  it.runIf(seedIsHere)('judges the seed and maps its evidence as expected, line by line', async () => {
    const expected = JSON.parse(readFileSync(path.join(seed, 'expected.json'), 'utf8')) as Record<
      string,
      unknown
    >;
    const found = await analysisOf(path.join(seed, 'packet.md'));
    expect(Object.keys(found)).toEqual(analysed);
    expect(analysed.flatMap((key) => differences(expected[key], found[key], key))).toEqual([]);
  });

  it('judges the sheets of another town by the same rules', async () => {
    const packet = path.resolve(import.meta.dirname, '../../formats/packet-text/packets/children-plan.txt');
    const found = await analysisOf(packet);
    expect(found).toMatchObject({
      kpiJudgements: [
        { line: 44, judgement: 'notAchievedImproved', change: '+41人', direction: 'higher' },
        { line: 45, judgement: 'notAchievedImproved', change: '-23人', direction: 'lower' },
        { line: 46, judgement: 'maintainedOrBetter', changePct: 12, needsHumanConfirmation: true },
      ],
      planIndicatorJudgements: [
        { judgement: 'notAchievedImproved', progressRatePct: 38.1, shortfallPoints: 7.3, unit: '%' },
      ],
      crossReferences: [{ citesSurvey: false }, { citesSurvey: false }, { citesSurvey: false }],
      findingsNotCited: [
        { line: 56, question: '問12' },
        { line: 57, question: '問15(2)' },
      ],
    });
  });
});
