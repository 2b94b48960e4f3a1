import Encoding from 'encoding-japanese';
import { beforeAll, describe, expect, it } from 'vitest';
import { lostStretches } from './lossless.ts';
import { codesOf, only, readBytes, readText } from './reading-help.ts';
import { comparedKeys, mapTexts, packetDifferences, seedIsHere, seedModel, seedText } from './seed.ts';
import { documentsOf, fullWidth, halfWidth, withHeadings, withHtml, withPipes } from './seed-spellings.ts';

beforeAll(() => {
  if (!seedIsHere) console.warn('seed cases were not run: ../shared/seed is not beside this checkout');
});

function wrong(text: string, expected = seedModel()): string[] {
  return packetDifferences(readText(text), expected);
}

function encode(text: string, encoding: 'SJIS' | 'EUCJP' | 'UTF16'): Uint8Array {
  // The dash of the seed is none of JIS; office software writes the one that is.
  return Uint8Array.from(
    Encoding.convert(Encoding.stringToCode(text.replaceAll('—', '―')), {
      to: encoding,
      from: 'UNICODE',
      ...(encoding === 'UTF16' ? { bom: true } : {}),
    }),
  );
}

describe('the seed packet', () => {
  it.runIf(seedIsHere)('is read as the expected model says', () => {
    const packet = readText(seedText());
    expect(packetDifferences(packet, seedModel())).toEqual([]);
    expect(packet.notUnderstood).toEqual([]);
    expect(packet.documents.map(({ number, lines }) => [number, ...lines])).toEqual([
      [null, 3, 20],
      [null, 22, 32],
      ['1', 35, 50],
      ['2', 52, 150],
      ['3', 154, 241],
      ['4', 243, 473],
    ]);
  });

  it.runIf(seedIsHere)('says what is missing, with its line', () => {
    const { warnings } = readText(seedText());
    expect(warnings.map(({ line, code }) => [line, code])).toEqual([
      [30, 'versionUnknown'],
      [31, 'listedNotInSource'],
      [32, 'listedNotInSource'],
      [173, 'figureLost'],
    ]);
  });

  it.runIf(seedIsHere)('loses nothing', () => {
    expect(lostStretches(seedText(), readText(seedText()), true)).toEqual([]);
  });

  it.runIf(seedIsHere)('has the counts of its parts', () => {
    const sheets = only(readText(seedText()), 'issueSheet').sheets;
    const count = (of: (sheet: (typeof sheets)[number]) => number): number[] => sheets.map(of);
    expect(count((sheet) => sheet.visions.length)).toEqual([4, 2, 3]);
    expect(count((sheet) => sheet.indicators.length)).toEqual([4, 3, 4]);
    expect(count((sheet) => sheet.indicators.filter(({ startsProject }) => startsProject).length)).toEqual([
      3, 2, 4,
    ]);
    expect(count((sheet) => sheet.planIndicators.length)).toEqual([2, 1, 1]);
    expect(count((sheet) => sheet.evaluations.length)).toEqual([5, 2, 3]);
    expect(count((sheet) => sheet.findings.length)).toEqual([10, 13, 14]);
    expect(count((sheet) => sheet.trends.length)).toEqual([4, 3, 2]);
    expect(count((sheet) => sheet.challenges.reduce((sum, one) => sum + one.current.length, 0))).toEqual([
      11, 9, 9,
    ]);
    expect(count((sheet) => sheet.challenges.reduce((sum, one) => sum + one.issues.length, 0))).toEqual([
      5, 6, 5,
    ]);
    expect(count((sheet) => sheet.others.length)).toEqual([0, 0, 0]);
  });
});

