import Encoding from 'encoding-japanese';
import { describe, expect, it } from 'vitest';
import { decodePacketText } from '../../../formats/packet-text/decode.ts';
import { PacketTextError, readPacketText } from '../../../formats/packet-text/read-packet-text.ts';
import { describePacket } from './description.ts';
import { idsInOrder, readBytes, withoutIds } from './reading-help.ts';
import { plainStyle, printPacket } from './variants.ts';

const text = printPacket(describePacket(2), plainStyle).replaceAll('—', '―');

function encoded(source: string, to: 'SJIS' | 'EUCJP' | 'JIS' | 'UTF8'): Uint8Array {
  return Uint8Array.from(Encoding.convert(Encoding.stringToCode(source), { to, from: 'UNICODE' }));
}

function utf16(source: string, order: 'le' | 'be'): Uint8Array {
  const bytes = new Uint8Array(source.length * 2 + 2);
  const view = new DataView(bytes.buffer);
  [0xfeff, ...Array.from({ length: source.length }, (_, at) => source.charCodeAt(at))].forEach((unit, at) => {
    view.setUint16(at * 2, unit, order === 'le');
  });
  return bytes;
}

function refusal(bytes: Uint8Array): string {
  try {
    readPacketText(bytes, idsInOrder());
  } catch (error) {
    if (error instanceof PacketTextError) return error.code;
    throw error;
  }
  return 'accepted';
}

describe('encodings', () => {
  it.each([
    ['UTF-8', encoded(text, 'UTF8'), 'utf-8'],
    ['UTF-8 with a mark', Uint8Array.from([0xef, 0xbb, 0xbf, ...encoded(text, 'UTF8')]), 'utf-8'],
    ['UTF-16 little-endian', utf16(text, 'le'), 'utf-16le'],
    ['UTF-16 big-endian', utf16(text, 'be'), 'utf-16be'],
    ['Shift_JIS', encoded(text, 'SJIS'), 'shift_jis'],
    ['EUC-JP', encoded(text, 'EUCJP'), 'euc-jp'],
    ['ISO-2022-JP', encoded(text, 'JIS'), 'iso-2022-jp'],
  ] as const)('%s is told apart and gives the same packet', (_, bytes, encoding) => {
    expect(decodePacketText(bytes)).toEqual({ text, encoding, lost: 0 });
    expect(withoutIds(readBytes(bytes))).toEqual(withoutIds(readBytes(encoded(text, 'UTF8'))));
  });

  it.each(['次第', '配布資料一覧', '委員の皆様へ', '会議は公開です。', '①②Ⅱ㈱', 'ﾊﾝｶｸの文字もある文です'])(
    'short texts are told apart: %s',
    (short) => {
      expect(decodePacketText(encoded(short, 'SJIS')).text).toBe(short);
      expect(decodePacketText(encoded(short, 'UTF8')).text).toBe(short);
    },
  );

  it.each(['次第', '配布資料一覧', '委員の皆様へ', '会議は公開です。'])(
    'short texts in EUC-JP: %s',
    (short) => {
      expect(decodePacketText(encoded(short, 'EUCJP')).text).toBe(short);
    },
  );

  it('a file cut off inside a character keeps what is there', () => {
    const bytes = encoded('# 汐見市環境審議会次第\n\n終わりの文', 'UTF8');
    expect(
      decodePacketText(bytes.subarray(0, bytes.length - 1)).text.startsWith(
        '# 汐見市環境審議会次第\n\n終わりの',
      ),
    ).toBe(true);
    const old = encoded('# 汐見市環境審議会次第\n\n終わりの文', 'SJIS');
    expect(
      decodePacketText(old.subarray(0, old.length - 1)).text.startsWith('# 汐見市環境審議会次第\n\n終わりの'),
    ).toBe(true);
  });

  it('plain ASCII is text', () => {
    expect(decodePacketText(new TextEncoder().encode('Agenda\n1 Opening'))).toEqual({
      text: 'Agenda\n1 Opening',
      encoding: 'utf-8',
      lost: 0,
    });
  });
});

describe('what is no text', () => {
  it.each([
    ['nothing', new Uint8Array(0)],
    ['only a mark', Uint8Array.from([0xef, 0xbb, 0xbf])],
    ['only white space', new TextEncoder().encode(' \n　\t\r\n')],
  ])('%s is empty', (_, bytes) => {
    expect(refusal(bytes)).toBe('empty');
  });

  it.each([
    ['a PDF', new TextEncoder().encode('%PDF-1.7\n次第')],
    ['a zip', Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 0x14, 0, 0, 0])],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
    ['zeros', new Uint8Array(400)],
    ['control characters', Uint8Array.from({ length: 400 }, (_, at) => (at % 7) + 1)],
  ])('%s is binary', (_, bytes) => {
    expect(refusal(bytes)).toBe('binary');
  });

  it('bytes of no encoding are refused', () => {
    const bytes = Uint8Array.from({ length: 3000 }, (_, at) => 0x80 + ((at * 151 + (at >> 3) * 37) % 128));
    expect(['undecodable', 'binary']).toContain(refusal(bytes));
  });
});
