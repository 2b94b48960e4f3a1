/**
 * Packets made of invented facts, in layouts that differ from one another: what a committee's papers look like when another
 * city wrote them. Each comes with the report of its survey, as a committee would import it.
 */

import type { SurveyWithQuestions } from '../../../../core/domain/evidence/survey.ts';
import { readQuestionCode } from '../../../../core/domain/issue-sheets/question-code.ts';
import {
  bodies,
  goals,
  type MadeQuestion,
  measures,
  parts,
  plans,
  policies,
  questions,
  towns,
} from './made-words.ts';
import { pick, randomNumbers } from './plant-errors.ts';

export interface Layout {
  readonly name: string;
  readonly goals: number;
  /** Rows of each survey table. */
  readonly rows: number;
  readonly codes: 'plain' | 'letters' | 'restarting' | 'twoSurveys' | 'Q';
  /** What else in the packet names the questions. */
  readonly also: 'nothing' | 'currentLines' | 'tables' | 'list';
  readonly total: 'above' | 'below';
  readonly years: 'long' | 'short' | 'fiscal';
}

export const layouts: readonly Layout[] = [
  { name: 'few rows', goals: 1, rows: 3, codes: 'plain', also: 'nothing', total: 'below', years: 'long' },
  {
    name: 'few rows, named',
    goals: 2,
    rows: 2,
    codes: 'plain',
    also: 'currentLines',
    total: 'above',
    years: 'short',
  },
  {
    name: 'few rows, tables',
    goals: 2,
    rows: 3,
    codes: 'Q',
    also: 'tables',
    total: 'below',
    years: 'fiscal',
  },
  {
    name: 'few rows, list',
    goals: 3,
    rows: 2,
    codes: 'twoSurveys',
    also: 'list',
    total: 'above',
    years: 'long',
  },
  { name: 'letters', goals: 3, rows: 6, codes: 'letters', also: 'nothing', total: 'below', years: 'fiscal' },
  {
    name: 'restarting',
    goals: 3,
    rows: 6,
    codes: 'restarting',
    also: 'nothing',
    total: 'below',
    years: 'long',
  },
  {
    name: 'two surveys',
    goals: 2,
    rows: 8,
    codes: 'twoSurveys',
    also: 'currentLines',
    total: 'above',
    years: 'short',
  },
  { name: 'many rows', goals: 2, rows: 10, codes: 'plain', also: 'tables', total: 'below', years: 'long' },
];

export interface MadePacket {
  readonly name: string;
  readonly text: string;
  readonly surveys: readonly SurveyWithQuestions[];
}

interface Asked extends MadeQuestion {
  readonly survey: { readonly no: string | null; readonly name: string | null };
  readonly code: string;
  readonly shares: readonly number[];
}

export function madePacket(layout: Layout, seed: number): MadePacket {
  const random = randomNumbers(seed);
  const place = pick(towns, random);
  const plan = `${place}${pick(plans, random)}`;
  const first = 2023 + Math.floor(random() * 3);
  const asked = askedQuestions(layout, random);
  const papers = [
    head(`${place}${pick(bodies, random)}`, plan, layout, first),
    schedule(first),
    statistics(layout, first, random),
    sheets(layout, plan, asked, random),
    ...(layout.also === 'list' ? [questionList(asked)] : []),
    ...(layout.also === 'tables' ? [questionTables(asked)] : []),
  ];
  return { name: layout.name, text: `${papers.join('\n\n')}\n`, surveys: reports(asked) };
}

const era = (year: number): string => `令和${year - 2018}年`;