describe('the seed packet in other spellings', () => {
  const spellings: [string, (text: string) => string][] = [
    ['pipe tables', withPipes],
    ['HTML tables', (text) => withHtml(text, false)],
    ['HTML tables on one line', (text) => withHtml(text, true)],
    ['full-width digits', fullWidth],
    ['half-width brackets', halfWidth],
    ['pipes and full width', (text) => withPipes(fullWidth(text))],
    ['deeper headings', (text) => withHeadings(text, 'deeper')],
    ['headings all alike', (text) => withHeadings(text, 'alike')],
    ['CRLF', (text) => text.replaceAll('\n', '\r\n')],
    ['page breaks for blank lines', (text) => text.replace(/\n \n/gu, '\n\f\n')],
    ['blank lines doubled', (text) => text.replaceAll('\n\n', '\n\n\n')],
    ['spaces at the ends of lines', (text) => text.replace(/(?<=\S)\n/gu, ' \n')],
  ];
  it.runIf(seedIsHere).each(spellings)('%s', (_, spell) => {
    const text = spell(seedText());
    expect(wrong(text)).toEqual([]);
    expect(lostStretches(text, readText(text), true)).toEqual([]);
  });

  it.runIf(seedIsHere)('no headings marked', () => {
    const text = withHeadings(seedText(), 'none');
    expect(wrong(text)).toEqual([]);
    expect(lostStretches(text, readText(text), true)).toEqual([]);
  });

  it.runIf(seedIsHere).each(['SJIS', 'EUCJP', 'UTF16'] as const)('%s', (encoding) => {
    expect(packetDifferences(readBytes(encode(seedText(), encoding)), seedModel())).toEqual([]);
  });

  it.runIf(seedIsHere)('UTF-8 with a byte order mark', () => {
    expect(
      packetDifferences(readBytes(new TextEncoder().encode(`\ufeff${seedText()}`)), seedModel()),
    ).toEqual([]);
  });

  it.runIf(seedIsHere)('another city, committee and year', () => {
    const change = (text: string): string =>
      text
        .replaceAll('小金井市地域福祉推進委員会', '汐見市健やか地域づくり協議会')
        .replaceAll('小金井市', '汐見市')
        .replaceAll('令和5年度第1回', '令和5年度第3回');
    const expected = mapTexts(seedModel(), change) as Record<string, Record<string, unknown>>;
    expect(
      wrong(change(seedText()), {
        ...expected,
        meeting: { ...expected['meeting'], sessionNo: 3 },
      }),
    ).toEqual([]);
  });

  it.runIf(seedIsHere)('other numbers', () => {
    // Each group of digits between commas or points is turned round, dates and question numbers stay.
    const change = (text: string): string =>
      text.replace(
        /(?<![\d問(])([1-9]\d),(\d{3})(?!\d)/gu,
        (_, a: string, b: string) => `${b.charAt(0) === '0' ? '9' : b.charAt(0)}${a.charAt(0)},${b}`,
      );
    const packet = readText(change(seedText()));
    const expected = packetDifferences(packet, seedModel(), ['statistics']);
    expect(expected.length).toBeGreaterThan(20);
    expect(expected.every((difference) => /\.values\[\d+\]: \d/u.test(difference))).toBe(true);
    expect(
      packetDifferences(packet, seedModel(), [
        'meeting',
        'agenda',
        'handouts',
        'schedule',
        'trendsDocument',
        'issueSheets',
      ]),
    ).toEqual([]);
  });
});

describe('the seed packet with parts moved or missing', () => {
  it
    .runIf(seedIsHere)
    .each([
      [['agenda', 'list', 'trends', 'sheets', 'schedule', 'statistics']],
      [['agenda', 'list', 'sheets', 'statistics', 'trends', 'schedule']],
      [['list', 'agenda', 'statistics', 'trends', 'schedule', 'sheets']],
      [['agenda', 'list', 'trends', 'statistics', 'schedule', 'sheets']],
      [['agenda', 'list', 'sheets', 'trends', 'statistics', 'schedule']],
    ] as const)('in the order %s', (order) => {
    const documents = documentsOf(seedText());
    const text = order.map((name) => documents[name]).join('\n');
    expect(wrong(text)).toEqual([]);
    expect(lostStretches(text, readText(text), true)).toEqual([]);
  });

  it.runIf(seedIsHere).each(['agenda', 'list', 'schedule', 'statistics', 'trends', 'sheets'] as const)(
    'without %s',
    (missing) => {
      const documents = documentsOf(seedText());
      const text = Object.entries(documents)
        .flatMap(([name, part]) => (name === missing ? [] : [part]))
        .join('\n');
      const keys = {
        agenda: ['agenda', 'meeting'],
        list: ['handouts'],
        schedule: ['schedule'],
        statistics: ['statistics'],
        trends: ['trendsDocument'],
        sheets: ['issueSheets'],
      }[missing];
      const packet = readText(text);
      expect(packet.meeting === null).toBe(missing === 'agenda');
      const rest = comparedKeys.filter((name) => !keys.includes(name));
      expect(
        packetDifferences(
          { ...packet, meeting: packet.meeting ?? readText(seedText()).meeting },
          seedModel(),
          rest,
        ),
      ).toEqual([]);
      expect(lostStretches(text, packet, true)).toEqual([]);
    },
  );

  it.runIf(seedIsHere)('with a copy of a table that does not agree', () => {
    const text = seedText().replace(
      '\t権利擁護事業の推進\t市民後見人の数\t0人\t充実\t2人\t',
      '\t権利擁護事業の推進\t市民後見人の数\t0人\t充実\t9人\t',
    );
    const packet = readText(text);
    expect(codesOf(packet)).toContain('copyDisagrees');
    expect(lostStretches(text, packet, true)).toEqual([]);
  });
});
