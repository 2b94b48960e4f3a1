/** A packet without any inconsistency, of a town that does not exist. Tests change one thing in it and look what is found. */
import type { CheckedMaterial, CheckedPacket } from '../../../../core/domain/checks/packet.ts';
import type { IssueSheetContent } from '../../../../core/domain/issue-sheets/issue-sheet-content.ts';
import type { NarrativeContent } from '../../../../core/domain/materials/narrative-content.ts';
import type { AgendaContent } from '../../../../core/domain/meetings/agenda-content.ts';
import type { HandoutListContent } from '../../../../core/domain/meetings/handout-list-content.ts';
import type { ScheduleContent } from '../../../../core/domain/meetings/schedule-content.ts';
import type {
  StatisticsContent,
  StatisticsTable,
} from '../../../../core/domain/statistics/statistics-content.ts';
import { fixtureIds } from '../../../fixtures/fixture-ids.ts';
import { issueSheets } from './sample-issue-sheets.ts';

const id = fixtureIds('c');
const line = (text: string) => ({ id: id(), text });

/** Rows are 「label value value …」; figures as printed, 「-」 for a dash. */
export function table(no: string, title: string, periods: string, rows: readonly string[]): StatisticsTable {
  return {
    id: id(),
    titleId: id(),
    headerId: id(),
    figureId: id(),
    no,
    title,
    stub: '',
    unitLine: null,
    periods: periods.split(' ').map((label) => ({
      label,
      provisional: label.startsWith('※'),
      undecided: label.includes('未定'),
    })),
    series: rows.map((row) => {
      const [label = '', ...cells] = row.split(' ');
      const unit = /（([%％‰])）$/u.exec(label)?.[1] ?? null;
      return {
        id: id(),
        label,
        unit,
        values: cells.map((raw) => {
          const missing = raw === '-' ? ('dash' as const) : raw === '_' ? ('blank' as const) : null;
          const value = missing === null ? Number(raw.replaceAll(',', '')) : null;
          return { raw: missing === 'blank' ? '' : raw, value, missing };
        }),
      };
    }),
    notes: [],
    source: null,
  };
}

const years = '平成31年 令和2年 令和3年 令和4年 令和5年';

function statistics(): StatisticsContent {
  return {
    kind: 'statistics',
    title: line('数字で見る町のすがた'),
    notes: [],
    tables: [
      table('①', '年齢3区分別人口', years, [
        '年少人口（0～14歳） 4,812 4,745 4,690 4,601 4,533',
        '生産年齢人口（15～64歳） 23,371 23,218 23,140 22,987 22,856',
        '老年人口（65歳以上） 11,045 11,172 11,261 11,340 11,398',
        '合計 39,228 39,135 39,091 38,928 38,787',
        '高齢化率（％） 28.2 28.5 28.8 29.1 29.4',
      ]),
      table('②', '世帯', years, [
        '世帯数 17,046 17,155 17,289 17,403 17,512',
        '1世帯当たりの人員 2.30 2.28 2.26 2.24 2.21',
      ]),
      table('③', '前期高齢者と後期高齢者', years, [
        '前期高齢者（65～74歳） 5,498 5,512 5,470 5,395 5,301',
        '後期高齢者（75歳以上） 5,547 5,660 5,791 5,945 6,097',
        '合計 11,045 11,172 11,261 11,340 11,398',
      ]),
      table('④', '町内の法人', '令和3年度 令和4年度 令和5年度', [
        '法人数 48 51 53',
        'うち、福祉に関する法人数 21 22 24',
      ]),
      table('⑤', '相談の内容', '令和4年度 令和5年度', [
        'お金のこと 214 198',
        '体のこと 127 141',
        '住まいのこと 63 70',
        '介護のこと 88 95',
        '合計 492 504',
      ]),
    ],
  };
}

function agenda(): AgendaContent {
  const items = ['計画づくりの日程', '町の現状', 'その他'];
  return {
    kind: 'agenda',
    titleId: id(),
    title: '令和6年度第2回なぎさ町福祉計画策定委員会次第',
    fields: [
      { id: id(), label: '日時', value: '令和6年8月22日（木）午後2時から', role: 'dateTime' },
      { id: id(), label: '場所', value: '町民会館2階 集会室', role: 'place' },
    ],
    sections: [
      { id: id(), no: '1', noText: '1', title: '開会', items: [], body: [] },
      {
        id: id(),
        no: '2',
        noText: '2',
        title: '議事',
        items: items.map((title, index) => ({
          id: id(),
          no: String(index + 1),
          noText: `(${index + 1})`,
          title,
        })),
        body: [],
      },
      { id: id(), no: '3', noText: '3', title: '閉会', items: [], body: [] },
    ],
    notes: [],
  };
}

const papers: readonly (readonly [no: string, name: string])[] = [
  ['1', '計画づくりの日程'],
  ['2', '数字で見る町のすがた'],
  ['3', '国と県の動き'],
  ['4', '課題シート'],
];

