import { describe, expect, it } from 'vitest';
import { lostStretches } from './lossless.ts';
import { codesOf, readText } from './reading-help.ts';

/** A packet whose papers begin with a heading as `heading` writes it. */
function packetWith(heading: (number: string, title: string) => string): string {
  return [
    '令和6年度第1回　白浜市図書館協議会　次第',
    '',
    '日時　令和6年7月4日（木）午後2時から',
    '場所　中央図書館　集会室',
    '',
    '1　開会',
    '2　議事',
    '　(1)　日程について',
    '　(2)　図書館の今',
    '3　閉会',
    '',
    '配布資料一覧',
    '',
    '| 資料番号 | 資料名 | 備考 |',
    '| --- | --- | --- |',
    '| 資料1 | 計画づくりの日程 | 事前配布 |',
    '| 資料2 | 図書館の今 | 事前配布 |',
    '| 資料3 | 国の動き | 事前配布 |',
    '',
    heading('1', '計画づくりの日程'),
    '',
    '| 回 | 時期 | 内容 |',
    '| --- | --- | --- |',
    '| 第1回 | 令和6年7月4日 | 現状 |',
    '| 第2回 | 令和6年10月頃 | 素案 |',
    '',
    heading('2', '図書館の今'),
    '',
    '表1　貸出冊数',
    '',
    '| 区分 | 令和4年度 | 令和5年度 |',
    '| --- | --- | --- |',
    '| 一般 | 4,120 | 4,385 |',
    '| 児童 | 2,015 | 2,240 |',
    '',
    '資料：中央図書館',
    '',
    heading('3', '国の動き'),
    '',
    '読書のバリアフリーに関する計画が令和2年7月に定められ、点字や音声の本を増やすこととされた。',
    '',
  ].join('\n');
}

describe('the heading that a paper begins with', () => {
  it.each<[string, (number: string, title: string) => string]>([
    ['■ 資料1　…', (number, title) => `■ 資料${number}　${title}`],
    ['■資料1　…', (number, title) => `■資料${number}　${title}`],
    ['◆資料1 …', (number, title) => `◆資料${number} ${title}`],
    ['●資料No.1　…', (number, title) => `●資料No.${number}　${title}`],
    ['★【資料1】…', (number, title) => `★【資料${number}】${title}`],
    ['【資料1】…', (number, title) => `【資料${number}】${title}`],
    ['≪資料1≫…', (number, title) => `≪資料${number}≫${title}`],
    ['《資料1》　…', (number, title) => `《資料${number}》　${title}`],
    ['資料1：…', (number, title) => `資料${number}：${title}`],
    ['資料1｜…', (number, title) => `資料${number}｜${title}`],
    ['## ■ 資料1　…', (number, title) => `## ■ 資料${number}　${title}`],
    ['■資料1, and the title below', (number, title) => `■資料${number}\n${title}`],
    ['■ …', (_, title) => `■ ${title}`],
    ['◇…', (_, title) => `◇${title}`],
  ])('%s', (_, heading) => {
    const packet = readText(packetWith(heading));
    expect(
      packet.documents.slice(2).map(({ number, title, content }) => [number, title, content.kind]),
    ).toEqual([
      ['1', '計画づくりの日程', 'schedule'],
      ['2', '図書館の今', 'statistics'],
      ['3', '国の動き', 'narrative'],
    ]);
    expect(codesOf(packet)).toEqual([]);
    // The number of a paper is printed as its stamp.
    const lost = lostStretches(packetWith(heading), packet, false);
    expect(lost.filter((stretch) => !/資料.{0,5}\d/u.test(stretch))).toEqual([]);
  });

  it('in full width digits', () => {
    const packet = readText(
      packetWith((number, title) => `◆資料${String.fromCodePoint(0xff10 + Number(number))}　${title}`),
    );
    expect(packet.documents.slice(2).map(({ number }) => number)).toEqual(['1', '2', '3']);
  });

  it('is told from a 次第 that names the paper of an item behind a sign', () => {
    const source = packetWith((number, title) => `資料${number}　${title}`).replace(
      '　(1)　日程について\n　(2)　図書館の今\n',
      '　(1)　日程について\n\n■資料1　日程の案を使います\n\n　(2)　図書館の今\n\n■資料2　昨年度の数字です\n\n',
    );
    const packet = readText(source);
    expect(packet.documents.map(({ number, content }) => [number, content.kind])).toEqual([
      [null, 'agenda'],
      [null, 'handoutList'],
      ['1', 'schedule'],
      ['2', 'statistics'],
      ['3', 'narrative'],
    ]);
  });
});