function head(body: string, plan: string, layout: Layout, year: number): string {
  const further = { nothing: [], currentLines: [], tables: ['調査結果の集計表'], list: ['調査票の設問一覧'] }[
    layout.also
  ];
  const papers = ['策定スケジュール', '統計資料', `${plan}課題シート`, ...further];
  return [
    `${era(year)}度第2回${body}　次第`,
    '',
    `日　時：${era(year)}8月20日　午後2時～4時`,
    '場　所：文化会館　大会議室',
    '',
    '1　開　会',
    '2　議　事',
    '　(1)　現状と課題について',
    '　(2)　その他',
    '3　閉　会',
    '',
    '配布資料一覧',
    '',
    '\t番号\t資料名\t備考',
    ...papers.map(
      (paper, index) => `${index === 0 ? '第2回（8月20日）' : ''}\t${index + 1}\t${paper}\t事前配布`,
    ),
  ].join('\n');
}

function schedule(year: number): string {
  return [
    '資料1　策定スケジュール',
    '',
    '回\t開催日\t内容',
    `第1回\t${era(year)}5月21日\t計画の考え方`,
    `第2回\t${era(year)}8月20日\t現状と課題`,
    `第3回\t${era(year)}11月18日\t骨子案`,
    `―\t${era(year)}12月10日から${era(year + 1)}1月9日まで\tパブリックコメント`,
    `第4回\t${era(year + 1)}2月16日\t計画案`,
    `第5回\t${era(year + 1)}3月22日\t答申`,
  ].join('\n');
}

const grouped = (value: number): string => String(value).replace(/\B(?=(?:\d{3})+$)/gu, ',');

function statistics(layout: Layout, year: number, random: () => number): string {
  const years = Array.from({ length: 5 }, (_, index) => year - 5 + index).map((each) => {
    if (layout.years === 'short') return each < 2019 ? `H${each - 1988}` : `R${each - 2018}`;
    const name = each < 2019 ? `平成${each - 1988}年` : each === 2019 ? '令和元年' : era(each);
    return layout.years === 'fiscal' ? `${name}度` : name;
  });
  const tables = [pick(parts.slice(0, 2), random), pick(parts.slice(2), random)].map((table, index) => {
    const rows = table.rows.map((label) => {
      let value = 200 + Math.floor(random() * 4000);
      return { label, values: years.map(() => (value += Math.floor(random() * 90) - 40)) };
    });
    const sums = years.map((_, at) => rows.reduce((sum, row) => sum + (row.values[at] ?? 0), 0));
    const total = `合計\t${sums.map(grouped).join('\t')}`;
    const lines = rows.map((row) => `${row.label}\t${row.values.map(grouped).join('\t')}`);
    const body = layout.total === 'above' ? [total, ...lines] : [...lines, total];
    return [`${'①②'[index]}${table.title}`, '', `\t${years.join('\t')}`, ...body, '', '資料：総務課'].join(
      '\n',
    );
  });
  return ['資料2　統計資料', '', tables.join('\n\n')].join('\n');
}

function askedQuestions(layout: Layout, random: () => number): Asked[] {
  const half = questions.length / 2;
  let number = 0;
  return questions.map((question, index) => {
    const second = index >= half;
    const letter = 'ABCD'[Math.floor((index * 4) / questions.length)] ?? 'D';
    const starts =
      (layout.codes === 'twoSurveys' && index === half) ||
      (layout.codes === 'restarting' && (index * 4) % questions.length < 4);
    number = starts ? 1 : number + 1 + (random() < 0.3 ? 1 : 0);
    const survey =
      layout.codes === 'twoSurveys'
        ? second
          ? { no: 'Ⅱ', name: '団体調査' }
          : { no: 'Ⅰ', name: '住民調査' }
        : { no: null, name: null };
    const code = {
      plain: `問${number}`,
      Q: `Q${number}`,
      twoSurveys: `${survey.no}${survey.name} 問${number}`,
      letters: `${letter}問${number}`,
      restarting: `${letter}問${number}`,
    }[layout.codes];
    let left = 90 - Math.floor(random() * 10);
    const shares = question.answers.map(() => {
      const share = Math.round(left * (0.4 + random() * 0.2) * 10) / 10;
      left -= share;
      return share;
    });
    return { ...question, survey, code, shares };
  });
}

