import { describe, expect, it } from 'vitest';
import { statisticsTableSchema } from '../../../core/domain/statistics/statistics-content.ts';
import { decodeText } from '../../../formats/packet-text/read-packet-text.ts';
import { foreignTables } from '../../../formats/statistics/foreign-tables.ts';
import { pastedSheets, readStatisticsSheets } from '../../../formats/statistics/read-statistics.ts';
import { type CellSheet, delimitedSheet, workbookSheets } from '../../../formats/statistics/sheets.ts';
import { idSource } from './ids.ts';
import { mergedWorkbook, shiftJis } from './sources.ts';

/** What was found, in a form that can be read here: labels and printed figures. */
function read(sheets: readonly CellSheet[]) {
  const { tables, leftOver } = foreignTables(sheets, idSource());
  return {
    leftOver: leftOver.map(({ cells }) => cells.join(' ')),
    tables: tables.map(({ table, remarks }) => {
      statisticsTableSchema.parse(table);
      return {
        no: table.no,
        title: table.title,
        unitLine: table.unitLine?.text ?? null,
        basis: table.basis?.text ?? null,
        source: table.source?.text ?? null,
        notes: table.notes.map(({ text }) => text),
        periods: table.periods.map(({ label }) => label),
        series: table.series.map(({ label, unit, values }) => [
          label,
          unit,
          values.map(({ raw }) => raw).join(' '),
        ]),
        missing: table.series.map(({ values }) => values.map(({ missing }) => missing)),
        remarks,
      };
    }),
  };
}
const first = (text: string) => {
  const [table] = read([delimitedSheet(text)]).tables;
  if (table === undefined) throw new Error('no table was found');
  return table;
};

describe('one row per figure', () => {
  const text = `"統計名：","世帯調査"
"表題：","人口，男女別"
"実施年月：","-","-"
"***","数値が得られないもの"

"tab_code","表章項目","cat01_code","男女","area_code","地域","time_code","時間軸（調査年）","unit","value","annotation"
"00110","人口","100","総数","99210","霞野市","2015000000","2015年","人","121396",""
"00110","人口","110","男","99210","霞野市","2015000000","2015年","人","60000",""
"00110","人口","100","総数","99210","霞野市","2020000000","2020年","人","126074",""
"00110","人口","110","男","99210","霞野市","2020000000","2020年","人","***",""
`;

  it('becomes series by periods; what is the same everywhere is said once', () => {
    expect(first(text)).toMatchObject({
      title: '人口，男女別',
      source: '資料：世帯調査',
      periods: ['2015年', '2020年'],
      series: [
        ['総数', '人', '121396 126074'],
        ['男', '人', '60000 ***'],
      ],
      missing: [
        [null, null],
        [null, 'dash'],
      ],
      notes: ['※「***」：数値が得られないもの', '表章項目：人口', '地域：霞野市'],
      remarks: ['longForm'],
    });
  });

  it('is read in Shift_JIS as well, and without a word for its value', () => {
    expect(first(decodeText(shiftJis(text))).series).toHaveLength(2);
    const plain = first(
      '地区,年度,件数\n北,令和3年度,10\n南,令和3年度,20\n北,令和4年度,11\n南,令和4年度,未定\n',
    );
    expect(plain).toMatchObject({
      periods: ['令和3年度', '令和4年度'],
      series: [
        ['北', null, '10 11'],
        ['南', null, '20 未定'],
      ],
      remarks: ['longForm'],
    });
  });

  it('has its years in the order of time, whichever way the download has them', () => {
    const table = first('地区,年度,値\n北,令和4年度,11\n北,令和3年度,10\n南,令和4年度,21\n南,令和3年度,20\n');
    expect(table.periods).toEqual(['令和3年度', '令和4年度']);
    expect(table.series.map(([, , values]) => values)).toEqual(['10 11', '20 21']);
  });

  it('says so when a figure comes twice, and keeps the first', () => {
    const table = first('地区,年度,値\n北,令和3年度,10\n北,令和3年度,99\n北,令和4年度,11\n');
    expect(table.remarks).toEqual(['longForm', 'duplicates']);
    expect(table.series).toEqual([['北', null, '10 11']]);
  });
});

describe('heads of counted names', () => {
  it('are months, ages and sizes, not figures', () => {
    expect(first('令和5年度 相談件数\n月,4月,5月,6月,計\n来所,10,12,9,31\n電話,20,22,19,61\n')).toMatchObject(
      {
        title: '令和5年度 相談件数',
        periods: ['4月', '5月', '6月', '計'],
        series: [
          ['来所', null, '10 12 9 31'],
          ['電話', null, '20 22 19 61'],
        ],
      },
    );
    expect(first('区分,1人,2人,3人以上\n世帯,100,80,60\n').periods).toEqual(['1人', '2人', '3人以上']);
    expect(first('区分,令和4年,令和5年\n北,10件,12件\n南,20件,22件\n').series).toEqual([
      ['北', null, '10件 12件'],
      ['南', null, '20件 22件'],
    ]);
  });
});

