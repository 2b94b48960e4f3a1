import { describe, expect, it } from 'vitest';
import { findingLines, newCodes, packetText } from './checked-text.ts';

/** What a packet says in a table and again in a sentence, with fewer or other words. */
const source = packetText('harbour-city.md');

it('a packet that says the same twice has an error, a warning or a figure without source nowhere', () => {
  expect(findingLines(source)).toEqual([]);
});

describe('a slip', () => {
  const slips: readonly (readonly [string, string, string])[] = [
    // A total that names itself otherwise, with a part left out.
    ['| 0～14歳 | 6,120 | 6,043 | 5,951 |\n', '', 'totalNeverAddsUp'],
    ['| 発達 | 163 | 170 | 188 |\n', '', 'totalNeverAddsUp'],
    ['| 4・5歳児 | 611 | 604 | 590 |\n', '', 'totalNeverAddsUp'],
    // Sittings that are not there.
    ['| 第1回 | 令和6年6月13日 | 課題の整理 |\n', '', 'sessionStartsLate'],
    ['| 第1回 | 令和6年6月13日 | 課題の整理 |\n', '', 'meetingNotInSchedule'],
    // Shares of a named row, of all, of the count in the sentence before.
    ['が44.8％を占めて', 'が48.8％を占めて', 'figureSuspect'],
    ['伸び率は18.1％', '伸び率は15.4％', 'statedChangeDiffers'],
    ['高学年は21.0％で', '高学年は27.0％で', 'figureSuspect'],
    ['（回収率74.5％）', '（回収率72.5％）', 'statedShareDiffers'],
    // Small figures of other years of the same row.
    ['令和2年度の4人から', '令和3年度の4人から', 'figureYearDiffers'],
    ['令和5年度の19か所に', '令和4年度の19か所に', 'figureYearDiffers'],
    ['令和元年度の24.6％から', '令和2年度の24.6％から', 'figureYearDiffers'],
    // Laws and ordinances under shorter names, or none.
    ['令和2年12月に制定したこども条例', '令和3年12月に制定したこども条例', 'eventDateDiffers'],
    ['令和4年5月に成立した法律を', '令和5年5月に成立した法律を', 'eventDateDiffers'],
    ['（令和5年10月施行）', '（令和6年10月施行）', 'eventDateDiffers'],
    ['令和3年3月に、こどもの食', '令和2年3月に、こどもの食', 'eventDateDiffers'],
    ['（令和3年3月決定）', '（令和4年3月決定）', 'eventDateDiffers'],
    ['令和5年6月に改正法', '令和4年6月に改正法', 'eventDateDiffers'],
    ['令和4年11月に公布、施行', '令和5年11月に公布、施行', 'eventDateDiffers'],
    // A table in thousands.
    ['令和5年度に31,000人', '令和5年度に37,000人', 'figureInTextDiffers'],
    // Parts of a target, and years that a table does not have.
    ['目標の76.0％', '目標の67.0％', 'figureSuspect'],
    ['令和5年の入所児童数は1,308人', '令和6年の入所児童数は1,308人', 'figureYearDiffers'],
    // Years in both calendars; totals and wholes under other names.
    ['令和4（2022）年度 | 令和5（2023）年度', '令和5（2023）年度 | 令和4（2022）年度', 'periodOutOfOrder'],
    ['令和5（2023）年度の参加者数', '令和6（2023）年度の参加者数', 'eraYearDiffers'],
    ['令和5（2023）年度の参加者数', '令和4（2022）年度の参加者数', 'figureSuspect'],
    ['| 公民館 | 97 | 88 | 105 |\n', '', 'totalNeverAddsUp'],
    ['児童館が163人（32.5％）', '児童館が163人（35.2％）', 'figureSuspect'],
    ['電話が195件（48.8％）', '電話が195件（43.8％）', 'figureSuspect'],
    // A row that the text counts, or tells of.
    ['| 出前の講座 | 会場数 | 11か所 | 16か所 | 13か所 |\n', '', 'evaluationWithoutRow'],
    ['2つの指標のうち', '4つの指標のうち', 'indicatorCountDiffers'],
    // A question that asks for something else.
    ['意欲（小学生調査問8）', '意欲（小学生調査問11）', 'citedTopicUnlike'],
  ];
  it.each(slips)('%s → %s: %s', (from, to, code) => {
    expect(newCodes(source, from, to)).toContain(code);
  });
});

describe('no slip', () => {
  it.each([
    // A year may begin where the schedule does.
    ['| 第1回 | 令和5年9月7日 | 調査票の検討 |\n', ''],
    ['令和2年12月に制定したこども条例', '令和3年3月に改定したこども計画'],
    ['意欲（小学生調査問8）', '気持ち（小学生調査問8）'],
    ['東クラブでは25.0％', '東クラブでは4人に1人'],
    ['目標の40.0％には', '目標には'],
  ])('%s → %s', (from, to) => {
    expect(newCodes(source, from, to)).toEqual([]);
  });
});
