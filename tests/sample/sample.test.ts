import { describe, expect, it } from 'vitest';
import { checkPacket } from '../../core/domain/checks/check-packet.ts';
import type { MaterialContent } from '../../core/domain/materials/content.ts';
import type { ImportedPacket } from '../../core/domain/packets/imported-packet.ts';
import { readPacketText } from '../../formats/packet-text/read-packet-text.ts';
import { countedIds, readSample, sampleBytes } from './sample-sources.ts';

const sample = readSample();
const first = readPacketText(sampleBytes('meeting-1.md'), countedIds());
const replacement = readPacketText(sampleBytes('meeting-1-replacement.md'), countedIds());
const second = readPacketText(sampleBytes('meeting-2.md'), countedIds());

type ContentOf<Kind extends MaterialContent['kind']> = Extract<MaterialContent, { kind: Kind }>;

function only<Kind extends MaterialContent['kind']>(packet: ImportedPacket, kind: Kind): ContentOf<Kind> {
  const found = packet.documents.filter((document) => document.content.kind === kind);
  if (found.length !== 1) {
    throw new Error(`${found.length} documents of kind ${kind}`);
  }
  return found[0]?.content as ContentOf<Kind>;
}

function kinds(packet: ImportedPacket): (readonly [string | null, string])[] {
  return packet.documents.map((document) => [document.number, document.content.kind]);
}

function findings(packet: ImportedPacket): { code: string; quote: string }[] {
  const materials = packet.documents.map((document, index) => ({
    materialId: `material ${index}`,
    number: document.number,
    title: document.title,
    kind: document.content.kind,
    state: 'published' as const,
    content: document.content,
  }));
  return checkPacket({ meeting: packet.meeting, materials })
    .filter((found) => found.severity === 'error')
    .map(({ code, quote }) => ({ code, quote }));
}

describe('the first meeting of the sample', () => {
  it('is understood whole', () => {
    expect(first.notUnderstood).toEqual([]);
    expect(kinds(first)).toEqual([
      [null, 'agenda'],
      [null, 'handoutList'],
      ['1', 'schedule'],
      ['2', 'statistics'],
      ['3', 'narrative'],
      ['4', 'issueSheet'],
      ['5', 'opinionForm'],
    ]);
  });

  it('says when and where it is held', () => {
    expect(first.meeting).toMatchObject({
      committeeName: sample.committee.name,
      fiscalYear: '令和5年度',
      sessionNo: 1,
      heldOn: '2023-06-30',
      startTime: '14:00',
      endTime: '16:00',
      placeText: '霞野市役所本庁舎5階 502会議室',
    });
    const agenda = only(first, 'agenda');
    expect(agenda.sections.map((section) => section.items.length)).toEqual([0, 4, 2, 0, 0]);
  });

  it('lists seven papers, the replacement under the number of its paper', () => {
    expect(first.handouts.map((row) => [row.no, row.isReplacement])).toEqual([
      ['1', false],
      ['2', false],
      ['3', false],
      ['4', false],
      ['4', true],
      ['5', false],
      [null, false],
    ]);
    expect(first.handouts.at(-1)?.name).toBe(sample.meetings[0]?.files[0]?.title);
  });

  it('has a schedule of eight meetings and three events, one of them on two days', () => {
    const rows = only(first, 'schedule').entries.flatMap((entry) =>
      entry.type === 'row' ? [entry.row] : [],
    );
    expect(rows.map((row) => row.kind === 'committee')).toEqual([
      true,
      false,
      true,
      true,
      true,
      true,
      true,
      false,
      false,
      true,
      true,
    ]);
    expect(rows.map((row) => row.precision).join(' ')).toBe(
      'exact range exact exact exact approx-month approx-month multi range approx-month approx-month',
    );
    expect(rows[7]?.occurrences).toHaveLength(2);
  });

  it('has seven tables of statistics in three styles', () => {
    const { tables } = only(first, 'statistics');
    expect(tables.map((table) => [table.series.length, table.periods.length])).toEqual([
      [5, 6],
      [2, 6],
      [3, 6],
      [2, 6],
      [2, 6],
      [3, 6],
      [17, 2],
    ]);
    expect(tables.map((table) => table.source === null)).toEqual(Array(7).fill(false));
    expect(tables[0]?.series[3]?.values.at(-1)?.value).toBe(124_811);
    expect(tables[3]?.series[0]?.values.at(-1)?.missing).toBe('undecided');
    expect(tables[2]?.series[2]?.values.map((value) => value.value)).toEqual([
      25_592, 25_840, 26_132, 26_327, 26_609, 26_613,
    ]);
  });

  it('quotes two articles in the paper on trends', () => {
    const { nodes } = only(first, 'narrative');
    const labels = nodes.flatMap((node) => (node.type === 'quotation' ? [node.label] : []));
    expect(labels).toEqual(['第四条', '2', '第四十九条の十四']);
  });

  it('asks for an entry in fields', () => {
    const labels = only(first, 'opinionForm').fields.map((field) => field.label);
    expect(labels).toHaveLength(6);
    expect(labels[4]).toBe('内容');
  });
});

