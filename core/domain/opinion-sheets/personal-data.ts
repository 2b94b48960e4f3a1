import { z } from 'zod';
import { type KnownPerson, type NamePattern, type NameText, nameText, patternsOf } from './person-names.ts';

/**
 * `name`: of somebody on the roster or who handed a sheet in, family name or reading alone included. `possibleName`: kanji
 * before 「さん」, 「様」 or 「氏」 that are no usual word.
 */
export const personalDataKindSchema = z.enum(['name', 'possibleName', 'telephone', 'mail', 'address']);
export type PersonalDataKind = z.infer<typeof personalDataKindSchema>;

/** A stretch of a text that a person should look at before it is given out. */
export interface FoundPersonalData {
  readonly kind: PersonalDataKind;
  /** UTF-16 offsets into the text. */
  readonly from: number;
  readonly to: number;
}

const title =
  /^(?:さん|さま|サン|様|氏|殿|くん|君|ちゃん|先生|委員|会長|副会長|議員|課長|係長|部長|主任|代表|理事|宅|家)/u;
const kana = /[\p{Script=Hiragana}\p{Script=Katakana}ー]/u;
const katakana = /[\p{Script=Katakana}ー]/u;
const hiraganaLetter = /\p{Script=Hiragana}/u;

/** Usual words before 「さん」, 「様」, 「氏」 and 「殿」, by their ends. */
const usualWords =
  /(?:皆|各位|市民|住民|町民|区民|利用者|職員|患者|業者|担当者|支援者|経験者|親|母|父|子|娘|息子|兄|姉|弟|妹|奥|旦那|主人|嫁|婿|孫|隣|近所|客|店員|看護師|医師|保健師|介護士|相談員|委員|会長|課長|係|先生|医者|保育士|大工|農家|屋|神|仏|同|両|諸|某|王|仲間|新人|若者|高齢者|障害者|障がい者|当事者|保護者|被災者|参加者|学生|生徒|児童|会社|企業|団体|事務局|役所|本人|相手|多|仕|模|異|有|各|一|人|員|者|生)$/u;

const digit = '[0-9０-９]';
const dash = '[-‐‑–—−ー－]';
const telephone = new RegExp(
  `(?<!${digit})(?:[+＋]81|[(（]?[0０])${digit}{1,4}(?:${dash}|[()（） \\u3000]){0,2}${digit}{1,4}(?:${dash}|[()（） \\u3000]){0,2}${digit}{3,4}(?!${digit})`,
  'gu',
);
const mail =
  /[A-Za-zＡ-Ｚａ-ｚ0-9０-９._%+．＿－-]+[@＠][A-Za-zＡ-Ｚａ-ｚ0-9０-９.．－-]+[.．][A-Za-zＡ-Ｚａ-ｚ]{2,}/gu;
const postalCode = new RegExp(
  `(?:〒[ \\u3000]*|(?<!${digit}|${dash}))${digit}{3}${dash}${digit}{4}(?!${digit}|${dash})`,
  'gu',
);
const number = '(?:[0-9０-９]{1,4}|[一二三四五六七八九十]{1,3})';
const address = new RegExp(
  `([\\p{Script=Han}々ヶケノ]{2,12}?)${number}(?:丁目(?:${number}(?:番地?|${dash}|の)?(?:${number}号?)?)?|番地(?:の?${number})?|番${number}号|${dash}${number}(?:${dash}${number})?)`,
  'gu',
);
/** What numbers with hyphens stand behind in these papers. */
const usualHeads =
  /(?:資料|参考資料|問|施策|事業|目標|図|表|別紙|別表|様式|年度?|令和|平成|昭和|第|項目?|章|節|号|条|議事|議題|調査|頁|案|版|期|回|月|日|時|分|歳|代|約|計|人|件|円|所|か所|点)$/u;

/** Finds personal data in texts; made once for all texts of an export. */
export class PersonalDataFinder {
  /** Patterns by their first unit. */
  readonly #patterns = new Map<string, NamePattern[]>();

