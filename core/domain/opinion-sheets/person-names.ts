import { fold } from '../blocks/fold.ts';
import { hiragana } from './attribution.ts';

/** A person whose name may stand in a text. */
export interface KnownPerson {
  readonly name: string;
  /** Reading, where it is known. */
  readonly kana: string | null;
  /** An organisation is looked for by its whole name only. */
  readonly isOrganisation: boolean;
}

/** What is looked for because of one name, folded as texts are. */
export interface NamePattern {
  readonly text: string;
  /** Only before 「さん」 and the like: alone it is too often part of another word. */
  readonly onlyWithTitle: boolean;
  /** Kana that go on at either side make it another word. */
  readonly wholeWord: boolean;
}

/** Kanji that are written for one another in names. */
const variants: ReadonlyMap<string, string> = new Map(
  (
    [
      ['髙', '高'],
      ['﨑嵜', '崎'],
      ['𠮷', '吉'],
      ['濵濱', '浜'],
      ['邊邉', '辺'],
      ['齋齊斉', '斎'],
      ['澤', '沢'],
      ['廣', '広'],
      ['嶋嶌', '島'],
      ['眞', '真'],
      ['國', '国'],
      ['櫻', '桜'],
      ['瀨', '瀬'],
      ['德', '徳'],
      ['惠', '恵'],
      ['髮', '髪'],
      ['龍', '竜'],
      ['淵渕', '渊'],
      ['榮', '栄'],
      ['條', '条'],
      ['靜', '静'],
      ['會', '会'],
    ] as const
  ).flatMap(([written, meant]) => [...written].map((letter) => [letter, meant] as const)),
);

/** A text as names are looked for in it, with the way back to the source. */
export interface NameText {
  readonly text: string;
  /** Where in the source a stretch [from, to) of `text` stands. */
  sourceOf(from: number, to: number): [number, number];
}

/** Width, white space and the forms of kanji do not count. */
export function nameText(source: string): NameText {
  const { folded, map, ends } = fold(source);
  let text = '';
  const starts: number[] = [];
  for (let at = 0; at < folded.length; ) {
    const letter = String.fromCodePoint(folded.codePointAt(at) ?? 0);
    const meant = variants.get(letter) ?? letter;
    for (let unit = 0; unit < meant.length; unit += 1) {
      starts.push(at + Math.min(unit, letter.length - 1));
    }
    text += meant;
    at += letter.length;
  }
  starts.push(folded.length);
  return {
    text,
    sourceOf: (from, to) => {
      const first = starts[from] ?? 0;
      const last = (starts[to] ?? folded.length) - 1;
      return [map[first] ?? 0, ends[last] ?? source.length];
    },
  };
}

function key(text: string): string {
  return nameText(text).text;
}

const hanOnly = /^\p{Script=Han}+$/u;
const kanaOnly = /^[\p{Script=Hiragana}\p{Script=Katakana}ー]+$/u;

/** Everything that is looked for because of a person. */
export function patternsOf({ name, kana, isOrganisation }: KnownPerson): NamePattern[] {
  const patterns: NamePattern[] = [];
  const add = (text: string, options: Partial<NamePattern> = {}): void => {
    const folded = key(text);
    if ([...folded].length >= 1 && !patterns.some((one) => one.text === folded && !one.onlyWithTitle)) {
      patterns.push({ text: folded, onlyWithTitle: false, wholeWord: false, ...options });
    }
  };
  const words = name
    .normalize('NFKC')
    .trim()
    .split(/\s+/u)
    .filter((word) => word !== '');
  if (words.length === 0) {
    return [];
  }
  if (isOrganisation) {
    add(words.join(''), { wholeWord: kanaOnly.test(words.join('')) });
    return patterns;
  }
  add(words.join(''), {
    wholeWord: kanaOnly.test(words.join('')),
    onlyWithTitle: [...words.join('')].length < 2,
  });
  const [family, ...given] = words;
  if (family !== undefined && given.length > 0) {
    // One kanji is part of too many words; so are short names in kana.
    add(family, { onlyWithTitle: [...family].length < 2, wholeWord: !hanOnly.test(family) });
    add(given.join(''), { onlyWithTitle: true });
  } else if (family !== undefined && hanOnly.test(family) && [...family].length >= 3) {
    // Nobody has said where the family name ends; two kanji are most frequent by far.
    const letters = [...family];
    add(letters.slice(0, 2).join(''));
    add(letters.slice(0, 1).join(''), { onlyWithTitle: true });
    add(letters.slice(0, 3).join(''), { onlyWithTitle: true });
  }
  const reading = (kana ?? '')
    .normalize('NFKC')
    .trim()
    .split(/\s+/u)
    .filter((word) => word !== '');
  for (const form of [hiragana, katakana]) {
    if (reading.length > 0) {
      add(form(reading.join('')), { wholeWord: reading.length === 1 });
    }
    const [familyReading] = reading;
    if (familyReading !== undefined && reading.length > 1) {
      add(form(familyReading), { wholeWord: true, onlyWithTitle: form === hiragana });
      add(form(reading.slice(1).join('')), { onlyWithTitle: true });
    }
  }
  return patterns;
}

function katakana(text: string): string {
  return text.replaceAll(/[\u3041-\u3096]/gu, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60));
}
