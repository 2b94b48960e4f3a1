import { describe, expect, it } from 'vitest';
import type { WarningCode } from '../../../formats/packet-text/elements.ts';
import { readElements } from '../../../formats/packet-text/read-elements.ts';

/** Tables as cells of rows, merged cells with their spans; other lines as they are. */
function read(source: string) {
  const warnings: [number, WarningCode][] = [];
  const elements = readElements(source, (line, code) => warnings.push([line, code]));
  const found = elements.map((element) =>
    element.type !== 'table'
      ? element.text
      : {
          head: element.table.headRows,
          rows: element.table.rows.map((row) =>
            row.cells.map(({ text, columnSpan, rowSpan }) =>
              columnSpan > 1 || rowSpan > 1 ? `${text} ${columnSpan}×${rowSpan}` : text,
            ),
          ),
        },
  );
  return { found, warnings };
}

describe('tables drawn with lines', () => {
  it('every line below a head is a row where no rules stand between', () => {
    const source = '┌──┬───┐\n│区分│件数  │\n├──┼───┤\n│春  │ 1,020│\n│秋  │   980│\n└──┴───┘\n※注です。';
    expect(read(source)).toEqual({
      found: [
        {
          head: 1,
          rows: [
            ['区分', '件数'],
            ['春', '1,020'],
            ['秋', '980'],
          ],
        },
        '※注です。',
      ],
      warnings: [],
    });
  });

  it('lines between rules are one row', () => {
    const source =
      '┌──┬──────┐\n│回  │内容        │\n├──┼──────┤\n│１  │・川の調べ方│\n│    │・道具の用意│\n├──┼──────┤\n│２  │・まとめ    │\n└──┴──────┘';
    expect(read(source).found).toEqual([
      {
        head: 1,
        rows: [
          ['回', '内容'],
          ['１', '・川の調べ方\n・道具の用意'],
          ['２', '・まとめ'],
        ],
      },
    ]);
  });

  it('a rule above the total alone joins no rows of figures', () => {
    const source = '┌──┬──┐\n│区分│件数│\n├──┼──┤\n│春  │10  │\n│秋  │20  │\n├──┼──┤\n│計  │30  │\n└──┴──┘';
    expect(read(source).found).toMatchObject([
      { head: 1, rows: [{}, ['春', '10'], ['秋', '20'], ['計', '30']] },
    ]);
  });

  it('cells are merged where uprights and rules are left out', () => {
    const source =
      '┌──┬─────┐\n│施設│令和６年度│\n│    ├──┬──┤\n│    │男  │女  │\n├──┼──┼──┤\n│東館│12  │14  │\n├──┼──┴──┤\n│西館│休館中    │\n└──┴─────┘';
    expect(read(source)).toEqual({
      found: [
        {
          head: 2,
          rows: [
            ['施設 1×2', '令和６年度 2×1'],
            ['男', '女'],
            ['東館', '12', '14'],
            ['西館', '休館中 2×1'],
          ],
        },
      ],
      warnings: [],
    });
  });

  it('text goes on beside a rule that leaves its column out', () => {
    const source =
      '┌──┬──┬──┐\n│区分│内訳│件数│\n├──┼──┼──┤\n│相談│電話│10  │\n│の数├──┼──┤\n│    │窓口│20  │\n└──┴──┴──┘';
    expect(read(source).found).toMatchObject([
      { rows: [{}, ['相談\nの数 1×2', '電話', '10'], ['窓口', '20']] },
    ]);
  });

  it('signs of one column, as terminals show them', () => {
    const source = '┌──────┬────┐\n│ 区分 │ R6 │\n├──────┼────┤\n│ ○○ │  5 │\n└──────┴────┘';
    expect(read(source)).toEqual({
      found: [
        {
          head: 1,
          rows: [
            ['区分', 'R6'],
            ['○○', '5'],
          ],
        },
      ],
      warnings: [],
    });
  });

  it('ASCII, with a plus sign in a cell', () => {
    const source =
      '+------+-----+\n| 区分 | 増減|\n+======+=====+\n| 春   | +3  |\n| 秋   | -1  |\n+------+-----+';
    expect(read(source).found).toEqual([
      {
        head: 1,
        rows: [
          ['区分', '増減'],
          ['春', '+3'],
          ['秋', '-1'],
        ],
      },
    ]);
  });

  it('heavy and double lines', () => {
    const source =
      '┏━━┳━━┓\n┃区分┃件数┃\n┣━━╋━━┫\n┃春  ┃10  ┃\n┗━━┻━━┛\n╔══╦══╗\n║月  ║人  ║\n╠══╬══╣\n║四月║12  ║\n╚══╩══╝';
    expect(read(source).found).toMatchObject([{ rows: [{}, ['春', '10']] }, { rows: [{}, ['四月', '12']] }]);
  });

  it('columns that are not drawn to the letter', () => {
    const source = '┌──┬──┐\n│区分│件数│\n├──┼──┤\n│春 │10│\n│秋の部 │20 │\n└──┴──┘';
    expect(read(source)).toMatchObject({
      found: [{ rows: [{}, ['春', '10'], ['秋の部', '20']] }],
      warnings: [],
    });
  });

  it('a row with too few or too many cells keeps them and is reported', () => {
    const source = '┌──┬──┐\n│区分│件数│\n├──┼──┤\n│春│10│あ│い│う│\n└──┴──┘';
    const { found, warnings } = read(source);
    expect(JSON.stringify(found)).toMatch(/春.*10.*あ.*い.*う/u);
    expect(warnings).toContainEqual([4, 'tableRagged']);
  });

  it('a table that is cut off is reported, and the text behind a row is kept', () => {
    const source = '┌──┬──┐\n│区分│件数│\n├──┼──┤\n│春  │10\n│秋  │20  │外の文';
    expect(read(source)).toEqual({
      found: [
        {
          head: 1,
          rows: [
            ['区分', '件数'],
            ['春', '10'],
            ['秋', '20'],
          ],
        },
        '外の文',
      ],
      warnings: [[5, 'tableBroken']],
    });
  });

  it('a frame around text is text, and a tree stays as it is', () => {
    expect(read('┌─────┐\n│お知らせ　│\n│です。　　│\n└─────┘').found).toEqual(['お知らせ', 'です。']);
    expect(read('├─ 川の部\n│   └─ 水質の係\n└─ 山の部').found).toEqual([
      '├─ 川の部',
      '│   └─ 水質の係',
      '└─ 山の部',
    ]);
  });
});
