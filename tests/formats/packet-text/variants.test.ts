import { describe, expect, it } from 'vitest';
import { packetDump } from '../../../core/domain/packets/dump.ts';
import { describePacket } from './description.ts';
import { comparable, expectedDump } from './expected-dump.ts';
import { readText } from './reading-help.ts';
import { type Paper, plainStyle, printPacket, type Style } from './variants.ts';

const two = describePacket(2);

function dumpOf(text: string) {
  const packet = readText(text);
  if (packet.meeting === null) throw new Error('the packet has no meeting');
  return {
    packet,
    dump: packetDump({ meeting: packet.meeting, contents: packet.documents.map(({ content }) => content) }),
  };
}

function expectSame(style: Partial<Style>, goals = 2): ReturnType<typeof dumpOf> {
  const described = goals === 2 ? two : describePacket(goals);
  const read = dumpOf(printPacket(described, { ...plainStyle, ...style }));
  expect(comparable(read.dump)).toMatchObject(comparable(expectedDump(described)) as object);
  return read;
}

describe('one packet in many spellings', () => {
  it.each(['tab', 'pipe', 'html', 'nested'] as const)('%s tables give the same model', (table) => {
    const { packet } = expectSame({ table });
    expect(packet.notUnderstood).toEqual([]);
    expect(packet.documents.map(({ number }) => number)).toEqual([null, null, '1', '2', '3', '4']);
  });

  it.each([1, 2, 3] as const)('titles of level %i give the same model', (titleLevel) => {
    expect(expectSame({ titleLevel }).packet.notUnderstood).toEqual([]);
  });

  it('a source without any heading mark gives the same model', () => {
    expect(expectSame({ titleLevel: 0 }).packet.notUnderstood).toEqual([]);
  });

  it.each(['tab', 'pipe', 'html', 'nested'] as const)(
    'full-width digits and brackets give the same model (%s)',
    (table) => {
      expectSame({ width: 'full', table });
    },
  );

  it.each(['line', 'brackets', 'title'] as const)('papers numbered by %s give the same model', (marks) => {
    const { packet } = expectSame({ marks });
    expect(packet.documents.map(({ number }) => number)).toEqual([null, null, '1', '2', '3', '4']);
  });

  it.each([
    ['〈現状〉', '〈課題〉'],
    ['＜現状＞', '＜課題＞'],
    ['■現状', '■課題'],
    ['現状', '課題'],
  ])('%s and %s divide a policy', (current, issues) => {
    expectSame({ challengeMarks: [current, issues] });
  });

  it.each([1, 3, 4, 5, 6])('%i 基本目標', (goals) => {
    expect(expectSame({}, goals).dump.issueSheets).toHaveLength(goals);
  });

  it.each([
    { baseline: '現状値', target: '目標値', result: '実績値' },
    { baseline: '基準値', target: '目標値', result: '現状値' },
    { baseline: '当初値', target: '目標', result: '実績' },
    { baseline: '策定時', target: '目標', result: '結果' },
  ])('columns $baseline, $target, $result', (words) => {
    expectSame({ words });
  });

  it('a table behind a page break goes on', () => {
    expectSame({ pageBreak: true });
    expectSame({ pageBreak: true, table: 'pipe' });
    expectSame({ pageBreak: true, table: 'html' });
  });

  it('labels with colons in the 次第', () => {
    expectSame({ agendaFields: 'colon' });
  });
});

describe('every combination', () => {
  const levels = [0, 1, 2, 3] as const;
  const marks = ['none', 'line', 'brackets', 'title'] as const;
  it.each(levels.flatMap((titleLevel) => marks.map((mark) => [titleLevel, mark] as const)))(
    'titles of level %i, papers numbered by: %s',
    (titleLevel, mark) => {
      for (const table of ['tab', 'pipe', 'html', 'nested'] as const) {
        for (const width of ['half', 'full'] as const) {
          for (const pageBreak of [false, true]) {
            expectSame({ titleLevel, marks: mark, table, width, pageBreak });
          }
        }
      }
    },
  );
});

describe('papers in another order', () => {
  const orders: Paper[][] = [
    ['sheets', 'trends', 'statistics', 'schedule'],
    ['trends', 'statistics', 'sheets', 'schedule'],
    ['statistics', 'schedule', 'sheets', 'trends'],
    ['trends', 'sheets', 'schedule', 'statistics'],
  ];
  it.each(orders)('%s, %s, %s, %s', (...order) => {
    const { packet } = expectSame({ order });
    expect(packet.notUnderstood).toEqual([]);
    for (const table of ['pipe', 'html'] as const) expectSame({ order, table });
  });

  it.each(orders)('the same with numbers: %s, %s, %s, %s', (...order) => {
    expectSame({ order, marks: 'line', table: 'pipe' });
  });
});

describe('missing parts', () => {
  it.each(['lines', 'agenda', 'absent'] as const)('list of papers as: %s', (list) => {
    const { dump } = dumpOf(printPacket(two, { ...plainStyle, list }));
    const { agenda: _agenda, handouts: _handouts, ...rest } = expectedDump(two);
    expect(comparable(dump)).toMatchObject(comparable(rest) as object);
    expect(dump.handouts.map(({ no }) => no)).toEqual(
      list === 'absent' ? [] : ['1', '2', '3', '4', '参考資料1'],
    );
  });

  it.each(['schedule', 'statistics', 'trends', 'sheets'] as const)('without the paper: %s', (missing) => {
    const order = plainStyle.order.filter((paper) => paper !== missing);
    const { packet } = dumpOf(printPacket(two, { ...plainStyle, order }));
    expect(packet.documents).toHaveLength(5);
    const number = { schedule: '1', statistics: '2', trends: '3', sheets: '4' }[missing];
    expect(packet.warnings).toContainEqual(
      expect.objectContaining({ code: 'listedNotInSource', values: expect.objectContaining({ number }) }),
    );
  });

  it('a sheet without evaluation, findings and trends', () => {
    const [goal] = two.goals;
    if (goal === undefined) throw new Error('no goal');
    const bare = { ...two, goals: [{ ...goal, evaluations: [], findings: [], trends: [] }] };
    const { dump } = dumpOf(printPacket(bare, plainStyle));
    expect(comparable(dump)).toMatchObject(comparable(expectedDump(bare)) as object);
  });
});
