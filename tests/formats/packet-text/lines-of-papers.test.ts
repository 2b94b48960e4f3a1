import { describe, expect, it } from 'vitest';
import { toBlocks } from '../../../core/domain/blocks/to-blocks.ts';
import { codesOf, only, readText } from './reading-help.ts';

const sheet = (trends: string, evaluation = '・貸出は増えた。'): string =>
  [
    '資料3 課題シート',
    '',
    '基本目標1「本に出会えるまち」についての課題',
    '',
    '事業名\t指標\t現状 (令和元年度)\t目標 (令和6年度)\t結果 (令和5年度)',
    '移動図書館\t巡回先\t12か所\t20か所\t17か所',
    evaluation,
    '',
    trends,
    '',
    '○巡回',
    '【現状】',
    '・巡回先は17か所である。',
    '【課題】',
    '・車の更新が要る。',
  ].join('\n');

describe('laws and what they say, on one line of a cell', () => {
  it.each([
    [
      '読書推進の基本計画（令和5年3月閣議決定） ・学校図書館の充実 ・電子書籍の貸出 著作権制度の改正（令和5年6月施行） ・図書館からの送信',
      [
        ['読書推進の基本計画（令和5年3月閣議決定）', ['学校図書館の充実', '電子書籍の貸出']],
        ['著作権制度の改正（令和5年6月施行）', ['図書館からの送信']],
      ],
    ],
    [
      '読書推進の基本計画（第五次）（R5.3決定）　・家庭での読書　障害者の読書に関する法律（令和元年6月 公布）',
      [
        ['読書推進の基本計画（第五次）（R5.3決定）', ['家庭での読書']],
        ['障害者の読書に関する法律（令和元年6月 公布）', []],
      ],
    ],
    // A space inside an item begins no title.
    [
      '本の日の制定（2023年6月） ・秋の催し 読み聞かせ',
      [['本の日の制定（2023年6月）', ['秋の催し 読み聞かせ']]],
    ],
  ])('%s', (text, expected) => {
    for (const row of [
      `国の方針及び社会動向\t${text}`,
      `| 国の方針及び社会動向 | ${text} |\n| --- | --- |`,
    ]) {
      const [one] = only(readText(sheet(row)), 'issueSheet').sheets;
      expect(one?.trends.map(({ title, items }) => [title, items.map((item) => item.text)])).toEqual(
        expected,
      );
    }
  });

  it('evaluations that came to stand on one line', () => {
    const source = sheet('', '・巡回先は17か所になった。 ・目標の85％に当たる。 ・車は1台のままである。');
    const [one] = only(readText(source), 'issueSheet').sheets;
    expect(one?.evaluations.map(({ marker, text }) => marker + text)).toEqual([
      '・巡回先は17か所になった。',
      '・目標の85％に当たる。',
      '・車は1台のままである。',
    ]);
  });
});

describe('sentences below a table of statistics', () => {
  const table = (below: readonly string[]): string =>
    [
      '資料2 図書館の統計',
      '',
      '①貸出冊数',
      '',
      '\tR4\tR5',
      '一般\t4,120\t4,385',
      '児童\t2,015\t2,240',
      '',
      ...below,
    ].join('\n');

  it('say what it shows, and are printed below the source as in the paper', () => {
    const packet = readText(
      table([
        '資料：中央図書館',
        '',
        '・R5の貸出は6,625冊である。',
        '・児童は2,240冊に増えた',
        '',
        '児童の伸びが大きい。',
      ]),
    );
    expect(codesOf(packet)).not.toContain('textNotUnderstood');
    const texts = toBlocks(only(packet, 'statistics')).flatMap((block) =>
      block.kind === 'paragraph' ? [block.text] : [],
    );
    expect(texts).toEqual([
      '資料：中央図書館',
      '・R5の貸出は6,625冊である。',
      '・児童は2,240冊に増えた',
      '児童の伸びが大きい。',
    ]);
  });

  it('above the source stay there', () => {
    const content = only(readText(table(['※速報値', '資料：中央図書館'])), 'statistics');
    expect(content.tables[0]?.notesBelowSource).toBeUndefined();
    expect(toBlocks(content).flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []))).toEqual([
      '※速報値',
      '資料：中央図書館',
    ]);
  });

  it('under a heading of their own are reported', () => {
    const packet = readText(
      table([
        '資料：中央図書館',
        '',
        '児童の伸びが大きい。',
        '',
        '来館者の声',
        '',
        '駐車場が狭いという声があった。',
      ]),
    );
    expect(packet.notUnderstood.map(({ text }) => text)).toEqual([
      '来館者の声',
      '駐車場が狭いという声があった。',
    ]);
  });
});

