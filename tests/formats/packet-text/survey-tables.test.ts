import { describe, expect, it } from 'vitest';
import { toBlocks } from '../../../core/domain/blocks/to-blocks.ts';
import { checkPacket } from '../../../core/domain/checks/check-packet.ts';
import { sheetsOf } from '../../../core/domain/checks/packet.ts';
import { evidenceMap } from '../../../core/domain/evidence/evidence-map.ts';
import { dumpIssueSheet } from '../../../core/domain/packets/dump-issue-sheet.ts';
import { lostStretches } from './lossless.ts';
import { codesOf, only, readText } from './reading-help.ts';

/** A 課題シート with what stands in its survey part. */
function sheetWith(survey: readonly string[], challenges: readonly string[] = []): string {
  return [
    '資料1 課題シート',
    '',
    '基本目標1「外へ出やすいまち」についての課題',
    '',
    '施策の目指す姿（ビジョン）',
    '○外出の支援',
    '・だれもが出かけられる。',
    '',
    '市民意識調査結果',
    '',
    ...survey,
    '',
    '国の方針及び社会動向',
    '・移動の支援に関する指針',
    '',
    '次期計画に向けた課題',
    '○外出の支援',
    '【現状】',
    ...challenges,
    '【課題】',
    '・担い手を増やす。',
  ].join('\n');
}

function read(source: string) {
  const packet = readText(source);
  const content = only(packet, 'issueSheet');
  const [sheet] = content.sheets;
  if (sheet === undefined) throw new Error('no sheet');
  const placed = sheetsOf({
    meeting: null,
    materials: [
      { materialId: 'm', number: null, title: '', kind: 'issueSheet', state: 'published', content },
    ],
  });
  return { packet, content, sheet, map: evidenceMap(placed), findings: dumpIssueSheet(sheet).surveyFindings };
}

const pipes = [
  '| 設問 | 回答 | 割合（％） |',
  '| --- | --- | ---: |',
  '| 問12 外出の頻度 | ほぼ毎日 | 41.2 |',
  '|  | ほとんど外出しない | 9.8 |',
  '| 問13 困っていること | 買い物 | 22.4 |',
];
const tabs = pipes
  .filter((line) => !line.includes('---'))
  .map((line) =>
    line
      .replace(/^\| | \|$/gu, '')
      .replaceAll(' | ', '\t')
      .replace(/^\|\s+/u, '\t'),
  );
const html = [
  '<table><tr><th>設問</th><th>回答</th><th>割合（％）</th></tr>',
  '<tr><td rowspan="2">問12 外出の頻度</td><td>ほぼ毎日</td><td>41.2</td></tr>',
  '<tr><td>ほとんど外出しない</td><td>9.8</td></tr>',
  '<tr><td>問13 困っていること</td><td>買い物</td><td>22.4</td></tr></table>',
];

it('a label of 計画全体の目標指標 stands above its table, not at the end of the sheet', () => {
  const { content, packet } = read(
    sheetWith([]).replace(
      '市民意識調査結果',
      [
        '計画全体の目標指標',
        '',
        '| 指標 | 現状（令和元年度） | 目標値（令和6年度） | 実績値（令和5年度） |',
        '|---|---|---|---|',
        '| 見守りに加わる団体の数 | 18団体 | 30団体 | 24団体 |',
        '',
        '市民意識調査結果',
      ].join('\n'),
    ),
  );
  expect(codesOf(packet)).toEqual([]);
  expect(content.sheets[0]?.others).toEqual([]);
  const texts = toBlocks(content).map(({ text }) => text);
  expect(texts[texts.indexOf('計画全体の目標指標') + 1]).toMatch(/^指標\t現状/u);
});

