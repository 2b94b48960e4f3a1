import { describe, expect, it } from 'vitest';
import { listedPaper, listedPaperOfLine } from '../../../../core/domain/packets/listed-paper.ts';
import {
  baseNameOf,
  normalPaperNumber,
  readPaperMark,
  saysReplacement,
} from '../../../../core/domain/packets/paper-number.ts';

describe('numbers of papers', () => {
  it.each([
    ['1', '1'],
    ['１', '1'],
    ['資料１', '1'],
    ['資料No.1', '1'],
    ['資料 No. 1', '1'],
    ['№３', '3'],
    ['1-1', '1-1'],
    ['１－１', '1-1'],
    ['1の2', '1-2'],
    ['【資料4】', '4'],
    ['参考資料1', '参考資料1'],
    ['別紙２', '別紙2'],
    ['当日資料', '当日資料'],
    ['—', null],
    ['－', null],
    ['なし', null],
    ['', null],
  ])('%s is %s', (printed, number) => {
    expect(normalPaperNumber(printed)).toBe(number);
  });

  it.each([
    ['資料1', '1', '', false],
    ['資料１（差替）', '1', '', true],
    ['【資料４】（差し替え）　課題の整理', '4', '課題の整理', true],
    ['資料2-1　日程（案）', '2-1', '日程（案）', false],
    ['資料No.3 統計', '3', '統計', false],
    ['参考資料１：用語', '参考資料1', '用語', false],
    ['当日資料　名簿', '当日資料', '名簿', false],
    ['■ 資料2　日程', '2', '日程', false],
    ['◆資料２（差替） 日程', '2', '日程', true],
    ['≪資料4≫日程', '4', '日程', false],
    ['資料4｜日程', '4', '日程', false],
  ])('%s marks a paper', (line, number, title, isReplacement) => {
    expect(readPaperMark(line)).toMatchObject({ number, title, isReplacement });
  });

  it.each([
    '資料',
    '別紙',
    '資料2を参照',
    '別紙1のとおり',
    '資料：市の台帳',
    '資料集',
    '資料3冊',
    '■資料2を参照',
    '■資料：市の台帳',
    '資料1、資料2',
    '資料1を配りました。',
  ])('%s marks none', (line) => {
    expect(readPaperMark(line)).toBeNull();
  });
});

describe('差替', () => {
  it.each([
    '手引（差替）',
    '【差替】手引',
    '手引 差し替え',
    '差替　手引',
    '手引（差し替え版）',
    '手引【差替え】',
  ])('%s', (name) => {
    expect(saysReplacement(name)).toBe(true);
    expect(baseNameOf(name)).toBe('手引');
  });

  it('does not see it in other names', () => {
    expect(saysReplacement('手引（案）')).toBe(false);
    expect(baseNameOf('手引（案）')).toBe('手引（案）');
  });
});

describe('rows of a list', () => {
  const row = (noText: string, name: string, remark = '') => ({ meetingText: '', noText, name, remark });

  it('a 差替 row takes the number of the paper it replaces', () => {
    const one = listedPaper(row('1', '手引', '事前配布'), []);
    const two = listedPaper(row('2', '名簿'), [one]);
    const again = listedPaper(row('', '手引（差替）', '机上配布'), [one, two]);
    expect(
      [one, two, again].map(({ no, distribution, isReplacement }) => [no, distribution, isReplacement]),
    ).toEqual([
      ['1', 'advance', false],
      ['2', 'advance', false],
      ['1', 'onTheDesk', true],
    ]);
  });

  it('〃 stands for the remark above', () => {
    const one = listedPaper(row('1', '手引', '当日配布'), []);
    expect(listedPaper(row('2', '名簿', '〃'), [one]).distribution).toBe('onTheDay');
  });

  it('a line names a paper and how it is handed out', () => {
    expect(listedPaperOfLine('資料３　名簿（当日配布）', [])).toMatchObject({
      no: '3',
      baseName: '名簿',
      distribution: 'onTheDay',
    });
    expect(listedPaperOfLine('名簿を配ります', [])).toBeNull();
  });
});
