import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { packetDump } from '../../../core/domain/packets/dump.ts';
import { lostStretches } from './lossless.ts';
import { codesOf, only, readText } from './reading-help.ts';

/** Packets of invented cities, each written as another office writes them. */
function open(name: string) {
  const source = readFileSync(path.join(import.meta.dirname, 'packets', name), 'utf8');
  const packet = readText(source);
  if (packet.meeting === null) throw new Error(`${name} has no meeting`);
  const contents = packet.documents.map(({ content }) => content);
  return { source, packet, dump: packetDump({ meeting: packet.meeting, contents }) };
}

describe('a plan committee: title on three lines, papers listed below the 次第, periods by months', () => {
  const { source, packet, dump } = open('care-plan.md');

  it('reads the head', () => {
    expect(packet.meeting).toMatchObject({
      committeeName: '緑川市高齢者保健福祉計画・介護保険事業計画策定委員会',
      fiscalYear: '令和6年度',
      sessionNo: 3,
      heldOn: '2024-10-08',
      startTime: '18:30',
      endTime: '20:30',
      placeText: '緑川市役所　本庁舎4階　第1委員会室',
    });
    expect(dump.agenda.map(({ title, items }) => [title, items.length])).toEqual([
      ['開会', 0],
      ['委員長あいさつ', 0],
      ['議題', 3],
      ['閉会', 0],
    ]);
  });

  it('tells papers apart by their numbers', () => {
    expect(packet.handouts.map(({ no }) => no)).toEqual(['1', '2', '2-1', '参考資料1', '当日資料']);
    expect(packet.documents.map(({ number, content }) => [number, content.kind])).toEqual([
      [null, 'agenda'],
      [null, 'handoutList'],
      ['2-1', 'schedule'],
      ['参考資料1', 'statistics'],
    ]);
  });

  it('reads months by the column of the fiscal year', () => {
    expect(dump.schedule.map(({ precision, start, end }) => [precision, start, end])).toEqual([
      ['approx-month', '2023-07', null],
      ['range', '2023-09', '2023-10'],
      ['approx-month', '2024-02', null],
      ['exact', '2024-10-08', null],
      ['approx-month', '2024-11', null],
      ['range', '2024-12-16', '2025-01-15'],
      ['undecided', null, null],
    ]);
    expect(dump.schedule.map(({ sessionNo }) => sessionNo)).toEqual([1, null, 2, 3, 4, null, 5]);
  });

  it('reads tables by years and tables of years', () => {
    expect(
      dump.statistics.map(({ no, years, rows }) => [
        no,
        years.length,
        rows.map(({ values }) => values.at(-1)),
      ]),
    ).toEqual([
      ['表１', 5, [96350, 28911, 30]],
      // Printed with a year in each row.
      ['表２', 3, [1580, null, null]],
    ]);
    expect(only(packet, 'statistics').tables.map(({ section }) => section?.text)).toEqual([
      '１　人口',
      '２　認定者',
    ]);
  });

  it('loses nothing', () => {
    expect(lostStretches(source, packet, false)).toEqual([]);
  });
});

describe('a council on children: no heading marks, no blank lines, TSV with line breaks in cells', () => {
  const { source, packet, dump } = open('children-plan.txt');

  it('reads list, kinds and 差替', () => {
    expect(packet.meeting).toMatchObject({
      committeeName: '青砥市子ども・子育て会議',
      heldOn: '2025-05-22',
      endTime: '12:00',
    });
    expect(
      packet.handouts.map(({ no, isReplacement, distribution }) => [no, isReplacement, distribution]),
    ).toEqual([
      ['1', false, 'advance'],
      ['2', false, 'advance'],
      ['2', true, 'onTheDesk'],
      ['3', false, 'onTheDay'],
      ['別紙1', false, 'onTheDay'],
      [null, false, 'onTheDesk'],
    ]);
    expect(packet.documents.map(({ number, content }) => [number, content.kind])).toEqual([
      [null, 'agenda'],
      [null, 'handoutList'],
      ['1', 'narrative'],
      ['2', 'issueSheet'],
      ['3', 'schedule'],
    ]);
  });

  it('reads the sheets', () => {
    const [first, second] = dump.issueSheets;
    expect(first).toMatchObject({
      goalNo: 1,
      goalTitle: '子どもの育ちを支える',
      kpiYears: { baseline: 'R4年度', target: 'R8年度', result: 'R6年度' },
      kpis: [
        {
          project: '放課後児童クラブ',
          indicator: '利用できる人数',
          baseline: '820人',
          target: '900人',
          result: '861人',
        },
        {
          project: '放課後児童クラブ',
          indicator: '待機児童数',
          baseline: '35人',
          target: '0人',
          result: '12人',
        },
        {
          project: '子育て相談',
          indicator: '相談件数',
          baseline: '1,200件',
          target: '維持',
          result: '1,344件',
        },
      ],
      planIndicators: [{ baseline: '48.2％', target: '60％', result: '52.7％' }],
      evaluations: ['待機児童は減りましたが、解消には至っていません。'],
      surveyFindings: [
        {
          questionNorm: '問12',
          answers: [
            { labels: ['費用がかかる'], percent: 45.1 },
            { labels: ['自分の時間がない'], percent: 38.8 },
          ],
        },
        {
          questionNorm: '問15(2)',
          answers: [
            { labels: ['配偶者'], percent: 78.5 },
            { labels: ['親'], percent: 60.2 },
          ],
        },
      ],
    });
    expect(
      first?.challenges.map(({ policy, current, issues }) => [policy, current.length, issues.length]),
    ).toEqual([
      ['居場所づくり', 1, 1],
      ['相談体制', 1, 1],
    ]);
    expect(second).toMatchObject({
      goalNo: 2,
      goalTitle: '家庭を支える',
      challenges: [{ policy: '経済的支援' }],
    });
  });

  it('loses nothing', () => {
    // Quotation marks around a cell are the spreadsheet's.
    expect(lostStretches(source.replaceAll('"', ''), packet, false)).toEqual([]);
  });
});

