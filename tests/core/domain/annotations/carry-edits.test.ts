import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { tracedOriginal } from '../../../fixtures/edits/draft.ts';
import { editKinds, printedEditKinds, revised, revisedBy } from '../../../fixtures/edits/edits.ts';
import type { Outcome } from '../../../fixtures/edits/outcomes.ts';
import { editsFor, papersOf } from '../../../fixtures/edits/papers.ts';
import { carriedOutcomes, counted, printedTrial, tallied, trial } from '../../../fixtures/edits/tally.ts';

const { papers } = papersOf(path.resolve(import.meta.dirname, '../../../..'));
const charactersPerEdit = 400;

/** Anchors that landed, without asking, on other text than was marked, or beside another number. */
function wrong(outcomes: readonly Outcome[]): string[] {
  return outcomes.flatMap(({ anchor, fate, placed }) =>
    placed === 'wrong' ? [`${fate}: ${JSON.stringify(anchor.parts)}`] : [],
  );
}

function shareWithoutAsking(outcomes: readonly Outcome[]): number {
  const tally = tallied(outcomes);
  return (
    counted(tally, ['untouched'], ['right']) /
    counted(tally, ['untouched'], ['right', 'wrong', 'asked', 'orphaned'])
  );
}

describe('carryAnchors after many edits', () => {
  it('puts nothing in a wrong place, asks for every changed number, and seldom asks without need', () => {
    const outcomes = papers.flatMap(({ blocks }) =>
      [1, 2, 3].flatMap((seed) => {
        const after = revised(blocks, editsFor(blocks, charactersPerEdit), seed);
        return carriedOutcomes(trial(tracedOriginal(blocks), after, 700, seed));
      }),
    );
    expect(wrong(outcomes)).toEqual([]);
    expect(shareWithoutAsking(outcomes)).toBeGreaterThanOrEqual(0.96);
    const tally = tallied(outcomes);
    expect(counted(tally, ['number'], ['asked'])).toBeGreaterThan(50);
    expect(counted(tally, ['gone'], ['orphaned'])).toBeGreaterThan(50);
  });

  it.each(editKinds)('puts nothing in a wrong place after edits of one kind: %s', (kind) => {
    const outcomes = papers.flatMap(({ blocks }) => {
      const after = revisedBy(blocks, kind, Math.ceil(editsFor(blocks, charactersPerEdit) / 4), 11);
      return carriedOutcomes(trial(tracedOriginal(blocks), after, 500, 11));
    });
    expect(wrong(outcomes)).toEqual([]);
  });

  it('does the same on the pages of PDFs, one page more or less', () => {
    const outcomes = papers.flatMap(({ blocks }) =>
      [2, 3].flatMap((seed) => {
        const after = revised(blocks, editsFor(blocks, charactersPerEdit), seed, printedEditKinds);
        return carriedOutcomes(printedTrial(tracedOriginal(blocks), after, 700, seed));
      }),
    );
    expect(wrong(outcomes)).toEqual([]);
    expect(shareWithoutAsking(outcomes)).toBeGreaterThanOrEqual(0.95);
  });

  it('places everything when nothing was changed', () => {
    const outcomes = papers.flatMap(({ blocks }) => {
      const before = tracedOriginal(blocks);
      return carriedOutcomes(trial(before, before, 1000, 5));
    });
    expect(new Set(tallied(outcomes).keys())).toEqual(new Set(['untouched right']));
  });
});