const quoted = ({ answers, shares }: Asked): string =>
  answers
    .slice(0, 3)
    .map(
      (answer, index) =>
        `「${answer}」が${(shares[index] ?? 0).toFixed(1)}％${index === 0 ? 'と最も高く、次いで' : ''}`,
    )
    .join('、')
    .replace('次いで、', '次いで');

function sheets(layout: Layout, plan: string, asked: readonly Asked[], random: () => number): string {
  const step = Math.floor(asked.length / (layout.goals * layout.rows));
  const chosen = asked
    .filter((_, index) => index % Math.max(1, step) === 0)
    .slice(0, layout.goals * layout.rows);
  const each = Array.from({ length: layout.goals }, (_, goal) => {
    const rows = chosen.slice(goal * layout.rows, (goal + 1) * layout.rows);
    const named = (row: Asked): string =>
      layout.also === 'currentLines' ? `（${row.code.replace(/^.* /u, '')}）` : '';
    return [
      `基本目標${goal + 1}「${goals[goal]}」`,
      '',
      '事業名\t指標\t現状（令和元年度）\t目標（令和6年度）\t実績（令和5年度）',
      ...[0, 1].map(() => {
        const [project, indicator, unit] = pick(measures, random);
        return `${project}\t${indicator}\t${12 + goal}${unit}\t40${unit}\t${25 + Math.floor(random() * 20)}${unit}`;
      }),
      '',
      'アンケート調査結果',
      '調査結果項目\t問番号',
      ...rows.map((row) => `${row.asks}について、${quoted(row)}となっている。\t${row.code}`),
      '',
      '次期計画に向けた課題',
      ...[0, 1].flatMap((half) => [
        `○${policies[(goal * 2 + half) % policies.length]}`,
        '【現状】',
        ...rows
          .filter((_, index) => index % 2 === half)
          .map((row) => `・${row.asks}について、${quoted(row)}となっています${named(row)}。`),
        '【課題】',
        '・関わる人を増やし、続けていける仕組みを整える必要があります。',
      ]),
    ].join('\n');
  });
  return [`資料3　${plan}課題シート`, '', each.join('\n\n')].join('\n');
}

function questionList(asked: readonly Asked[]): string {
  return ['資料4　調査票の設問一覧', '', ...asked.map((row) => `・${row.code}　${row.asks}`)].join('\n');
}

function questionTables(asked: readonly Asked[]): string {
  return [
    '資料4　調査結果の集計表',
    ...asked.map((row) =>
      [
        '',
        `${row.code}　${row.asks}`,
        '',
        '選択肢\t割合（％）',
        ...row.answers.map((answer, index) => `${answer}\t${(row.shares[index] ?? 0).toFixed(1)}`),
      ].join('\n'),
    ),
  ].join('\n');
}

function reports(asked: readonly Asked[]): SurveyWithQuestions[] {
  const names = [...new Set(asked.map((row) => row.survey.name))];
  return names.map((name, at) => {
    const own = asked.filter((row) => row.survey.name === name);
    const id = `0188fd00-0000-7000-8000-0000000005${String(at).padStart(2, '0')}`;
    return {
      id,
      name: name ?? '住民アンケート調査',
      surveyNo: own[0]?.survey.no ?? null,
      sourceName: 'report.csv',
      sourceHash: '0'.repeat(64),
      importedAt: 0,
      questions: own.map((row, order) => ({
        id: `0188fd00-0000-7000-8000-00000006${String(at * 100 + order).padStart(4, '0')}`,
        surveyId: id,
        order,
        code: readQuestionCode(row.code)?.norm ?? row.code,
        codeText: row.code,
        text: row.asks,
        kind: 'single' as const,
        respondents: null,
        answers: row.answers.map((label, index) => ({ label, count: null, percent: row.shares[index] ?? 0 })),
      })),
    };
  });
}