function handoutList(): HandoutListContent {
  return {
    kind: 'handoutList',
    titleLines: [line('なぎさ町福祉計画策定委員会 配布資料一覧')],
    headerId: id(),
    columns: ['', '資料No.', '資料名', '備考'],
    rows: papers.map(([no, name], index) => ({
      id: id(),
      meetingText: index === 0 ? '第2回（8月22日）' : '',
      noText: no,
      no,
      name,
      baseName: name,
      remarkRaw: index < 3 ? '事前配布' : '当日配布',
      distribution: index < 3 ? 'advance' : 'onTheDay',
      isReplacement: false,
    })),
    notes: [],
  };
}

type ScheduleLine = readonly [
  session: string,
  dateText: string,
  precision: 'exact' | 'range' | 'approx-month',
  start: string,
  end: string | null,
];

function schedule(): ScheduleContent {
  const list: readonly ScheduleLine[] = [
    ['第1回', '令和6年5月16日', 'exact', '2024-05-16', null],
    ['第2回', '令和6年8月22日', 'exact', '2024-08-22', null],
    ['第3回', '令和6年10月頃', 'approx-month', '2024-10', null],
    ['—', '令和6年11月5日から令和6年12月4日まで', 'range', '2024-11-05', '2024-12-04'],
    ['第4回', '令和7年2月頃', 'approx-month', '2025-02', null],
  ];
  return {
    kind: 'schedule',
    titleId: id(),
    title: '計画づくりの日程',
    headerId: id(),
    columns: ['委員会', '日程', '検討内容'],
    entries: [
      { type: 'year', id: id(), text: '令和6年度' },
      ...list.map(([session, dateText, precision, start, end]) => ({
        type: 'row' as const,
        row: {
          id: id(),
          fiscalYear: '令和6年度',
          session,
          sessionNo: session === '—' ? null : Number(session.replace(/\D/gu, '')),
          kind: session === '—' ? ('event' as const) : ('committee' as const),
          dateText,
          precision,
          start,
          end,
          occurrences: [],
          topics: [{ id: id(), marker: '・', text: '計画の案を話し合います', depth: 0 }],
        },
      })),
    ],
    notes: [],
  };
}

function narrative(): NarrativeContent {
  const paragraphs = [
    '国は令和3年3月に「地域支援体制整備基本計画」を策定し、市町村にも計画を求めました。地域支援体制整備基本計画には3つの柱があります。',
    '県の計画は令和4年度から令和8年度までの5年間を期間とし、地域支援体制整備基本計画を踏まえています。',
    '令和5年の高齢化率は29.4%となり、これからも高くなると見込まれます。',
  ];
  return {
    kind: 'narrative',
    nodes: [
      { type: 'heading', id: id(), level: 1, text: '国と県の動き' },
      ...paragraphs.map((text) => ({ type: 'paragraph' as const, id: id(), text })),
    ],
  };
}

/** Contents that tests may change before they are checked: every call makes new ones. */
export interface SampleContents {
  agenda: AgendaContent;
  handoutList: HandoutListContent;
  schedule: ScheduleContent;
  statistics: StatisticsContent;
  narrative: NarrativeContent;
  issueSheet: IssueSheetContent;
}

export function sampleContents(): SampleContents {
  return structuredClone({
    agenda: agenda(),
    handoutList: handoutList(),
    schedule: schedule(),
    statistics: statistics(),
    narrative: narrative(),
    issueSheet: issueSheets(),
  });
}

const meeting: NonNullable<CheckedPacket['meeting']> = {
  title: '令和6年度第2回なぎさ町福祉計画策定委員会次第',
  committeeName: 'なぎさ町福祉計画策定委員会',
  fiscalYear: '令和6年度',
  sessionNo: 2,
  dateText: '令和6年8月22日（木）',
  heldOn: '2024-08-22',
  startText: '午後2時',
  startTime: '14:00',
  endTime: null,
  placeText: '町民会館2階 集会室',
};

/** The packet of these contents, as the service hands it to the checks. */
export function samplePacket(
  contents: SampleContents,
  change: (materials: CheckedMaterial[]) => CheckedMaterial[] = (materials) => materials,
): CheckedPacket {
  const numbers = {
    agenda: null,
    handoutList: null,
    schedule: '1',
    statistics: '2',
    narrative: '3',
    issueSheet: '4',
  };
  const titles = {
    agenda: '次第',
    handoutList: '配布資料一覧',
    schedule: '計画づくりの日程',
    statistics: '数字で見る町のすがた',
    narrative: '国と県の動き',
    issueSheet: '課題シート',
  };
  const kinds = ['agenda', 'handoutList', 'schedule', 'statistics', 'narrative', 'issueSheet'] as const;
  const materials = kinds.map((kind) => ({
    materialId: `0188fd00-0000-7000-8fff-00000000000${kinds.indexOf(kind)}`,
    number: numbers[kind],
    title: titles[kind],
    kind,
    state: 'published' as const,
    content: contents[kind],
  }));
  return { meeting, materials: change(materials) };
}