it('a title and the unit at the right of its row are both found', () => {
  const table = first('表1　人口,,（単位：人）\n区分,令和3年,令和4年\n男,1,2\n女,3,4\n');
  expect(table).toMatchObject({ no: '表1', title: '人口', unitLine: '（単位：人）' });
  expect(table.series).toEqual([
    ['男', '人', '1 2'],
    ['女', '人', '3 4'],
  ]);
});

it('the source of a yearbook is a source', () => {
  const table = first('区分,令和4年,令和5年\n北,10,12\n（資料）介護福祉課\n');
  expect(table).toMatchObject({ source: '（資料）介護福祉課', notes: [] });
});

describe('cross tables', () => {
  it('leave rows and columns of codes out', () => {
    const table = first(`"統計名：","人口推計"
"表題：","人口"

"","","","","時間軸（年） コード","2015000000","2016000000"
"","","","","時間軸（年）","2015年","2016年"
"男女別 コード","男女別","年齢 コード","年齢","/","",""
"000","男女計","01000","総数","","127095","126933"
"000","男女計","01001","0～4歳","","4988","4941"
"001","男","01000","総数","","61842","61766"
`);
    expect(table).toMatchObject({
      title: '人口',
      periods: ['2015年', '2016年'],
      series: [
        ['男女計　総数', null, '127095 126933'],
        ['男女計　0～4歳', null, '4988 4941'],
        ['男　総数', null, '61842 61766'],
      ],
      remarks: ['codesLeftOut'],
    });
  });

  it('say once what every row says beside its year, and leave codes out of names', () => {
    const table =
      first(`"調査年 コード","調査年","地域 コード","地域","/項目","A1101_総人口【人】","A1405_合計特殊出生率"
"2018100000","2018年度","13999","架空県 霞野市","","120000","1.2"
"2019100000","2019年度","13999","架空県 霞野市","","121000",""
`);
    expect(table).toMatchObject({
      periods: ['2018年度', '2019年度'],
      series: [
        ['総人口', '人', '120000 121000'],
        ['合計特殊出生率', null, '1.2 '],
      ],
      notes: ['架空県 霞野市'],
    });
  });

  it('fold a second head into the names of the series', () => {
    const table = first(
      '第2表　年齢別人口\n（単位：人）\n区分,平成30年,,令和元年,\n,男,女,男,女\n市部,600,601,605,606\n町部,150,151,X,152\n資料：住民基本台帳\n注：外国人を含む。\n',
    );
    expect(table).toMatchObject({
      no: '第2表',
      title: '年齢別人口',
      unitLine: '（単位：人）',
      source: '資料：住民基本台帳',
      notes: ['注：外国人を含む。'],
      periods: ['平成30年', '令和元年'],
      series: [
        ['市部　男', '人', '600 605'],
        ['市部　女', '人', '601 606'],
        ['町部　男', '人', '150 X'],
        ['町部　女', '人', '151 152'],
      ],
      remarks: ['headsFolded'],
    });
  });

  it('are turned where the years stand in rows; units of a head row go to their series', () => {
    const table = first(
      '表1-2　世帯の推移\n各年10月1日現在\n年次,世帯数,1世帯当たり人員\n,（世帯）,（人）\n平成29年,"60,247",2.01\n30,"61,056",2.00\n令和元,"61,738",…\n2,-,1.99\n',
    );
    expect(table).toMatchObject({
      no: '表1-2',
      title: '世帯の推移',
      basis: '各年10月1日現在',
      periods: ['平成29年', '平成30年', '令和元年', '令和2年'],
      series: [
        ['世帯数', '世帯', '60,247 61,056 61,738 -'],
        ['1世帯当たり人員', '人', '2.01 2.00 … 1.99'],
      ],
    });
    expect(new Set(table.remarks)).toEqual(new Set(['unitsFromHead', 'yearsCompleted', 'rowsWerePeriods']));
  });

  it('put the name of a group before its rows', () => {
    expect(first(',H30,R1\n相談,,\n窓口,10,20\n電話,5,-\n訪問,,\n窓口,1,2\n※R1は速報値\n')).toMatchObject({
      series: [
        ['相談　窓口', null, '10 20'],
        ['相談　電話', null, '5 -'],
        ['訪問　窓口', null, '1 2'],
      ],
      notes: ['※R1は速報値'],
    });
  });

  it('may have years that are only figures, or none', () => {
    expect(first('年度,2018,2019,2020\n件数,10,20,30\n').periods).toEqual(['2018', '2019', '2020']);
    expect(first('種別,定員,利用者\n保育所,100,98\n幼稚園,200,150\n').periods).toEqual(['定員', '利用者']);
  });

  it('stand several to a sheet, each with its own lines', () => {
    const { tables } = read([
      delimitedSheet(
        '①人口\n年,2019年,2020年\n男,1,2\n資料：市民課\n\n②世帯\n年,2019年,2020年\n世帯数,3,4\n資料：統計課\n',
      ),
    ]);
    expect(tables.map(({ no, title, source, series }) => [no, title, source, series[0]])).toEqual([
      ['①', '人口', '資料：市民課', ['男', null, '1 2']],
      ['②', '世帯', '資料：統計課', ['世帯数', null, '3 4']],
    ]);
  });

  it('keep merged heads of a workbook, its formats and its units column', async () => {
    const { tables } = read(await workbookSheets(await mergedWorkbook()));
    expect(tables[0]).toMatchObject({
      title: '相談の件数',
      periods: ['令和3年度', '令和4年度'],
      series: [
        ['窓口　件数', '件', '1,234 1,300'],
        ['窓口　割合', '件', '12.5% 13.0%'],
        ['電話　件数', '件', '△5 —'],
        ['電話　割合', '件', '0.0% X'],
      ],
    });
  });
});

