import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../../core/domain/change-log/canonical-json.ts';
import { noLocation, type OriginalOpinion } from '../../../../core/domain/opinion-sheets/opinion.ts';
import {
  headsOf,
  newsOf,
  type ReceivedRevision,
  type SheetDecision,
  settleRevisions,
} from '../../../../core/domain/opinion-sheets/revisions.ts';

function opinion(id: string, text: string): OriginalOpinion {
  return { id, kind: 'opinion', location: noLocation, quote: '', text, reason: '', proposal: '' };
}

function revision(
  number: number,
  before: ReceivedRevision | null,
  texts: Readonly<Record<string, string>>,
  signer: string | null = 'owner',
): ReceivedRevision {
  const document = {
    revision: number,
    previousRevisionHash: before?.hash ?? null,
    opinions: Object.entries(texts).map(([id, text]) => opinion(id, text)),
  };
  const hash = createHash('sha256').update(canonicalJson({ document, signer })).digest('hex');
  return { hash, document, signer };
}

function textsOf(revisions: readonly ReceivedRevision[], decision: SheetDecision | null = null) {
  return Object.fromEntries(
    settleRevisions(revisions, decision).opinions.map(({ opinion: { id, text }, isLive }) => [
      id,
      isLive ? text : `(${text})`,
    ]),
  );
}

const one = revision(1, null, { a: 'あ', b: 'い' });
const two = revision(2, one, { a: 'あ、直した', c: 'う' });
const three = revision(3, two, { a: 'あ、また直した', c: 'う' });
const otherTwo = revision(2, one, { a: 'あ、別に直した', b: 'い' });

describe('revisions of a sheet', () => {
  it('follow one another; what the newest has no more was taken back and is still there', () => {
    expect(textsOf([one])).toEqual({ a: 'あ', b: 'い' });
    expect(textsOf([one, two])).toEqual({ a: 'あ、直した', c: 'う', b: '(い)' });
    expect(settleRevisions([one, two], null)).toMatchObject({ current: two.hash, conflict: null });
  });

  it('may come in any order, also with one on the way', () => {
    expect(newsOf([], two, null)).toBe('new');
    expect(newsOf([two], one, null)).toBe('unchanged');
    expect(newsOf([one], two, null)).toBe('revised');
    expect(newsOf([one, two], two, null)).toBe('unchanged');
    expect(headsOf([one, three]).map(({ hash }) => hash)).toEqual([three.hash]);
    expect(newsOf([one], three, null)).toBe('revised');
    expect(newsOf([one, three], two, null)).toBe('unchanged');
  });

  it('that both follow the same one stand against each other, opinion by opinion', () => {
    const settled = settleRevisions([one, two, otherTwo], null);
    expect(settled.conflict).toBe('fork');
    expect(settled.heads).toEqual([two.hash, otherTwo.hash].sort());
    const byId = new Map(settled.opinions.map((entry) => [entry.opinion.id, entry]));
    // In both with other words: a conflict. In one of them only: there, and no conflict.
    expect(byId.get('a')?.alternatives).toHaveLength(1);
    expect(byId.get('b')).toMatchObject({ isLive: true, alternatives: [] });
    expect(byId.get('c')).toMatchObject({ isLive: true, alternatives: [] });
    expect(newsOf([one, two], otherTwo, null)).toBe('conflicting');
  });

  it('do not hide a fork behind a later revision of one side', () => {
    expect(settleRevisions([one, otherTwo, three], null).conflict).toBe('fork');
    expect(settleRevisions([one, otherTwo, two, three], null).heads).toEqual(
      [otherTwo.hash, three.hash].sort(),
    );
  });

  it('stay decided when the taken side goes on, and ask again when the other does', () => {
    const heads = [two.hash, otherTwo.hash].sort();
    const take: SheetDecision = { type: 'take', heads, taken: two.hash };
    expect(settleRevisions([one, two, otherTwo], take)).toMatchObject({ current: two.hash, conflict: null });
    expect(settleRevisions([one, two, otherTwo, three], take)).toMatchObject({
      current: three.hash,
      conflict: null,
    });
    const otherThree = revision(3, otherTwo, { a: 'さらに別に' });
    expect(settleRevisions([one, two, otherTwo, three, otherThree], take).conflict).toBe('fork');
    const keepAll: SheetDecision = { type: 'keepAll', heads, taken: null };
    const kept = settleRevisions([one, two, otherTwo, three], keepAll);
    expect(kept.conflict).toBeNull();
    expect(kept.opinions.every(({ alternatives }) => alternatives.length === 0)).toBe(true);
  });

  it('keep what was only in a revision that was decided against', () => {
    const take: SheetDecision = {
      type: 'take',
      heads: [two.hash, otherTwo.hash].sort(),
      taken: otherTwo.hash,
    };
    expect(textsOf([one, two, otherTwo], take)).toEqual({ a: 'あ、別に直した', b: 'い', c: '(う)' });
  });

  it('from somebody else replace nothing until a person has accepted them', () => {
    const forged = revision(2, one, { a: '反対のことを言う' }, 'stranger');
    const settled = settleRevisions([one, forged], null);
    expect(settled).toMatchObject({ current: one.hash, conflict: 'signers' });
    expect(textsOf([one, forged])).toEqual({ a: 'あ', b: 'い' });
    // In whichever order they come.
    expect(textsOf([forged, one])).toEqual({ a: 'あ', b: 'い' });
    expect(newsOf([one], forged, null)).toBe('conflicting');
    expect(newsOf([forged], one, null)).toBe('conflicting');
    const take: SheetDecision = { type: 'take', heads: settled.heads.slice(), taken: one.hash };
    expect(settleRevisions([one, forged], take)).toMatchObject({ current: one.hash, conflict: null });
    const accept: SheetDecision = { type: 'take', heads: settled.heads.slice(), taken: forged.hash };
    expect(settleRevisions([one, forged], accept)).toMatchObject({ current: forged.hash, conflict: null });
  });
});