describe('a table of answers in the part of the survey', () => {
  for (const [name, table] of Object.entries({ pipes, tabs, html })) {
    it(`is kept as it was, and what it says becomes findings: ${name}`, () => {
      const { packet, content, sheet, map, findings } = read(
        sheetWith(
          [...table, '※四捨五入の関係で合計は100％にならない。'],
          ['・「ほとんど外出しない」が9.8％おり、「買い物」に困る人も22.5％いる。'],
        ),
      );
      expect(findings.map(({ questionNorm, text, answers }) => [questionNorm, text, answers])).toEqual([
        [
          '問12',
          '外出の頻度',
          [
            { labels: ['ほぼ毎日'], percent: 41.2, written: '41.2' },
            { labels: ['ほとんど外出しない'], percent: 9.8, written: '9.8' },
          ],
        ],
        ['問13', '困っていること', [{ labels: ['買い物'], percent: 22.4, written: '22.4' }]],
      ]);
      expect(sheet.others).toEqual([]);
      expect(codesOf(packet)).toEqual([]);
      expect(
        sheet.surveyTables?.map(({ rows, notes }) => [rows.map(({ head }) => head), notes.length]),
      ).toEqual([[[true, false, false, false], 1]]);
      const rows = toBlocks(content).filter(
        (block) => block.kind === 'table-row' && block.part === 'findings',
      );
      expect(rows.map(({ text }) => text.split('\t').filter((cell) => cell !== ''))).toEqual([
        ['設問', '回答', '割合（％）'],
        ['問12 外出の頻度', 'ほぼ毎日', '41.2'],
        ['ほとんど外出しない', '9.8'],
        ['問13 困っていること', '買い物', '22.4'],
      ]);
      expect(map.lines[0]?.citations.map(({ label, status, question }) => [label, status, question])).toEqual(
        [
          ['ほとんど外出しない', 'exact', '問12'],
          ['買い物', 'percentDiffers', '問13'],
        ],
      );
      expect(map.findings.map(({ text, usedBy, blockId }) => [text, usedBy.length, blockId])).toEqual([
        ['外出の頻度　ほぼ毎日 41.2%、ほとんど外出しない 9.8%', 1, rows[1]?.id],
        ['困っていること　買い物 22.4%', 1, rows[3]?.id],
      ]);
    });
  }

  it('is shown between the sentences that it stands between', () => {
    const { content } = read(
      sheetWith([
        '| 調査結果項目 | 問番号 |',
        '| --- | --- |',
        '| 外出の回数は「毎日」が41.2％です。 | 問12 |',
        '',
        '問20　地域の活動への参加（n=812）',
        '',
        '| 参加している | 18.3％ |',
        '| 参加したことがない | 61.0％ |',
        '',
        '| 調査結果項目 | 問番号 |',
        '| --- | --- |',
        '| 困ることは「買い物」が22.4％です。 | 問13 |',
      ]),
    );
    const shown = toBlocks(content).filter((block) => block.part === 'findings');
    expect(shown.map(({ text }) => text.slice(0, 6))).toEqual([
      '市民意識調査',
      '調査結果項目',
      '外出の回数は',
      '問20　地域',
      '参加している',
      '参加したこと',
      '困ることは「',
    ]);
  });

  it('takes the question from the line above it', () => {
    const { sheet, findings, packet } = read(
      sheetWith([
        '（１）一般市民調査',
        '問20　地域の活動への参加（○は１つ）（n=812）',
        '',
        '| 参加している | 18.3％ |',
        '| 参加したことがない | 61.0％ |',
        '',
        '問21　参加しない理由（n=495）',
        '',
        '| 回答 | 割合 | 前回 |',
        '| --- | --- | --- |',
        '| 時間がない | 44 | 39 |',
      ]),
    );
    expect(findings).toMatchObject([
      { questionNorm: '一般市民調査問20', respondents: [{ group: '', count: 812 }] },
      {
        questionNorm: '一般市民調査問21',
        text: '参加しない理由',
        answers: [{ percent: 44 }, { percent: 39, group: '前回' }],
        respondents: [{ group: '', count: 495 }],
      },
    ]);
    expect(sheet.surveyTables?.map(({ captions }) => captions.length)).toEqual([2, 1]);
    expect(sheet.others).toEqual([]);
    expect(codesOf(packet)).toEqual([]);
  });

  it('stands in the one table that the whole form is', () => {
    const source = [
      '資料1 課題シート',
      '',
      '<table>',
      '<tr><td colspan="4">基本目標1「外へ出やすいまち」についての課題</td></tr>',
      '<tr><td>施策の目指す姿（ビジョン）</td><td colspan="3">○外出の支援<br>・だれもが出かけられる。</td></tr>',
      '<tr><td rowspan="4">アンケート結果</td><td>設問</td><td>一般市民</td><td>障害者</td></tr>',
      '<tr><td>外出をほとんどしない（問12）</td><td>9.8%</td><td>31.0%</td></tr>',
      '<tr><td>買い物に困っている（問13）</td><td>22.4%</td><td>40.5%</td></tr>',
      '<tr><td colspan="3">※各調査の有効回答に対する割合</td></tr>',
      '<tr><td>国の方針及び社会動向</td><td colspan="3">・移動の支援に関する指針</td></tr>',
      '<tr><td>次期計画に向けた課題</td><td colspan="3">○外出の支援<br>【現状】<br>・「買い物に困っている」と答えた障害者は40.5%である。<br>【課題】<br>・担い手を増やす。</td></tr>',
      '</table>',
    ].join('\n');
    const { sheet, findings, map, packet } = read(source);
    expect(findings).toMatchObject([
      { questionNorm: '問12', answers: [{ group: '一般市民' }, { group: '障害者', percent: 31 }] },
      { questionNorm: '問13' },
    ]);
    expect(sheet.surveyTables?.[0]?.rows.map(({ cells }) => cells.length)).toEqual([3, 3, 3, 3]);
    expect(sheet.trends).toHaveLength(1);
    expect(map.lines[0]?.citations).toMatchObject([{ status: 'exact', question: '問13（障害者）' }]);
    expect(map.findings[1]?.text).toBe(
      '一般市民：買い物に困っている 22.4%／障害者：買い物に困っている 40.5%',
    );
    expect(codesOf(packet)).toEqual([]);
    expect(lostStretches(source, packet, false)).toEqual([]);
  });

  it('leaves tables without shares, and lines above no table, where they were', () => {
    const { sheet, findings } = read(
      sheetWith([
        '調査の概要',
        '',
        '| 調査名 | 対象 | 回収数 |',
        '| --- | --- | --- |',
        '| 一般市民調査 | 18歳以上 | 812 |',
      ]),
    );
    expect(findings).toEqual([]);
    expect(sheet.surveyTables).toBeUndefined();
    expect(sheet.others.map(({ text }) => text)).toContain('調査の概要');
  });

  it.each([
    [
      'drawn with lines',
      [
        '┌────┬────┬────┐',
        '│設問│回答│割合│',
        '├────┼────┼────┤',
        '│問1 外出│毎日│41.2%│',
        '│    ├────┼────┤',
        '│    │時々│30.5%│',
        '└────┴────┴────┘',
      ],
      ['問1 毎日 41.2、時々 30.5'],
    ],
    [
      'held together by spaces',
      [
        '設問            回答          割合',
        '問1 外出        毎日          41.2%',
        '                時々          30.5%',
        '問2 買い物      困る          22.4%',
      ],
      ['問1 毎日 41.2、時々 30.5', '問2 困る 22.4'],
    ],
    [
      'with the 問番号 at the right',
      [
        '| 調査結果項目 | 割合 | 問番号 |',
        '|---|---|---|',
        '| 買い物に困る人 | 22.4% | Ⅱ－１一般市民調査Ｈ 問１３ |',
      ],
      ['Ⅱ-1一般市民調査H問13 買い物に困る人 22.4'],
    ],
    [
      'with answers in one cell',
      ['| 設問 | 主な回答 |', '|---|---|', '| 問1 外出 | 毎日 41.2%、時々 30.5% |'],
      ['問1 毎日 41.2、時々 30.5'],
    ],
    [
      'below a table of sentences',
      [
        '| 調査結果項目 | 問番号 |',
        '|---|---|',
        '| 外出は「毎日」の割合が41.2%である。 | 問1 |',
        '',
        '| 設問 | 回答 | 割合 |',
        '|---|---|---|',
        '| 問2 買い物 | 困る | 22.4% |',
      ],
      ['問1 毎日 41.2', '問2 困る 22.4'],
    ],
  ])('is read %s', (_, table, expected) => {
    const { findings, sheet, packet } = read(sheetWith(table));
    expect(
      findings.map(
        ({ questionNorm, answers }) =>
          `${questionNorm} ${answers.map(({ labels, percent }) => `${labels.join('')} ${percent}`).join('、')}`,
      ),
    ).toEqual(expected);
    expect(sheet.others).toEqual([]);
    expect(codesOf(packet)).toEqual([]);
  });

  it('is checked like findings written as lines, and two groups under one 問番号 contradict nothing', () => {
    const tableOf = (satisfied: string, not: string): string[] => [
      '| 設問 | 満足 | 不満 |',
      '|---|---|---|',
      `| 問5 道路の歩きやすさ | ${satisfied} | ${not} |`,
    ];
    const { content } = read(
      sheetWith(
        [
          '【一般市民】',
          '',
          ...tableOf('61.0%', '39.0%'),
          '',
          '【障害者】',
          '',
          ...tableOf('40.2%', '59.8%'),
        ],
        ['・道路に「不満」の障害者は59.8％、一般市民では「満足」が61.5％である。'],
      ),
    );
    const found = checkPacket({
      meeting: null,
      materials: [
        { materialId: 'm', number: null, title: '', kind: 'issueSheet', state: 'published', content },
      ],
    });
    expect(found.map(({ code, quote }) => `${code} ${quote}`)).toEqual([
      'citationPercentDiffers 「満足」が61.5％',
    ]);
  });

  it('compares a figure with that of the group which the line names', () => {
    const { map } = read(
      sheetWith(
        ['| 設問 | 回答 | 一般市民 | 障害者 |', '|---|---|---|---|', '| 問12 外出 | 毎日 | 41.2% | 18.4% |'],
        ['・障害者では「毎日」の割合が19.4％である。'],
      ),
    );
    expect(map.lines[0]?.citations).toMatchObject([
      { status: 'percentDiffers', question: '問12（障害者）', tablePercent: 18.4 },
    ]);
  });
});
