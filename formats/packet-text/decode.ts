import { PacketTextError } from './packet-text-error.ts';

export type PacketEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'shift_jis' | 'euc-jp' | 'iso-2022-jp';

export interface DecodedText {
  readonly text: string;
  readonly encoding: PacketEncoding;
  /** Characters that could not be read and stand as U+FFFD. */
  readonly lost: number;
}

/** First bytes of files that are no text, whatever follows. */
const signatures: readonly (readonly number[])[] = [
  [0x25, 0x50, 0x44, 0x46], // PDF
  [0x50, 0x4b, 0x03, 0x04], // zip, docx, xlsx
  [0xd0, 0xcf, 0x11, 0xe0], // doc, xls
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x1f, 0x8b],
  [0x7f, 0x45, 0x4c, 0x46],
];
/** Bytes that are looked at to tell encodings apart. */
const sampleLength = 1 << 20;

/**
 * The text of a file in one of the encodings Japanese office software writes: UTF-8 and UTF-16 with or without a byte
 * order mark (UTF-16 only with one), Shift_JIS (CP932), EUC-JP, ISO-2022-JP.
 * Throws PacketTextError `empty`, `binary` or `undecodable`.
 */
export function decodePacketText(bytes: Uint8Array): DecodedText {
  if (bytes.byteLength === 0) throw new PacketTextError('empty');
  const decoded = decodeMarked(bytes) ?? decodeUnmarked(bytes);
  if (!/[^\p{White_Space}\p{Cc}\ufeff]/u.test(decoded.text)) throw new PacketTextError('empty');
  return decoded;
}

function decodeMarked(bytes: Uint8Array): DecodedText | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return lossy(bytes.subarray(3), 'utf-8');
  if (a === 0xff && b === 0xfe) return lossy(bytes.subarray(2), 'utf-16le');
  if (a === 0xfe && b === 0xff) return lossy(bytes.subarray(2), 'utf-16be');
  return null;
}

function lossy(bytes: Uint8Array, encoding: PacketEncoding): DecodedText {
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
  const lost = countLost(text);
  if (isMostlyLost(text, lost)) throw new PacketTextError('undecodable');
  if (hasControlCharacters(text)) throw new PacketTextError('binary');
  return { text, encoding, lost };
}

function decodeUnmarked(bytes: Uint8Array): DecodedText {
  if (signatures.some((signature) => signature.every((byte, at) => bytes[at] === byte))) {
    throw new PacketTextError('binary');
  }
  if (looksBinary(bytes)) throw new PacketTextError('binary');
  if (isIso2022(bytes)) return lossy(bytes, 'iso-2022-jp');
  const utf8 = strict(withoutCutTail(bytes), 'utf-8');
  if (utf8 !== null) return { text: utf8, encoding: 'utf-8', lost: cutTail(bytes) > 0 ? 1 : 0 };
  const best = (['shift_jis', 'euc-jp'] as const)
    .map((encoding) => ({ encoding, score: likelihood(bytes, encoding) }))
    .filter((candidate) => candidate.score > 0)
    .sort((one, other) => other.score - one.score)[0];
  const damaged = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const lost = countLost(damaged);
  if (best === undefined || japaneseShare(damaged.slice(0, sampleLength)) > best.score) {
    // UTF-8 with a few broken bytes is still that.
    if (isMostlyLost(damaged, lost)) throw new PacketTextError('undecodable');
    return { text: damaged, encoding: 'utf-8', lost };
  }
  return lossy(bytes, best.encoding);
}

function strict(bytes: Uint8Array, encoding: PacketEncoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** A file that was cut off in the middle of a character: how many bytes of it are left at the end. */
function cutTail(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return back < length ? back : 0;
    }
  }
  return 0;
}

function withoutCutTail(bytes: Uint8Array): Uint8Array {
  return bytes.subarray(0, bytes.length - cutTail(bytes));
}

/** How Japanese a text looks in an encoding: the share of kana and common signs, less what is odd. */
function likelihood(bytes: Uint8Array, encoding: PacketEncoding): number {
  const sample = bytes.subarray(0, sampleLength);
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(sample);
  const lost = countLost(text);
  return lost > 1 && lost * 50 > text.length ? 0 : japaneseShare(text);
}

function japaneseShare(text: string): number {
  let usual = 0;
  let odd = 0;
  let wide = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) continue;
    wide += 1;
    if ((unit >= 0x3001 && unit <= 0x30ff) || (unit >= 0xff01 && unit <= 0xff5e)) usual += 1;
    else if ((unit >= 0xff61 && unit <= 0xff9f) || unit === 0xfffd || unit < 0x370) odd += 1;
    else if (unit >= 0xe000 && unit <= 0xf8ff) odd += 1;
  }
  // Above zero whatever the text; zero is for what cannot be that encoding.
  return wide === 0 ? 1 : 2 + (usual - odd) / wide;
}

function countLost(text: string): number {
  let lost = 0;
  let at = text.indexOf('\ufffd');
  while (at >= 0) {
    lost += 1;
    at = text.indexOf('\ufffd', at + 1);
  }
  return lost;
}

function isMostlyLost(text: string, lost: number): boolean {
  return lost > 1 && lost * 20 > text.length;
}

function hasControlCharacters(text: string): boolean {
  let count = 0;
  const end = Math.min(text.length, sampleLength);
  for (let index = 0; index < end; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 9 || (unit > 13 && unit < 32 && unit !== 0x1b)) count += 1;
  }
  return count * 200 > end;
}

function looksBinary(bytes: Uint8Array): boolean {
  const end = Math.min(bytes.length, sampleLength);
  let controls = 0;
  for (let index = 0; index < end; index += 1) {
    const byte = bytes[index] ?? 0;
    if (byte === 0) return true;
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 0x1b && byte !== 0x1a)) controls += 1;
  }
  return controls * 200 > end;
}

function isIso2022(bytes: Uint8Array): boolean {
  const end = Math.min(bytes.length, sampleLength);
  let escapes = false;
  for (let index = 0; index < end; index += 1) {
    const byte = bytes[index] ?? 0;
    if (byte >= 0x80) return false;
    if (byte === 0x1b && (bytes[index + 1] === 0x24 || bytes[index + 1] === 0x28)) escapes = true;
  }
  return escapes;
}
