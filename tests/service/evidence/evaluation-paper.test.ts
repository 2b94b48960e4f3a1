import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Evaluation, ShownIndicator } from '../../../core/contract/evidence-calls.ts';
import { scalePresets } from '../../../core/domain/indicators/scale.ts';
import { createTranslate } from '../../../core/locales/translator.ts';
import { loadPdfium, type Pdfium } from '../../../formats/pdf/pdfium/pdfium.ts';
import { extractCharacters, extractPages } from '../../../formats/pdf/pdfium/pdfium-document.ts';
import { evaluationPaper } from '../../../service/evidence/evaluation-paper.ts';
import { exportPacket } from '../../../service/exports/export-packet.ts';
import { printContents } from '../../../service/exports/table-document.ts';
import { createBench, noSignal, type TestBench } from '../environment.ts';

/** Three indicators a project; each has words of its own at the beginning and the end of its row. */
function indicator(goalNo: number, index: number, scope: ShownIndicator['scope']): ShownIndicator {
  const name = `${goalNo}の${scope === 'plan' ? '全体' : '事業'}${String(index).padStart(2, '0')}`;
  const share = scope === 'plan';
  return {
    key: name,
    materialId: `m${goalNo}`,
    blockId: name,
    goalNo,
    scope,
    project: share ? '' : `${goalNo}番の取組${Math.floor(index / 3)}`,
    indicator: `${name}を使った人の${share ? '割合' : '人数'}`,
    baseline: share ? '20.0%' : '10人',
    target: share ? '30%' : '充実',
    result: share ? '25.0%' : '12人',
    baselinePeriod: '平成30年度',
    targetPeriod: '令和6年度',
    resultPeriod: '令和5年度',
    judgement: share ? 'notAchievedImproved' : 'improved',
    rule: { code: 'bettered.higher', values: { word: '充実', result: '12人', baseline: '10人' } },
    remarks: [],
    direction: { good: 'higher', reason: 'aim' },
    change: share ? '+5.0ポイント' : '+2人',
    changePercent: '20.0',
    progress: share ? '50.0' : null,
    shortfall: null,
    numbers: {
      baseline: share ? 20 : 10,
      target: share ? 30 : null,
      result: share ? 25 : 12,
      unit: share ? '%' : '人',
    },
    needsConfirmation: true,
    confirmed: false,
    review: {
      key: name,
      indicator: name,
      changedAt: 0,
      direction: null,
      rating: null,
      remark: `${name}の終わり`,
      confirmed: null,
    },
    rating: 'B',
    ratedByHand: false,
    computedRating: 'B',
    printedRating: null,
  };
}

function evaluation(goals: readonly (readonly [projects: number, plans: number])[]): Evaluation {
  return {
    scale: scalePresets.letters,
    goals: goals.map(([projects, plans], at) => ({
      materialId: `m${at + 1}`,
      goalNo: at + 1,
      title: `目標その${at + 1}`,
      indicators: [
        ...Array.from({ length: projects }, (_, index) => indicator(at + 1, index, 'project')),
        ...Array.from({ length: plans }, (_, index) => indicator(at + 1, index, 'plan')),
      ],
    })),
  };
}

