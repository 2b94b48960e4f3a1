import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { packetDump } from '../../../core/domain/packets/dump.ts';
import type { ImportedPacket } from '../../../core/domain/packets/imported-packet.ts';

const folder = path.join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'seed');

/** The packet's file. */
export const seedPath = path.join(folder, 'packet.md');

/** A published packet that lies beside the checkout and is no part of it. */
export const seedIsHere = existsSync(seedPath) && existsSync(path.join(folder, 'expected.json'));

export function seedText(): string {
  return readFileSync(seedPath, 'utf8');
}

export function seedModel(): Record<string, unknown> {
  return JSON.parse(readFileSync(path.join(folder, 'expected.json'), 'utf8')) as Record<string, unknown>;
}

/** Keys of the expected model that are for orientation or inferred. */
const notCompared = new Set(
  'line lines unitInferred unitPrinted remarkFilledDown remarkConfidence confidence note $about counts contentRaw valuesRaw start_is_list titleNorm noText noRaw rule needsHumanConfirmation changePct textNorm raw currentLines issueLines headingRaw endsWithFullStop questionNorm norm contentTree eventTitle baseName meetingText weekdayText startText content_raw'.split(
    ' ',
  ),
);
export const comparedKeys = [
  'meeting',
  'agenda',
  'handouts',
  'schedule',
  'statistics',
  'trendsDocument',
  'issueSheets',
];

/** Width, white space, brackets and dashes do not count; 「（見込み）」 stands in different places. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(/^資料[:：]/u, '')
    .replaceAll('(見込み)', '')
    .replace(/[—―–ー−-]/gu, '-')
    .replace(/[〜~]/gu, '~');
}

/** Places at which a dump differs from what is expected. */
export function differences(expected: unknown, dump: unknown, at = ''): string[] {
  if (Array.isArray(expected)) {
    if (!Array.isArray(dump)) return [`${at}: no list but ${JSON.stringify(dump)}`];
    const length =
      expected.length === dump.length ? [] : [`${at}: ${dump.length} instead of ${expected.length}`];
    return [...length, ...expected.flatMap((one, index) => differences(one, dump[index], `${at}[${index}]`))];
  }
  if (expected !== null && typeof expected === 'object') {
    return Object.entries(expected).flatMap(([name, value]) => {
      if (notCompared.has(name)) return [];
      const isEmpty =
        value === null || value === '' || value === false || (Array.isArray(value) && value.length === 0);
      const found =
        dump !== null && typeof dump === 'object' ? (dump as Record<string, unknown>)[name] : undefined;
      if (found === undefined) return isEmpty ? [] : [`${at}.${name}: missing`];
      return differences(value, found, `${at}.${name}`);
    });
  }
  const same =
    typeof expected === 'string' && typeof dump === 'string'
      ? plain(expected) === plain(dump)
      : typeof expected === 'number' && typeof dump === 'number'
        ? Math.abs(expected - dump) < 1e-9
        : expected === dump;
  return same ? [] : [`${at}: ${JSON.stringify(dump)} instead of ${JSON.stringify(expected)}`];
}

/** Differences of a packet from an expected model, in the keys that are compared. */
export function packetDifferences(
  packet: ImportedPacket,
  expected: Record<string, unknown>,
  keys = comparedKeys,
): string[] {
  if (packet.meeting === null) return ['no meeting'];
  const dump = packetDump({
    meeting: packet.meeting,
    contents: packet.documents.map(({ content }) => content),
  });
  return keys.flatMap((name) =>
    differences(expected[name], (dump as unknown as Record<string, unknown>)[name], name),
  );
}

/** Every text of a model with a replacement made. */
export function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((one) => mapTexts(one, change));
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, mapTexts(inner, change)]));
  }
  return value;
}
