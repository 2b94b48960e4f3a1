import { describe, expect, it } from 'vitest';
import { checkPacket } from '../../../core/domain/checks/check-packet.ts';
import { allFindings } from '../../../core/domain/issue-sheets/survey-table-findings.ts';
import { dumpIssueSheet } from '../../../core/domain/packets/dump-issue-sheet.ts';
import { codesOf, only, readText } from './reading-help.ts';

/** A 課題シート whose table of answers stands directly behind the indicators, under a line that is no label of the form. */
function sheetWith(caption: string, table: readonly string[]): string {
  return [
    '# 資料2 課題シート',
    '',
    '## 基本目標1「歩いて行ける図書館」についての課題',
    '',
    '| 取組 | 評価指標 | 基準値（令和元年度） | 目標値（令和6年度） | 実績値（令和5年度） |',
    '| --- | --- | --- | --- | --- |',
    '| 分館の開館 | 開館日数 | 210日 | 290日 | 284日 |',
    '',
    '- ・開館日数は目標に6日足りない。',
    '',
    caption,
    '',
    ...table,
    '',
    '### ○分館の使われ方',
    '',
    '#### 【現状】',
    '',
    '- ・月に1度も「行かない」人が44.7％いる（問3）。',
    '',
    '#### 【課題】',
    '',
    '- ・夜間の開館を試す。',
  ].join('\n');
}

const rows = [
  ['設問', '回答', '割合'],
  ['問3 分館へ行く回数', '行かない', '44.7％'],
  ['問3 分館へ行く回数', '月に1回', '30.2％'],
  ['問8 困ること', '閉館が早い', '51.9％'],
];
const html = [
  '<table>',
  ...rows.map((cells, index) => {
    const tag = index === 0 ? 'th' : 'td';
    return `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;
  }),
  '</table>',
];
const pipes = rows.flatMap((cells, index) => [
  `| ${cells.join(' | ')} |`,
  ...(index === 0 ? ['| --- | --- | --- |'] : []),
]);
const tabs = rows.map((cells) => cells.join('\t'));
const drawn = [
  '┌──────────────────┬──────────┬──────┐',
  '│設問              │回答      │割合  │',
  '├──────────────────┼──────────┼──────┤',
  '│問3 分館へ行く回数│行かない  │44.7％│',
  '├──────────────────┼──────────┼──────┤',
  '│問3 分館へ行く回数│月に1回   │30.2％│',
  '├──────────────────┼──────────┼──────┤',
  '│問8 困ること      │閉館が早い│51.9％│',
  '└──────────────────┴──────────┴──────┘',
];

function read(source: string) {
  const packet = readText(source);
  const content = only(packet, 'issueSheet');
  const [sheet] = content.sheets;
  if (sheet === undefined) throw new Error('no sheet');
  const checked = checkPacket({
    meeting: null,
    materials: [{ materialId: 'm', number: '2', title: '', kind: 'issueSheet', state: 'published', content }],
  });
  return { packet, sheet, checked, findings: dumpIssueSheet(sheet).surveyFindings };
}

describe('a table of answers under no label of the form', () => {
  for (const [form, table] of Object.entries({ html, pipes, tabs, drawn, 'without head': tabs.slice(1) })) {
    for (const caption of ['### 分館を使う人に聞いたこと（n=860）', '利用者の声（n=860）']) {
      it(`${form}, ${caption}: gives findings and no indicators`, () => {
        const { packet, sheet, checked, findings } = read(sheetWith(caption, table));
        expect(
          findings.map(({ questionNorm, text, answers }) => [questionNorm, text, answers.length]),
        ).toEqual([
          ['問3', '分館へ行く回数', 2],
          ['問8', '困ること', 1],
        ]);
        expect(sheet.indicators.map(({ indicator }) => indicator)).toEqual(['開館日数']);
        expect(sheet.evaluations.map(({ text }) => text)).toEqual(['開館日数は目標に6日足りない。']);
        expect(sheet.surveyTables?.map(({ captions }) => captions.map(({ text }) => text))).toEqual([
          [caption.replace(/^#+ /u, '')],
        ]);
        expect(sheet.challenges.map(({ policy }) => policy)).toEqual(['分館の使われ方']);
        expect(sheet.others).toEqual([]);
        expect(codesOf(packet)).toEqual([]);
        expect(checked.map(({ code }) => code)).not.toContain('indicatorResultMissing');
      });
    }
  }

  it('under a label that says how many answered', () => {
    const { sheet } = read(sheetWith('### 町民アンケートの結果（n=1,204）', html));
    expect(sheet.surveyLabels.map(({ text }) => text)).toEqual(['町民アンケートの結果（n=1,204）']);
    expect(allFindings(sheet).map(({ respondents }) => respondents)).toEqual([
      [{ group: '', count: 1204 }],
      [{ group: '', count: 1204 }],
    ]);
  });

  it('directly below the rows of indicators, in the same table', () => {
    const joined = sheetWith('', []).replace(
      '| 分館の開館 | 開館日数 | 210日 | 290日 | 284日 |',
      [
        '| 分館の開館 | 開館日数 | 210日 | 290日 | 284日 |',
        ...rows.map((cells) => `| ${cells.join(' | ')} |`),
      ].join('\n'),
    );
    const { sheet, findings } = read(joined);
    expect(findings.map(({ questionNorm }) => questionNorm)).toEqual(['問3', '問8']);
    expect(sheet.indicators).toHaveLength(1);
  });

  it('is not a table of indicators that are shares of answers', () => {
    const { sheet, findings } = read(
      sheetWith('', [
        '| 計画全体の目標指標 | 現状（令和元年度） | 目標値（令和6年度） | 調査結果（令和5年度） |',
        '| --- | --- | --- | --- |',
        '| 図書館に満足と回答した人の割合 | 51.0% | 60% | 57.3% |',
      ]),
    );
    expect(findings).toEqual([]);
    expect(sheet.planIndicators).toHaveLength(1);
  });
});
