import { describe, expect, it } from 'vitest';
import { packetDump } from '../../../core/domain/packets/dump.ts';
import { type DescribedPacket, describePacket } from './description.ts';
import { comparable, expectedDump } from './expected-dump.ts';
import { readText } from './reading-help.ts';
import { type Paper, plainStyle, printPacket, type Style } from './variants.ts';

const two = describePacket(2);

function dumpOf(text: string) {
  const packet = readText(text);
  if (packet.meeting === null) throw new Error('the packet has no meeting');
  const dump = packetDump({
    meeting: packet.meeting,
    contents: packet.documents.map(({ content }) => content),
  });
  return { packet, dump: comparable(dump) as object };
}

function wanted(described: DescribedPacket): object {
  return comparable(expectedDump(described)) as object;
}

/** A packet printed in a style, as read. */
function read(style: Partial<Style>, described = two) {
  return dumpOf(printPacket(described, { ...plainStyle, ...style }));
}

const wantedOfTwo = wanted(two);

describe('one packet in many spellings', () => {
  it.each(['tab', 'pipe', 'html', 'nested', 'box', 'ascii'] as const)(
    '%s tables give the same model',
    (table) => {
      const { packet, dump } = read({ table });
      expect(dump).toMatchObject(wantedOfTwo);
      expect(packet.notUnderstood).toEqual([]);
      expect(packet.documents.map(({ number }) => number)).toEqual([null, null, '1', '2', '3', '4']);
    },
  );

  it.each([1, 2, 3] as const)('titles of level %i give the same model', (titleLevel) => {
    const { packet, dump } = read({ titleLevel });
    expect(dump).toMatchObject(wantedOfTwo);
    expect(packet.notUnderstood).toEqual([]);
  });

  it('a source without any heading mark gives the same model', () => {
    const { packet, dump } = read({ titleLevel: 0 });
    expect(dump).toMatchObject(wantedOfTwo);
    expect(packet.notUnderstood).toEqual([]);
  });

  it.each(['tab', 'pipe', 'html', 'nested'] as const)(
    'full-width digits and brackets give the same model (%s)',
    (table) => {
      expect(read({ width: 'full', table }).dump).toMatchObject(wantedOfTwo);
    },
  );

  it.each(['line', 'brackets', 'title'] as const)('papers numbered by %s give the same model', (marks) => {
    const { packet, dump } = read({ marks });
    expect(dump).toMatchObject(wantedOfTwo);
    expect(packet.documents.map(({ number }) => number)).toEqual([null, null, '1', '2', '3', '4']);
  });

  it.each([
    ['〈現状〉', '〈課題〉'],
    ['＜現状＞', '＜課題＞'],
    ['■現状', '■課題'],
    ['現状', '課題'],
  ])('%s and %s divide a policy', (current, issues) => {
    expect(read({ challengeMarks: [current, issues] }).dump).toMatchObject(wantedOfTwo);
  });

  it.each([1, 3, 4, 5, 6])('%i 基本目標', (goals) => {
    const described = describePacket(goals);
    const { dump } = read({}, described);
    expect(dump).toMatchObject(wanted(described));
    expect(dump).toHaveProperty('issueSheets.length', goals);
  });

  it.each([
    { baseline: '現状値', target: '目標値', result: '実績値' },
    { baseline: '基準値', target: '目標値', result: '現状値' },
    { baseline: '当初値', target: '目標', result: '実績' },
    { baseline: '策定時', target: '目標', result: '結果' },
  ])('columns $baseline, $target, $result', (words) => {
    expect(read({ words }).dump).toMatchObject(wantedOfTwo);
  });

  it('a table behind a page break goes on', () => {
    expect(read({ pageBreak: true }).dump).toMatchObject(wantedOfTwo);
    expect(read({ pageBreak: true, table: 'pipe' }).dump).toMatchObject(wantedOfTwo);
    expect(read({ pageBreak: true, table: 'html' }).dump).toMatchObject(wantedOfTwo);
  });

  it('labels with colons in the 次第', () => {
    expect(read({ agendaFields: 'colon' }).dump).toMatchObject(wantedOfTwo);
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
            expect(read({ titleLevel, marks: mark, table, width, pageBreak }).dump).toMatchObject(
              wantedOfTwo,
            );
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
    const { packet, dump } = read({ order });
    expect(dump).toMatchObject(wantedOfTwo);
    expect(packet.notUnderstood).toEqual([]);
    for (const table of ['pipe', 'html'] as const)
      expect(read({ order, table }).dump).toMatchObject(wantedOfTwo);
  });

  it.each(orders)('the same with numbers: %s, %s, %s, %s', (...order) => {
    expect(read({ order, marks: 'line', table: 'pipe' }).dump).toMatchObject(wantedOfTwo);
  });
});

describe('missing parts', () => {
  it.each(['lines', 'agenda', 'absent'] as const)('list of papers as: %s', (list) => {
    const { packet, dump } = read({ list });
    const { agenda: _agenda, handouts: _handouts, ...rest } = expectedDump(two);
    expect(dump).toMatchObject(comparable(rest) as object);
    expect(packet.handouts.map(({ no }) => no)).toEqual(
      list === 'absent' ? [] : ['1', '2', '3', '4', '参考資料1'],
    );
  });

  it.each(['schedule', 'statistics', 'trends', 'sheets'] as const)('without the paper: %s', (missing) => {
    const order = plainStyle.order.filter((paper) => paper !== missing);
    const { packet } = read({ order });
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
    expect(read({}, bare).dump).toMatchObject(wanted(bare));
  });
});
