import { describe, expect, it } from 'vitest';
import { findingLines, newCodes, packetText } from './checked-text.ts';

const source = packetText('river-town.md');

it('a packet whose sentences agree with its tables has an error, a warning or a figure without source nowhere', () => {
  expect(findingLines(source)).toEqual([]);
});

describe('a slip', () => {
  const slips: readonly (readonly [string, string, string])[] = [
    // Lines of changes and shares, by years and by columns.
    ['| △96 |', '| △69 |', 'changeDiffers'],
    ['| 118 | 22 |', '| 118 | 28 |', 'changeDiffers'],
    ['| 625 | 25.0% |', '| 625 | 26.0% |', 'changeDiffers'],
    // Totals over columns, beside other totals; a total with one part left; a part that divides a row above.
    ['| 1,067 |', '| 1,076 |', 'totalDiffers'],
    ['| 92 | 575 |', '| 92 | 557 |', 'totalDiffers'],
    ['| 女 | 262 | 281 |\n', '', 'totalNeverAddsUp'],
    ['| 働いている世帯 | 84 | 91 |\n', '', 'totalNeverAddsUp'],
    // Shares that divide a whole.
    ['12.4 | 51.3', '12.4 | 53.1', 'sharesNotHundred'],
    ['無回答2.9％', '無回答9.2％', 'sharesNotHundred'],
    // Years of a table, its title and the sentences about it.
    ['（令和2年～令和6年）', '（令和元年～令和6年）', 'periodRangeDiffers'],
    ['令和6年に18,125人', '令和4年に18,125人', 'figureYearDiffers'],
    ['令和2年の5,870人', '令和元年の5,870人', 'figureYearDiffers'],
    ['令和2年の5,870人', '令和元年の5,813人', 'figureYearMissing'],
    ['令和6年9月1日現在、894人', '令和5年9月1日現在、894人', 'figureYearDiffers'],
    // What a sentence computes from its own figures.
    ['有効回収率57.3％', '有効回収率53.7％', 'statedShareDiffers'],
    ['本庁が1,200件（48.0％）', '本庁が1,200件（43.0％）', 'statedShareDiffers'],
    ['達成率は80.0％', '達成率は90.0％', 'statedShareDiffers'],
    ['475人（2.6％）減少', '475人（6.2％）減少', 'statedChangeDiffers'],
    ['3.9％増加', '9.3％増加', 'statedChangeDiffers'],
    ['合計が74.7％', '合計が77.4％', 'statedSumDiffers'],
    // A figure by the others of its sentence.
    ['西支所が23.0％となって', '西支所が32.0％となって', 'figureSuspect'],
    ['来所が34.8％', '来所が38.4％', 'figureSuspect'],
    ['31.6％から42.8％に', '31.6％から48.2％に', 'figureSuspect'],
    ['目標の50.0％には', '目標の55.0％には', 'figureSuspect'],
    ['全体の66.7％', '全体の76.7％', 'figureSuspect'],
    ['立ち話まではする人が33.5％', '立ち話まではする人が35.3％', 'figureSuspect'],
    ['小計の42.0％', '小計の47.0％', 'figureSuspect'],
    ['前年から4.6％増え', '前年から6.4％増え', 'figureSuspect'],
    ['令和5年度に高齢が34.4％', '令和4年度に高齢が34.4％', 'figureYearDiffers'],
    // Answers and the questions they are of.
    ['合わせて62.8％', '合わせて68.2％', 'answersSumDiffers'],
    ['約4割おり（住民調査問12）', '約4割おり（住民調査問9）', 'citedTopicDiffers'],
    ['自信がない人（住民調査問12）', '自信がない人（住民調査問6）', 'citedTopicDiffers'],
    ['団体（団体調査問4）', '団体（団体調査問6）', 'citedQuestionUnknown'],
    // Laws.
    ['・孤立支援法の施行（令和5年4月）', '・孤立支援法の施行（令和6年4月）', 'eventDateDiffers'],
    ['令和4年6月に成立', '令和5年6月に成立', 'eventsOutOfOrder'],
    ['令和3年5月に災害時要援護法', '令和2年5月に災害時要援護法', 'eventDateDiffers'],
    // What only a person can judge.
    ['ボランティアのきっかけがない人が約4割おり', '読書の機会が減っており', 'citedQuestionUnlike'],
    ['女が281人と', '登録証を持つ人は517人で、女が281人と', 'figureUnsupported'],
  ];
  it.each(slips)('%s → %s: %s', (from, to, code) => {
    expect(newCodes(source, from, to)).toContain(code);
  });
});

describe('no slip', () => {
  it.each([
    ['（2.6％）減少', '（約3％）減少'],
    ['本庁が1,200件（48.0％）', '本庁が1,200件（全体のおよそ半分）'],
    ['合計が74.7％', '合計が約75％'],
    ['合わせて62.8％', '合わせて6割を超え'],
    ['約4割おり（住民調査問12）', '4割近くおり（住民調査問12）'],
    ['目標の50.0％には', '目標には'],
    ['令和4年6月に成立し', '令和4年6月に公布され'],
    // Amended twice, each time in force from April.
    [
      '・災害時要援護法の改正（令和3年5月）',
      '・社会福祉法の改正（平成30年4月施行）\n・社会福祉法の改正（令和3年4月施行）',
    ],
    ['（住民調査問12）にもできる', '（住民調査問12、問9）にもできる'],
  ])('%s → %s', (from, to) => {
    expect(newCodes(source, from, to)).toEqual([]);
  });
});