describe('the paper of an evaluation', () => {
  let bench: TestBench;
  let pdfium: Pdfium;
  beforeAll(async () => {
    bench = createBench();
    const modules = path.resolve(import.meta.dirname, '../../../node_modules');
    const program = readFileSync(path.join(modules, '@embedpdf/pdfium/dist/pdfium.wasm'));
    pdfium = await loadPdfium(new Uint8Array(program));
  });
  afterAll(async () => {
    await bench.close();
  });

  /** Texts of the pages without white space, and how far down each is written on, from 0 to 1. */
  async function printed(of: Evaluation, name: string): Promise<{ text: string; filled: number }[]> {
    const { newId } = bench.environment;
    const paper = evaluationPaper(of, '令和6年度第1回', createTranslate('ja'), newId);
    const target = bench.file(`${name}.pdf`);
    const contents = printContents(paper.title, '推進委員会', paper.blocks, bench.environment);
    await exportPacket(
      contents,
      { path: target, plainText: false },
      bench.environment,
      noSignal,
      () => undefined,
    );
    const bytes = new Uint8Array(readFileSync(target));
    return extractPages(pdfium, bytes).pages.map(({ text, height }, index) => {
      // Page numbers stand in the lower margin of 19 mm.
      const margin = (19 / 25.4) * 72;
      const lowest = extractCharacters(pdfium, bytes, index)
        .filter(({ box, character }) => character.trim() !== '' && box.bottom > margin)
        .reduce((low, { box }) => Math.min(low, box.bottom), height);
      return { text: text.replace(/\s/gu, ''), filled: (height - lowest) / (height - margin) };
    });
  }

  it('is not drawn up where there is nothing to evaluate', () => {
    for (const goals of [[], [[0, 0]]] as const) {
      expect(() =>
        evaluationPaper(evaluation(goals), '令和6年度第1回', createTranslate('ja'), bench.environment.newId),
      ).toThrow('nothing-to-print');
    }
  });

  it('splits long tables between rows, repeats their heads and fills its pages', async () => {
    const pages = await printed(
      evaluation([
        [31, 5],
        [4, 1],
        [3, 2],
      ]),
      'long',
    );
    expect(pages.length).toBeLessThanOrEqual(12);
    // A page is left to a goal whose first rows found no room, and the last one ends where it ends.
    const between = pages.slice(1, -1);
    for (const { filled } of between) expect(filled).toBeGreaterThan(0.35);
    const withRows = pages.filter(({ text }) => text.includes('の終わり'));
    expect(withRows.length).toBeGreaterThan(6);
    for (const { text } of withRows) expect(text).toContain('判定と理由');
    for (const [goal, scope, count] of [
      [1, '事業', 31],
      [1, '全体', 5],
      [2, '事業', 4],
      [3, '全体', 2],
    ] as const) {
      for (let index = 0; index < count; index += 1) {
        const name = `${goal}の${scope}${String(index).padStart(2, '0')}`;
        const on = pages.flatMap(({ text }, page) => (text.includes(`${name}を使った`) ? [page] : []));
        const end = pages.flatMap(({ text }, page) => (text.includes(`${name}の終わり`) ? [page] : []));
        // Charts name indicators of shares as well; the row ends on one of those pages.
        expect(end).toHaveLength(1);
        expect(on).toContain(end[0]);
        // The three indicators of a project stay together.
        const first = `${goal}の${scope}${String(index - (index % 3)).padStart(2, '0')}の終わり`;
        if (scope === '事業') expect(pages[end[0] ?? 0]?.text).toContain(first);
      }
    }
  }, 120_000);

  it('names a project of many indicators again on each part', () => {
    const of = evaluation([[9, 0]]);
    const [goal] = of.goals;
    const indicators = (goal?.indicators ?? []).map((one) => ({ ...one, project: '一つの大きな取組' }));
    const { blocks } = evaluationPaper(
      { ...of, goals: goal === undefined ? [] : [{ ...goal, indicators }] },
      '',
      createTranslate('ja'),
      bench.environment.newId,
    );
    const spans = blocks.flatMap((block) =>
      block.kind === 'table-row' && block.text.startsWith('一つの大きな取組\t')
        ? [block.cells[0]?.rowSpan]
        : [],
    );
    expect(spans).toEqual([3, 3, 3]);
  });

  it('keeps the heading and the charts of a goal with the first rows of its table', async () => {
    const pages = await printed(
      evaluation([
        [6, 2],
        [5, 2],
        [5, 2],
        [4, 3],
      ]),
      'kept',
    );
    for (const goal of [1, 2, 3, 4]) {
      const at = pages.findIndex(({ text }, page) => page > 0 && text.includes(`目標その${goal}`));
      expect(pages[at]?.text).toContain(`基本目標${goal}割合の指標`);
      expect(pages[at]?.text).toContain(`基本目標${goal}現状を100としたときの結果`);
      expect(pages[at]?.text).toContain(`${goal}の事業00の終わり`);
    }
    expect(pages[0]?.text).toContain('計');
  }, 120_000);
});
