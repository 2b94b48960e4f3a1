import { describe, expect, it } from 'vitest';
import { planImport } from '../../../core/domain/packets/plan-import.ts';
import { findingsInText } from '../../core/domain/checks/checked-text.ts';
import { codesOf, readText } from './reading-help.ts';

const tables = [
  '表1　船便の利用者数',
  '',
  '| 航路 | 令和4年度 | 令和5年度 |',
  '| --- | --- | --- |',
  '| 東の島 | 8,120 | 8,940 |',
  '| 西の島 | 3,015 | 3,170 |',
  '',
  '資料：港湾課',
  '',
  '表2　桟橋の数',
  '',
  '| 年度 | 大型 | 小型 |',
  '| --- | --- | --- |',
  '| 令和4年度 | 3 | 9 |',
  '| 令和5年度 | 3 | 11 |',
  '',
];

/** A packet in which the tables stand directly behind the schedule, without the title that the list gives them. */
function packetWith(names: readonly string[], second: readonly string[] = tables): string {
  return [
    '# 令和6年度第1回 瀬戸口町離島航路協議会 次第',
    '',
    '日時　令和6年6月12日（水）午前10時から',
    '場所　町民ホール',
    '',
    '## 配布資料一覧',
    '',
    '| 資料番号 | 資料名 | 備考 |',
    '| --- | --- | --- |',
    ...names.map((name, index) => `| ${index + 1} | ${name} | 事前配布 |`),
    '',
    '## 今年度の予定',
    '',
    '| 回 | 時期 | 内容 |',
    '| --- | --- | --- |',
    '| 第1回 | 令和6年6月12日 | 航路の今 |',
    '| 第2回 | 令和6年11月頃 | 素案 |',
    '',
    ...second,
    '# 国の方針',
    '',
    '離島の航路を支える制度は令和5年10月に見直され、運航の費用の一部を国が負担することとされた。',
    '',
  ].join('\n');
}

const about = (source: string): string[] =>
  findingsInText(source).flatMap(({ code, values }) =>
    /^(?:handoutNotReceived|materialNotListed)$/u.test(code) ? [`${code} ${String(values['title'])}`] : [],
  );

describe('a paper without the title that the list gives it', () => {
  it.each(['航路を取り巻く状況', '航路の現況', '利用データ集', '船便の推移', '町の現状'])(
    'is taken as %s, the only one that is missing at its place',
    (name) => {
      const source = packetWith(['今年度の予定', name, '国の方針', '意見シート']);
      const packet = readText(source);
      expect(packet.documents.slice(2).map(({ number, title }) => [number, title])).toEqual([
        ['1', '今年度の予定'],
        ['2', name],
        ['3', '国の方針'],
      ]);
      expect(codesOf(packet).filter((code) => code !== 'textNotUnderstood')).toEqual([
        'listedNotInSource',
        'takenByPlace',
      ]);
      expect(about(source)).toEqual(['handoutNotReceived 意見シート']);
      const planned = planImport(packet, []).flatMap((material) =>
        material.action === 'add' ? [[material.number, material.title, material.kind]] : [],
      );
      expect(planned).toContainEqual(['2', name, 'statistics']);
    },
  );

  it('numbered in brackets, in tabs', () => {
    const packet = readText(
      packetWith(
        ['今年度の予定', '航路の状況', '国の方針'],
        ['(1) 船便の利用者数', '', '航路\tR4\tR5', '東の島\t8,120\t8,940', '西の島\t3,015\t3,170', ''],
      ),
    );
    expect(packet.documents.map(({ number }) => number)).toEqual([null, null, '1', '2', '3']);
  });

  it.each<[string, readonly string[]]>([
    ['two papers are missing there', ['今年度の予定', '航路の状況', '桟橋の状況', '国の方針']],
    ['its name is of another kind', ['今年度の予定', '委員の名簿', '国の方針']],
    ['the list has it at another place', ['今年度の予定', '国の方針', '航路の状況']],
  ])('stays unlisted where %s', (_, names) => {
    const packet = readText(packetWith(names));
    expect(packet.documents.find(({ content }) => content.kind === 'statistics')?.number).toBeNull();
    expect(codesOf(packet)).not.toContain('takenByPlace');
  });
});