describe('tables as offices keep them', () => {
  it('may be divided by semicolons, with commas inside the figures', () => {
    expect(first('区分;令和3年度;令和4年度\n窓口;1,234;1,300\n電話;△5;—\n').series).toEqual([
      ['窓口', null, '1,234 1,300'],
      ['電話', null, '△5 —'],
    ]);
    // Semicolons inside quotation marks divide nothing.
    expect(first('区分,令和3年度\n"窓口;電話;訪問;巡回",12\n面談,3\n').series).toHaveLength(2);
  });

  it('are read in UTF-16', () => {
    const text = '表1 人口\n区分\t令和3年\t令和4年\n男\t1,234\t1,300\n';
    const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    expect(first(decodeText(bytes)).series).toEqual([['男', null, '1,234 1,300']]);
  });

  it('mark preliminary and revised figures', () => {
    const { tables } = foreignTables(
      [delimitedSheet('区分,令和3年度,令和4年度（速報）,令和5年度p\n件数,"1,234 r","1,300p",1400（p）\n')],
      idSource(),
    );
    const table = tables[0]?.table;
    expect(table?.periods.map(({ provisional }) => provisional)).toEqual([false, true, true]);
    expect(table?.series[0]?.values).toEqual([
      { raw: '1,234 r', value: 1234, missing: null },
      { raw: '1,300p', value: 1300, missing: null },
      { raw: '1400（p）', value: 1400, missing: null },
    ]);
  });

  it('name the year in which an era began in either way, over small figures as well', () => {
    const labels = (text: string): string[] => first(text).periods;
    expect(labels('年次,世帯,人口\n平成30年,1,2\n平成31年・令和元年,3,4\n令和2年,5,6\n')).toEqual([
      '平成30年',
      '平成31年・令和元年',
      '令和2年',
    ]);
    expect(labels('年次,世帯,人口\n平成30年,1,2\n平成31（令和元）年,3,4\n2,5,6\n')).toEqual([
      '平成30年',
      '平成31（令和元）年',
      '令和2年',
    ]);
    expect(labels('年次,世帯,人口\n平成29年,1,2\n30,3,4\n31,5,6\n令和2年,7,8\n')).toEqual([
      '平成29年',
      '平成30年',
      '令和元年',
      '令和2年',
    ]);
  });
});

describe('what was pasted', () => {
  it('is taken from the HTML where there is a table in it', () => {
    const html =
      '<meta charset="utf-8"><table><tr><td rowspan="2">区分</td><td colspan="2">令和3年度</td><td colspan="2">令和4年度</td></tr><tr><td>件数</td><td>人数</td><td>件数</td><td>人数</td></tr><tr><td>介護</td><td>24</td><td>20</td><td>23</td><td>19</td></tr></table>';
    expect(read(pastedSheets('x', html)).tables[0]?.series).toEqual([
      ['介護　件数', null, '24 23'],
      ['介護　人数', null, '20 19'],
    ]);
  });

  it('may be divided by tabs, commas or bars', () => {
    for (const text of [
      '\t令和3年度\t令和4年度\n介護\t24\t23',
      ',令和3年度,令和4年度\n介護,24,23',
      '| | 令和3年度 | 令和4年度 |\n| --- | --- | --- |\n| 介護 | 24 | 23 |',
    ]) {
      expect(read(pastedSheets(text, '')).tables[0]?.series).toEqual([['介護', null, '24 23']]);
    }
  });

  it('without figures is no table, and every line of it is handed back', () => {
    expect(read(pastedSheets('これは文です。\n次の行', ''))).toEqual({
      tables: [],
      leftOver: ['これは文です。', '次の行'],
    });
  });

  it('is not trusted with its spans', () => {
    const html = `<table><tr><td colspan="99999999" rowspan="99999999">年</td></tr><tr><td>1</td></tr></table>`;
    expect(() => readStatisticsSheets(pastedSheets('', html), idSource())).not.toThrow();
  });
});