describe('a town council: date above the title, chapters, both versions of a paper', () => {
  const { source, packet, dump } = open('town-plan.md');

  it('reads what stands above the title', () => {
    expect(packet.meeting).toMatchObject({
      title: '第２回霧島谷町総合計画審議会　次第',
      committeeName: '霧島谷町総合計画審議会',
      sessionNo: 2,
      heldOn: '2024-11-20',
      startTime: '14:00',
      endTime: '15:30',
      placeText: '霧島谷町役場３階　大会議室',
    });
  });

  it('keeps both versions', () => {
    expect(
      packet.documents.map(({ number, isReplacement, content }) => [
        number,
        isReplacement ?? false,
        content.kind,
      ]),
    ).toEqual([
      [null, false, 'agenda'],
      [null, false, 'handoutList'],
      ['1', false, 'narrative'],
      ['2', false, 'narrative'],
      ['3', false, 'statistics'],
      ['3', true, 'statistics'],
    ]);
    expect(codesOf(packet)).not.toContain('versionUnknown');
  });

  it('gives chapters and sections their levels', () => {
    const [, outline] = packet.documents.flatMap(({ content }) =>
      content.kind === 'narrative' ? [content] : [],
    );
    const headings = outline?.nodes.flatMap((node) =>
      node.type === 'heading' ? [[node.level, node.text]] : [],
    );
    expect(headings?.slice(0, 5)).toEqual([
      [1, '基本構想（素案）'],
      [2, '第１章　計画の考え方'],
      [3, '第１節　計画を作る理由'],
      [3, '第２節　計画の期間'],
      [2, '第２章　将来像'],
    ]);
    expect(dump.statistics.at(-1)?.rows.map(({ values }) => values)).toEqual([
      [14008, 13022, 11980],
      [6800, 6301, 5792],
      [7208, 6721, 6188],
    ]);
  });

  it('loses nothing', () => {
    expect(lostStretches(source, packet, false)).toEqual([]);
  });
});

describe('a town forum on rivers: plain text, tables drawn with lines', () => {
  const { source, packet, dump } = open('river-plan.txt');

  it('reads list and kinds', () => {
    expect(packet.handouts.map(({ no, baseName, distribution }) => [no, baseName, distribution])).toEqual([
      ['1', '川の水質と利用の状況', 'advance'],
      ['2', '水辺の計画の指標', 'advance'],
      ['3', 'これからの進め方', 'onTheDesk'],
    ]);
    expect(packet.documents.map(({ number, content }) => [number, content.kind])).toEqual([
      [null, 'agenda'],
      [null, 'handoutList'],
      ['1', 'statistics'],
      ['2', 'issueSheet'],
      ['3', 'schedule'],
    ]);
    expect(packet.warnings).toEqual([]);
    expect(packet.notUnderstood).toEqual([]);
  });

  it('reads heads of two lines', () => {
    expect(dump.statistics[0]).toMatchObject({
      no: '表１',
      years: ['令和５年度　春', '令和５年度　秋', '令和６年度　春', '令和６年度　秋', '備考'],
      source: '出典：白鷺町環境課',
    });
    expect(dump.statistics.map(({ rows }) => rows.map(({ label, values }) => [label, values[0]]))).toEqual([
      [
        ['上流地区', 120],
        ['中流地区', 96],
        ['下流地区', 210],
        ['合計', 426],
      ],
      [
        ['大橋', 2.1],
        ['水門', 3.4],
      ],
    ]);
  });

  it('reads indicators, findings and the schedule', () => {
    expect(dump.issueSheets).toMatchObject([
      {
        kpiYears: { baseline: 'Ｒ２年度', target: 'Ｒ８年度', result: 'Ｒ６年度' },
        kpis: [
          { project: '川の学校', indicator: '参加した 子どもの数', result: '212人' },
          { project: '水辺の案内', target: '12か所' },
        ],
        surveyFindings: [
          {
            text: '川へ行く回数は「月に１回より少ない」が52.4％と最も多く、「月に１回以上」が31.8％でした。',
            questionNorm: '町民調査C問7',
          },
        ],
      },
    ]);
    expect(dump.schedule.map(({ session, precision, start }) => [session, precision, start])).toEqual([
      ['第２回', 'exact', '2025-09-18'],
      ['第３回', 'approx-month', '2025-11'],
      ['第４回', 'exact', '2026-02-05'],
    ]);
  });

  it('loses nothing', () => {
    // A sentence that goes on in the next line of its cell is one again.
    const whole = source.replaceAll(/多く、│町民調査│\n│/gu, '多く、');
    expect(lostStretches(whole, packet, false)).toEqual([]);
  });
});
