import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const seed = join(root, '..', 'shared', 'seed', 'packet.md');
const seedIsHere = existsSync(seed);
const runLength = 15;

const sources = [
  'meeting-1.md',
  'meeting-1-replacement.md',
  'meeting-2.md',
  'survey-report.html',
  'sample.json',
  'opinions.json',
  'plans.json',
  'survey-results.csv',
];

/** Names that cannot be said otherwise: of laws, plans and guidelines, and one closing phrase of a quoted statute. */
const names = [
  '成年後見制度の利用の促進に関する法律',
  '再犯の防止等の推進に関する法律',
  '第二期成年後見制度利用促進基本計画',
  '地域福祉計画の策定ガイドライン',
  'するよう努めなければならない。',
];

/** The stretches of prose in a source: cells and lines without markup, marks, figures and the names above. */
function prose(source: string): string[] {
  let text = source.normalize('NFKC').replaceAll(/<[^>]*>/g, '\n');
  for (const name of names) {
    text = text.replaceAll(name.normalize('NFKC'), '\n');
  }
  return text
    .split(/[\t|\n\d]+/)
    .map((stretch) => stretch.replaceAll(/\s+/g, '').replace(/^[-#・○◆]+/, ''))
    .filter((stretch) => stretch.length >= runLength);
}

function runs(stretch: string): string[] {
  return Array.from({ length: stretch.length - runLength + 1 }, (_, start) =>
    stretch.slice(start, start + runLength),
  );
}

function commonRuns(text: string, other: string): string[] {
  const known = new Set(prose(other).flatMap(runs));
  return prose(text)
    .flatMap(runs)
    .filter((run) => known.has(run));
}

describe('the words of the sample', () => {
  it('finds a copied sentence, also in other markup and width', () => {
    const sentence = '駅から目的地までを一続きの経路として点検し、順に直していく必要があります。';
    const copied = `<td>前置き ${sentence.replaceAll('、', '、 ')}</td>\t(1)`;
    expect(commonRuns(copied, `- ・${sentence}\n`).length).toBeGreaterThan(10);
  });

  it.runIf(seedIsHere).each(sources)('%s shares no sentence with the seed packet', (name) => {
    const text = readFileSync(join(root, 'sample', name), 'utf8');
    expect(prose(text).length).toBeGreaterThan(0);
    expect(commonRuns(text, readFileSync(seed, 'utf8'))).toEqual([]);
  });

  if (!seedIsHere) {
    console.info('seed cases were not run: ../shared/seed/packet.md is absent');
  }
});