/** Numbers that look random and are the same in every run. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed * 2 + 1;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function randomHistory(random: (below: number) => number): ReceivedRevision[] {
  const revisions = [revision(1, null, { a: '1' })];
  const length = 1 + random(7);
  for (let count = 0; count < length; count += 1) {
    const parent = revisions[random(revisions.length)] ?? one;
    const texts = Object.fromEntries(
      ['a', 'b', 'c'].filter(() => random(4) > 0).map((id) => [id, `${id}${random(3)}`]),
    );
    const signer = random(10) === 0 ? 'stranger' : 'owner';
    revisions.push(revision(parent.document.revision + 1, parent, { ...texts, d: String(count) }, signer));
  }
  // Some never arrive.
  return revisions.filter((_, index) => index === 0 || random(5) > 0);
}

describe('a thousand random histories', () => {
  it('end in the same state in whatever order their revisions come, and however often', () => {
    let forks = 0;
    for (let seed = 1; seed <= 1000; seed += 1) {
      const random = randomFrom(seed);
      const history = randomHistory(random);
      const expected = canonicalJson(settleRevisions(history, null));
      forks += expected.includes('fork') ? 1 : 0;
      for (let order = 0; order < 10; order += 1) {
        const known: ReceivedRevision[] = [];
        const left = [...history, ...history];
        while (left.length > 0) {
          const [incoming] = left.splice(random(left.length), 1);
          if (incoming === undefined) continue;
          const news = newsOf(known, incoming, null);
          if (known.includes(incoming)) {
            expect(news).toBe('unchanged');
          } else {
            known.push(incoming);
          }
        }
        expect(canonicalJson(settleRevisions(known, null))).toBe(expected);
      }
    }
    expect(forks).toBeGreaterThan(100);
  });
});
