import { readPeriod, readValue } from '../../../core/domain/statistics/read-value.ts';
import type {
  StatisticsContent,
  StatisticsSeries,
} from '../../../core/domain/statistics/statistics-content.ts';
import { statisticsTable } from '../../fixtures/contents.ts';
import { fixtureIds } from '../../fixtures/fixture-ids.ts';

const numbers = [
  ...[
    '14,668',
    '14668',
    '1,4668',
    '1，234',
    '１４，６６８',
    '１２３',
    '12.50',
    '12.500',
    '0.0',
    '.5',
    '5.',
    '00',
    '007',
  ],
  ...[
    '-0',
    '+0',
    '±0',
    '△0.0',
    '▲3.4',
    '▼3',
    '-3',
    '－3',
    '−3',
    '–3',
    '+3',
    '(12)',
    '（12）',
    '(1,234)',
    '[12]',
  ],
  ...[
    '1234567890123456',
    '12345678901234567890',
    '0.1234567890123456',
    '123456789.123456789',
    '1,234,567,890',
  ],
  ...[
    '12億3,456万',
    '１億',
    '一',
    '十',
    '二〇',
    '1E5',
    '1e-3',
    '0x10',
    '1e400',
    '10^3',
    '1.5.2',
    '1,23',
    "1'234",
  ],
];
const sharesAndAmounts = [
  ...[
    '12.5%',
    '12.5％',
    '１２．５％',
    '50 %',
    '100.00%',
    '△3.4%',
    '3.4‰',
    '3.4 ‰',
    '5%点',
    '5ポイント',
    '％',
    '‰',
  ],
  ...['300人', '約300', '約300人', '300余', '1,234円', '¥1,234', '￥1,234', '\\\\1,234', '$1,234', '5時間'],
];
const missing = [
  ...[
    '—',
    '－',
    '-',
    '―',
    '…',
    '...',
    '・',
    '･･･',
    '*',
    '***',
    'x',
    'X',
    'Ｘ',
    '×',
    'nd',
    '未定',
    '集計中',
    'なし',
  ],
  ...['該当なし', '皆増', '皆減', '増', '減', '#N/A', '#DIV/0!', 'NaN', 'TRUE', 'false', '真'],
];
const marked = [
  ...[
    '1,234（速報）',
    '1,234p',
    '1,234 p',
    'p1,234',
    'r 123',
    '1,234 r',
    '※1,234',
    '1,234※',
    '1,234*',
    '*1,234',
  ],
  ...['1_234', '5 注1)', '12\n(13)', '1 234', '1　234', '1\u00a0234', ' 12', '12 ', '　12', '\u200b5'],
];
const dates = [
  ...[
    '2020-01-01',
    '2020/1/1',
    '２０２０／１／１',
    '1/2',
    '1-2',
    '12-3',
    '1 1/2',
    '1:30',
    '１：３０',
    '10:00~12:00',
  ],
  ...[
    '3月4日',
    '3月',
    '令和5年3月4日',
    '2023年3月',
    'R5.3.4',
    'S60.4.1',
    '12時30分',
    '平成31年',
    '令和元年',
    '元年',
  ],
  ...['Mar 5', 'Jan', '5-Mar', '12:30 PM', '各年10月1日現在', '5年', '5月', '※R4.11.1', '令和4年（速報）'],
];
const programs = [
  ...[
    '=1+1',
    '+1+1',
    '-1+1',
    '@x',
    ' =1+1',
    '＝1',
    '＋1',
    '＠x',
    '=',
    '+',
    "'x",
    "''x",
    "'",
    "'5",
    "'5人",
    "'=1",
  ],
  ...[
    '"',
    '""',
    '「5」',
    '「」',
    '「「5」」',
    '5;6',
    '5,6',
    'a;b',
    'a"b',
    "a'b",
    'a\\b',
    '<b>',
    '&amp;',
    '{1}',
    '[Red]5',
  ],
  ...['_x000D_', '_x0041_', 'a_x0041_b', '0;"△"0', 'http://a.example', 'a@b.example', 'a\nb', '1\n'],
  ...['はい', '値', '注', '表', '審議ノート 統計資料', '𠮷5', '葛󠄀', 'か\u3099', '㎡', '①', 'ｱ'],
];

/** What stands in tables of the field, and what spreadsheets like to read otherwise. */
export const awkwardTexts = [...numbers, ...sharesAndAmounts, ...missing, ...marked, ...dates, ...programs];

/** A paper with each of these texts in every place that a table has. */
export function awkwardContent(): StatisticsContent {
  const id = fixtureIds('7');
  const line = (text: string) => ({ id: id(), text });
  const plain = statisticsTable('表1', '題', ['平成31年', '令和元年'], [['件数', '1', '2']]);
  const row = (text: string, index: number): StatisticsSeries => ({
    id: id(),
    label: text,
    unit: text,
    // Beside others of its kind, and alone among plain numbers.
    values: [text, awkwardTexts[index + 1] ?? '', `${index}`, '1,000', '12.5'].map(readValue),
  });
  const across = (texts: readonly string[]) => ({
    ...plain,
    no: texts[0] ?? '',
    title: texts[1] ?? '',
    section: line(texts[2] ?? '見出し'),
    basis: line(texts[3] ?? '時点'),
    unitLine: line(texts[4] ?? '単位'),
    stub: texts[5] ?? '',
    periods: texts.map(readPeriod),
    series: [{ id: id(), label: '件数', unit: null, values: texts.map(readValue) }],
    source: line(texts[6] ?? '資料'),
  });
  const groups = Array.from({ length: Math.ceil(awkwardTexts.length / 40) }, (_, index) =>
    awkwardTexts.slice(index * 40, index * 40 + 40),
  );
  return {
    kind: 'statistics',
    title: line('=題'),
    notes: [],
    tables: [
      { ...plain, series: awkwardTexts.map(row), periods: ['1', '2', '3', '4', '5'].map(readPeriod) },
      ...groups.map(across),
      { ...plain, notes: awkwardTexts.map(line) },
    ],
  };
}