  constructor(people: readonly KnownPerson[]) {
    const known = new Set<string>();
    for (const pattern of people.flatMap(patternsOf)) {
      const key = `${pattern.text} ${pattern.onlyWithTitle} ${pattern.wholeWord}`;
      if (!known.has(key)) {
        known.add(key);
        const first = pattern.text.charAt(0);
        this.#patterns.set(first, [...(this.#patterns.get(first) ?? []), pattern]);
      }
    }
  }

  /** Places in order, without overlaps; of overlapping ones the longest. */
  find(source: string): FoundPersonalData[] {
    const text = nameText(source);
    const found: FoundPersonalData[] = [...this.#names(text), ...contactsIn(source), ...possibleNames(text)];
    const order: Record<PersonalDataKind, number> = {
      name: 0,
      mail: 1,
      telephone: 2,
      address: 3,
      possibleName: 4,
    };
    const chosen: FoundPersonalData[] = [];
    for (const place of found.sort(
      (a, b) => order[a.kind] - order[b.kind] || b.to - b.from - (a.to - a.from) || a.from - b.from,
    )) {
      if (!chosen.some(({ from, to }) => place.from < to && from < place.to)) {
        chosen.push(place);
      }
    }
    return chosen.sort((a, b) => a.from - b.from);
  }

  #names(text: NameText): FoundPersonalData[] {
    const places: FoundPersonalData[] = [];
    for (let at = 0; at < text.text.length; at += 1) {
      for (const pattern of this.#patterns.get(text.text.charAt(at)) ?? []) {
        const end = at + pattern.text.length;
        if (text.text.startsWith(pattern.text, at) && stands(text.text, at, end, pattern)) {
          const [from, to] = text.sourceOf(at, end);
          places.push({ kind: 'name', from, to });
        }
      }
    }
    return places;
  }
}

function stands(text: string, from: number, to: number, { onlyWithTitle, wholeWord }: NamePattern): boolean {
  if (title.test(text.slice(to, to + 4))) {
    return true;
  }
  if (onlyWithTitle) {
    return false;
  }
  return !wholeWord || !goesOn(text, from, to);
}

/** True where letters of the same script stand before or behind. Particles are hiragana, so beside kanji nothing is said. */
function goesOn(text: string, from: number, to: number): boolean {
  const isOf = katakana.test(text.charAt(from)) ? katakana : hiraganaLetter;
  return kana.test(text.charAt(from)) && (isOf.test(text.charAt(from - 1)) || isOf.test(text.charAt(to)));
}

function possibleNames(text: NameText): FoundPersonalData[] {
  const places: FoundPersonalData[] = [];
  for (const match of text.text.matchAll(/(\p{Script=Han}+)(さん|さま|様(?![々子式相態])|氏|殿)/gu)) {
    const [, letters = '', ending = ''] = match;
    const least = ending.startsWith('さ') ? 1 : 2;
    if ([...letters].length >= least && !usualWords.test(letters)) {
      // A name is hardly longer than three kanji; what stands before is another word.
      const name = [...letters].slice(-3).join('');
      const end = match.index + letters.length;
      const [from, to] = text.sourceOf(end - name.length, end);
      places.push({ kind: 'possibleName', from, to });
    }
  }
  return places;
}

function contactsIn(source: string): FoundPersonalData[] {
  const places: FoundPersonalData[] = [];
  const add = (kind: PersonalDataKind, from: number, length: number): void => {
    places.push({ kind, from, to: from + length });
  };
  for (const match of source.matchAll(mail)) {
    add('mail', match.index, match[0].length);
  }
  for (const match of source.matchAll(telephone)) {
    const digits = match[0].normalize('NFKC').replace(/^\+81/u, '0').replaceAll(/\D/gu, '').length;
    if (digits === 10 || digits === 11) {
      // A bracket that closes behind the number, and not within it, is not part of it.
      const bracket = /^[(（][^)）]*$/u.test(match[0]) ? 1 : 0;
      add('telephone', match.index + bracket, match[0].length - bracket);
    }
  }
  for (const match of source.matchAll(postalCode)) {
    add('address', match.index, match[0].length);
  }
  for (const match of source.matchAll(address)) {
    if (!usualHeads.test(match[1] ?? '')) {
      add('address', match.index, match[0].length);
    }
  }
  return places;
}
