import { describe, expect, it } from 'vitest';
import {
  cellOnClipboard,
  tableInHtml,
  tableInText,
  tableOnClipboard,
} from '../../../renderer/ui/clipboard-table.ts';

const texts = (table: ReturnType<typeof tableInText>) => table?.map((row) => row.map(({ text }) => text));

describe('a table in plain text', () => {
  it('has cells between tabs, and line breaks and quotation marks inside quoted cells', () => {
    expect(texts(tableInText('指標\t現状\r\n"見守る\n""人""の数"\t 3人 \r\n\t\r\n'))).toEqual([
      ['指標', '現状'],
      ['見守る\n"人"の数', '3人'],
    ]);
  });
  it('keeps a quotation mark that quotes nothing, and blank cells in their places', () => {
    expect(texts(tableInText('"寄り添う"支援\t\t3\na\tb'))).toEqual([
      ['"寄り添う"支援', '', '3'],
      ['a', 'b', ''],
    ]);
  });
  it('is none without a tab', () => {
    expect(tableInText('一行\n二行')).toBeNull();
  });
});

describe('a table in HTML', () => {
  it('of a spreadsheet keeps merged cells and breaks inside cells', () => {
    const html = `<html><head><style>td {mso-number-format:"x"}</style></head><body><!--StartFragment-->
      <table border=0><col width=72><tr height=24><td rowspan=2>見守り</td><td>見守る人の数<br>
      （延べ）</td><td x:num="3">3人</td></tr><tr><td>見守りの回数</td><td>—</td></tr></table>
      <!--EndFragment--></body></html>`;
    expect(tableInHtml(html)).toEqual([
      [
        { text: '見守り', covered: false },
        { text: '見守る人の数\n（延べ）', covered: false },
        { text: '3人', covered: false },
      ],
      [
        { text: '', covered: true, joins: 'above' },
        { text: '見守りの回数', covered: false },
        { text: '—', covered: false },
      ],
    ]);
  });
  it('of a text editor joins what only the source breaks, and drops repeated list marks', () => {
    const html = `<table class=MsoTableGrid><tbody><tr><td><p class=MsoNormal><span>相談の<o:p></o:p></span>
      </p><p><span style='mso-list:Ignore'>・<span>&nbsp; </span></span>窓口を
      置く</p></td><td colspan=2><p>令和5年度</p></td></tr></tbody></table>`;
    expect(texts(tableInHtml(html))).toEqual([['相談の\n窓口を 置く', '令和5年度', '']]);
  });
  it('is the outer one of two, and no script ever runs', () => {
    const html =
      '<table><tr><td>外<table><tr><td>内</td></tr></table></td><td>隣<script>x()</script></td></tr></table>';
    expect(texts(tableInHtml(html))).toEqual([['外\n内', '隣']]);
  });
  it('with absurd spans stays small', () => {
    const table = tableInHtml(
      '<table><tr><td rowspan=100000 colspan=100000>甲</td></tr><tr><td>乙</td></tr></table>',
    );
    expect((table ?? []).flat().length).toBeLessThan(1000);
    expect(texts(table)?.[0]?.[0]).toBe('甲');
  });
});

describe('what is on the clipboard', () => {
  const clipboard = (html: string, plain: string) => ({
    getData: (type: string) => (type === 'text/html' ? html : plain),
  });
  it('is a table by its HTML first, then by its tabs', () => {
    expect(texts(tableOnClipboard(clipboard('<table><tr><td>a<td>b</table>', 'c\td')))).toEqual([['a', 'b']]);
    expect(texts(tableOnClipboard(clipboard('<p>c d</p>', 'c\td')))).toEqual([['c', 'd']]);
  });
  it('is no table where it is one cell or running text', () => {
    expect(tableOnClipboard(clipboard('<table><tr><td>一つ</td></tr></table>', '一つ'))).toBeNull();
    expect(tableOnClipboard(clipboard('', '文\n次の文'))).toBeNull();
    const merged = '<table><tr><td rowspan=2 colspan=2>一つ</td></tr><tr></tr></table>';
    expect(tableOnClipboard(clipboard(merged, '一つ\t\n\t'))).toBeNull();
    expect(cellOnClipboard(clipboard(merged, '一つ\t\n\t'))).toBe('一つ');
  });
  it('is a lone cell without the line break and the quotation marks that a spreadsheet adds', () => {
    const html = '<table><tr><td>見守る<br>人の数</td></tr></table>';
    expect(cellOnClipboard(clipboard(html, '"見守る\n人の数"\r\n'))).toBe('見守る\n人の数');
    expect(cellOnClipboard(clipboard('', '"見守る\r\n人""の""数"\r\n'))).toBe('見守る\n人"の"数');
    expect(cellOnClipboard(clipboard('', '3人\r\n'))).toBe('3人');
    expect(cellOnClipboard(clipboard('', '3人'))).toBeNull();
    expect(cellOnClipboard(clipboard('', '"寄り添う"支援'))).toBeNull();
    expect(cellOnClipboard(clipboard('<p>文</p>', '文\n次の文'))).toBeNull();
  });
});
