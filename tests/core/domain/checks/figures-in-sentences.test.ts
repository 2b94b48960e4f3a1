import { describe, expect, it } from 'vitest';
import { findingsInText, packetText } from './checked-text.ts';

const source = packetText('library-plan.md');

function codesOf(text: string): string[] {
  return findingsInText(text).flatMap(({ severity, code, quote }) =>
    severity === 'info' ? [] : [`${code} ${quote}`],
  );
}

/** What a slip brings that the packet as it is does not. */
function news(from: string, to: string): string[] {
  expect(source.split(from).length, from).toBe(2);
  const clean = codesOf(source);
  return codesOf(source.replace(from, to)).filter((line) => !clean.includes(line));
}

it('a packet whose sentences agree with its tables raises nothing', () => {
  expect(codesOf(source)).toEqual([]);
});

describe('a sentence against the figures that it speaks of', () => {
  const slips: readonly (readonly [string, string, string])[] = [
    // A digit changed or two exchanged: row, total of a row, indicator, target, answer of a survey.
    ['令和6年度の203,416冊へ', '令和6年度の203,461冊へ', 'figureSuspect'],
    ['令和6年度に29,840冊で', '令和6年度に29,480冊で', 'figureSuspect'],
    ['参加者数が413人で', '参加者数が431人で', 'figureInTextDiffers'],
    ['数は25,312人となり', '数は25,132人となり', 'indicatorTextDiffers'],
    ['目標の25,000人を', '目標の26,000人を', 'figureSuspect'],
    ['「ほとんど読まない」人が38.6％', '「ほとんど読まない」人が36.8％', 'figureSuspect'],
    // What was computed.
    ['2,189冊増えました', '2,198冊増えました', 'figureSuspect'],
    ['全体の22.0％', '全体の27.0％', 'figureSuspect'],
    ['差は6.7ポイント', '差は7.6ポイント', 'pointsDiffer'],
    // Another year, another way, another question, another paper.
    ['令和2年度の182,340冊', '令和3年度の182,340冊', 'figureSuspect'],
    ['203,416冊へ増加して', '203,416冊へ減少して', 'changeDirectionDiffers'],
    ['貸出冊数は年々減少して', '貸出冊数は年々増加して', 'trendDiffers'],
    ['います（問2）', 'います（問6）', 'citedQuestionDiffers'],
    ['状況について【資料1】', '状況について【資料2】', 'materialReferenceDiffers'],
    ['812人と最も多く', '812人と最も少なく', 'superlativeDiffers'],
    ['なりました（表2）', 'なりました（表4）', 'tableReferenceUnknown'],
    ['前回より3.5ポイント増え', '前回より3.5ポイント減り', 'pointsDirectionDiffers'],
    // A rating by the words of the paper's own legend.
    ['58人 | ×', '58人 | ○', 'ratingTooGood'],
    ['6.3冊 | ○', '6.3冊 | ◎', 'ratingTooGood'],
    ['25,312人 | ◎', '25,312人 | ○', 'ratingTooBad'],
  ];
  it.each(slips)('%s → %s: %s', (from, to, code) => {
    expect(news(from, to).map((line) => line.split(' ')[0])).toContain(code);
  });

  it.each([
    ['38.6％います（問2）', '約4割います（問2）'],
    ['年々減少しています', '年々減少していますが、今後は増加を見込みます'],
    ['203,416冊へ増加して', '20万冊を超えるまで増加して'],
    ['全体の22.0％を占め', '全体の2割ほどを占め'],
    ['令和2年度から2,189冊増えました', '5年間で2,189冊増えました'],
  ])('%s → %s is no slip', (from, to) => {
    expect(news(from, to)).toEqual([]);
  });
});