describe.each([
  ['first version', first, { current: [12, 9, 9], issues: [9, 6, 9] }],
  ['replacement', replacement, { current: [12, 9, 9], issues: [10, 6, 9] }],
] as const)('the issue sheets of the sample, %s', (_, packet, counts) => {
  const { sheets } = only(packet, 'issueSheet');
  const total = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

  it('are complete for three goals, each written in another style', () => {
    expect(packet.notUnderstood).toEqual([]);
    expect(sheets.map((sheet) => [sheet.goalNo, sheet.goalTitle])).toEqual([
      [1, '安心して暮らせるまちづくり'],
      [2, '断らない相談支援の体制づくり'],
      [3, '支え合う地域づくり'],
    ]);
    expect(sheets.map((sheet) => sheet.visions.map((vision) => vision.items.length))).toEqual([
      [1, 1, 2, 1],
      [4, 1],
      [1, 1, 1],
    ]);
    expect(sheets.map((sheet) => sheet.indicators.length)).toEqual([4, 3, 4]);
    expect(sheets.map((sheet) => sheet.planIndicators.length)).toEqual([2, 1, 1]);
    expect(sheets.map((sheet) => sheet.evaluations.length)).toEqual([5, 2, 3]);
    expect(sheets.map((sheet) => sheet.findings.length)).toEqual([10, 13, 14]);
    expect(sheets.map((sheet) => sheet.trends.map((trend) => trend.items.length))).toEqual([
      [2, 3, 2, 3],
      [1, 2, 4],
      [1, 3],
    ]);
    expect(sheets.map((sheet) => sheet.others)).toEqual([[], [], []]);
  });

  it('set out what is and what is left to do, policy by policy', () => {
    for (const sheet of sheets) {
      expect(sheet.challenges.map((challenge) => challenge.policy)).toEqual(
        sheet.visions.map((vision) => vision.policy),
      );
    }
    const challenges = sheets.map((sheet) => sheet.challenges);
    expect(challenges.map((of) => total(of.map((challenge) => challenge.current.length)))).toEqual(
      counts.current,
    );
    expect(challenges.map((of) => total(of.map((challenge) => challenge.issues.length)))).toEqual(
      counts.issues,
    );
  });

  it('keep a tie of two answers as one percentage', () => {
    const tie = sheets[2]?.findings.find(
      (finding) => finding.question?.question === '10' && finding.question.section === 'B',
    );
    expect(tie?.answers.map((answer) => [answer.labels.length, answer.percent])).toEqual([
      [1, 60],
      [2, 42.5],
    ]);
  });
});

describe('the replacement', () => {
  it('says which paper it replaces and corrects three results', () => {
    expect(replacement.documents.map((document) => document.number)).toEqual(['4']);
    const results = [first, replacement].map((packet) => {
      const { sheets } = only(packet, 'issueSheet');
      return [
        sheets[0]?.planIndicators[0]?.result,
        sheets[1]?.indicators[1]?.result,
        sheets[2]?.indicators[1]?.result,
      ];
    });
    expect(results).toEqual([
      ['27.7%', '138件', '542件'],
      ['27.2%', '183件', '524件'],
    ]);
  });
});

describe('the second meeting of the sample', () => {
  it('is understood whole', () => {
    expect(second.notUnderstood).toEqual([]);
    expect(second.meeting).toMatchObject({ fiscalYear: '令和5年度', sessionNo: 2, heldOn: '2023-07-28' });
    expect(kinds(second)).toEqual([
      [null, 'agenda'],
      [null, 'handoutList'],
      ['1', 'narrative'],
      ['2', 'narrative'],
      ['3', 'narrative'],
      ['4', 'narrative'],
      ['5', 'statistics'],
      ['参考資料1', 'narrative'],
    ]);
  });

  it('keeps the tables of its narrative papers as tables', () => {
    const rows = second.documents.map(
      ({ content }) =>
        content.kind === 'narrative' && content.nodes.filter((node) => node.type === 'tableRow').length,
    );
    expect(rows).toEqual([false, false, 16, 20, 7, 11, false, 0]);
  });

  it('names every paper of its list in sample.json', () => {
    expect(second.handouts.map((row) => row.no)).toEqual(
      sample.meetings[1]?.versions.map((version) => version.number),
    );
  });
});

describe('the mistakes that the sample has on purpose', () => {
  it('are the only errors of the newest versions', () => {
    const sheet = replacement.documents[0];
    if (sheet === undefined) {
      throw new Error('the replacement is empty');
    }
    const newest = first.documents.map((document) => (document.number === sheet.number ? sheet : document));
    expect(findings({ ...first, documents: newest })).toEqual([
      { code: 'citationPercentDiffers', quote: expect.stringContaining('57.1') },
    ]);
    expect(findings(second)).toEqual([
      { code: 'weekdayDiffers', quote: expect.stringContaining('9月29日') },
      { code: 'totalDiffers', quote: expect.stringContaining('26,372') },
    ]);
  });

  it('are more in the first version of the sheet, which the replacement corrects', () => {
    expect(findings(first).length).toBeGreaterThan(1);
  });
});