describe('the unit of a table', () => {
  it.each([
    ['（千人）', '千人'],
    ['（人）', '人'],
    ['（人、各年4月1日現在）', '人'],
    ['（令和5年度・回）', '回'],
    ['（単位：人）', '人'],
    ['（各年4月1日現在）', null],
    ['（人、件）', null],
  ])('stands at the end of its title: %s', (end, unit) => {
    const source = [
      '資料2 図書館の統計',
      '',
      `表1 利用の推移${end}`,
      '',
      '年度\t中央館\t分館\t分館の割合',
      '令和4年度\t300\t100\t25.0%',
      '令和5年度\t310\t190\t38.0%',
      '2年計\t610\t290\t32.2%',
    ].join('\n');
    const [table] = only(readText(source), 'statistics').tables;
    expect(table?.periodsAsRows).toBe(true);
    expect(table?.periods.map(({ label }) => label)).toEqual(['令和4年度', '令和5年度', '2年計']);
    expect(table?.series.map((one) => one.unit)).toEqual([unit, unit, null]);
  });
});

it('a numbered line directly above its paragraph heads it, a wrapped line does not', () => {
  const source = [
    '資料4 国の動き',
    '',
    '1 読書推進の計画',
    '読書推進の基本計画が令和5年3月に定められ、学校図書館の充実が掲げられた。',
    '',
    '2 図書館の職員が地域の学校を訪ねて開く読み聞かせの会は',
    '令和元年度から続いており、昨年度は48回を数えるまでになっている。',
    '',
  ].join('\n');
  const nodes = only(readText(source), 'narrative').nodes.map((node) =>
    'text' in node ? [node.type, node.text.split('\n')[0]] : [],
  );
  expect(nodes).toEqual([
    ['heading', '国の動き'],
    ['heading', '1 読書推進の計画'],
    ['paragraph', '読書推進の基本計画が令和5年3月に定められ、学校図書館の充実が掲げられた。'],
    [
      'paragraph',
      '2 図書館の職員が地域の学校を訪ねて開く読み聞かせの会は令和元年度から続いており、昨年度は48回を数えるまでになっている。',
    ],
  ]);
});

it('「次第」 once more below the title takes no headings of the 次第 for its items', () => {
  const packet = readText(
    [
      '白浜市図書館協議会（令和6年度第1回）会議次第',
      '',
      '日時　令和6年7月4日（木）午後2時から',
      '',
      '次第',
      '1　開会',
      '2　協議事項',
      '　(1)　日程について',
      '　(2)　図書館の今について',
      '3　その他',
    ].join('\n'),
  );
  expect(
    only(packet, 'agenda').sections.map(({ title, items }) => [title, items.map((item) => item.title)]),
  ).toEqual([
    ['次第', []],
    ['開会', []],
    ['協議事項', ['日程について', '図書館の今について']],
    ['その他', []],
  ]);
});

describe('a fiscal year alone between rows of a schedule', () => {
  const text = (year: string): string =>
    [
      '策定スケジュール',
      '',
      '会議\t日程\t検討内容等',
      year,
      '第1回\t令和7年5月20日\t趣旨',
      '第2回\t令和7年7月8日\t統計',
    ].join('\n');

  it.each(['令和7年度', '令和7年度\t\t', '2025年度'])('%s', (year) => {
    const content = only(readText(text(year)), 'schedule');
    expect(content.entries.map((entry) => (entry.type === 'year' ? entry.text : entry.row.session))).toEqual([
      year.trim(),
      '第1回',
      '第2回',
    ]);
  });
});
