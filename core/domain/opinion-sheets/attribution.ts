import { z } from 'zod';
import type { Publishability, SubmitterRole } from './sheet.ts';

/**
 * How a list says who wrote an opinion. `name`: 氏名. `initials`: from the reading, the role where none is known. `role`:
 * 「委員」. `letter`: 「委員A」, the same letter for the same person all through. `none`: not at all.
 */
export const attributionStyleSchema = z.enum(['name', 'initials', 'role', 'letter', 'none']);
export type AttributionStyle = z.infer<typeof attributionStyleSchema>;

/** 内部版: for the office and the committee. 公表版: what is published. */
export const exportVersionSchema = z.enum(['internal', 'public']);
export type ExportVersion = z.infer<typeof exportVersionSchema>;

/** Who wrote a sheet, as the list needs it. */
export interface Writer {
  /** The same for all sheets of one person: id of the member, or of an unlisted person's sheet. */
  readonly key: string;
  readonly name: string | null;
  /** Reading, for initials. */
  readonly kana: string | null;
  readonly role: SubmitterRole;
  readonly publishability: Publishability;
}

/** What stands in the column of writers. The words for it come from the locales. */
export type Attribution =
  | { readonly type: 'name'; readonly name: string }
  | { readonly type: 'unnamed'; readonly role: SubmitterRole }
  | { readonly type: 'role'; readonly role: SubmitterRole }
  | { readonly type: 'letter'; readonly role: SubmitterRole; readonly letter: string };

/** A, B … Z, AA, AB … @param index from 0 */
export function letterOf(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letterOf(Math.floor(index / 26) - 1) + last;
}

/**
 * Letters by person, counted for each role. @param writers in the order of the numbers of their opinions, so that the letters
 * do not follow the order of the roster
 */
export function lettersOf(writers: readonly Writer[]): Map<string, string> {
  const letters = new Map<string, string>();
  const counts = new Map<SubmitterRole, number>();
  for (const { key, role } of writers) {
    if (!letters.has(key)) {
      const count = counts.get(role) ?? 0;
      letters.set(key, letterOf(count));
      counts.set(role, count + 1);
    }
  }
  return letters;
}

/** True where the name of the writer may stand in that version. */
export function mayBeNamed(writer: Pick<Writer, 'publishability'>, version: ExportVersion): boolean {
  return version === 'internal' || writer.publishability === 'named';
}

/** True where the opinion may stand in that version at all. */
export function mayBeGiven(writer: Pick<Writer, 'publishability'>, version: ExportVersion): boolean {
  return version === 'internal' || writer.publishability !== 'membersOnly';
}

/** Who wrote it, in the style chosen, as far as the writer allows; null for nothing. */
export function attributionOf(
  writer: Writer,
  style: AttributionStyle,
  version: ExportVersion,
  letters: ReadonlyMap<string, string>,
): Attribution | null {
  const { role } = writer;
  switch (style) {
    case 'none':
      return null;
    case 'role':
      return { type: 'role', role };
    case 'letter':
      return { type: 'letter', role, letter: letters.get(writer.key) ?? '' };
    case 'initials': {
      const initials = mayBeNamed(writer, version) ? initialsOf(writer) : null;
      return initials === null ? { type: 'role', role } : { type: 'name', name: initials };
    }
    case 'name':
      if (!mayBeNamed(writer, version)) {
        return { type: 'role', role };
      }
      return (writer.name ?? '').trim() === ''
        ? { type: 'unnamed', role }
        : { type: 'name', name: writer.name ?? '' };
  }
}

/** Rows of the kana table by the letter that their syllables begin with in Latin script. */
const initialRows: readonly (readonly [string, string])[] = [
  ['あぁ', 'A'],
  ['いぃ', 'I'],
  ['うぅ', 'U'],
  ['えぇ', 'E'],
  ['おぉを', 'O'],
  ['かきくけこ', 'K'],
  ['がぎぐげご', 'G'],
  ['さしすせそ', 'S'],
  ['ざずぜぞ', 'Z'],
  ['じぢ', 'J'],
  ['たつてと', 'T'],
  ['ち', 'C'],
  ['だづでど', 'D'],
  ['なにぬねの', 'N'],
  ['はひへほ', 'H'],
  ['ふ', 'F'],
  ['ばびぶべぼ', 'B'],
  ['ぱぴぷぺぽ', 'P'],
  ['まみむめも', 'M'],
  ['やゆよゃゅょ', 'Y'],
  ['らりるれろ', 'R'],
  ['わ', 'W'],
  ['ゔ', 'V'],
];
const initials = new Map(
  initialRows.flatMap(([kana, letter]) => [...kana].map((one) => [one, letter] as const)),
);

/** 「A.K.」 from a reading or a name in Latin letters; null where neither is known. */
export function initialsOf({ kana, name }: Pick<Writer, 'kana' | 'name'>): string | null {
  for (const text of [kana, name]) {
    const words = (text ?? '').normalize('NFKC').trim().split(/\s+/u);
    const letters = words.map((word) => {
      const [first = ''] = hiragana(word);
      return /^[A-Za-z]$/u.test(first) ? first.toUpperCase() : (initials.get(first) ?? null);
    });
    if (letters.every((letter) => letter !== null)) {
      return letters.map((letter) => `${letter}.`).join('');
    }
  }
  return null;
}

/** Katakana as hiragana; one for one. */
export function hiragana(text: string): string {
  return text.replaceAll(/[\u30a1-\u30f6]/gu, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
}
