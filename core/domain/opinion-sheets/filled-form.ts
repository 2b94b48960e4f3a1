import { foldKey } from '../blocks/fold.ts';
import type { FilledForm, FormDescription } from './form-file.ts';
import { type OpinionKind, opinionKindSchema, textLimits } from './opinion.ts';
import { answerOfChoice } from './own-choices.ts';
import {
  type Publishability,
  publishabilitySchema,
  type SubmitterRole,
  submitterRoleSchema,
} from './sheet.ts';

/** Something in a form that a person should know of. `no`: number of the opinion, or null for the sheet. */
export interface FormNotice {
  readonly code: FormNoticeCode;
  readonly no: number | null;
  readonly value: string;
}

export const formNoticeCodes = [
  /** An opinion without words: only kind or place. Not taken in. */
  'withoutWords',
  /** The words stood in another field than that for the text. */
  'wordsElsewhere',
  'kindMissing',
  'kindNotRead',
  'materialNotFound',
  'quoteNotFound',
  'quoteAmbiguous',
  'agendaNotFound',
  'tooLong',
  /** Written outside the fields; kept with the sheet. */
  'leftOver',
  'nameMissing',
  'notOnRoster',
  /** The name is not that of the member whom the form was made for. */
  'nameDiffers',
  'publishabilityMissing',
  /** The answer to a question with choices is none of them, or more than one where one was asked for. */
  'choiceNotRead',
  /** The form asks other things than the committee does now. */
  'settingsChanged',
  /** Rows of a table that were here before are not in it any more; they stay. */
  'rowsGone',
  /** A workbook has words on further sheets, which are not taken in; how many sheets. */
  'otherSheets',
  'dateNotRead',
] as const;
export type FormNoticeCode = (typeof formNoticeCodes)[number];

/** Where, as far as the form says. */
export interface FormPlace {
  /** As it stands in the form; empty for none. */
  readonly material: string;
  /** The version that the form means by it. */
  readonly version: { readonly materialId: string; readonly versionId: string } | null;
  readonly wholePlan: boolean;
  readonly page: number | null;
  /** Heading, question, anything that is no page. */
  readonly words: string;
}

export interface FormOpinion {
  readonly no: number;
  /** null where nothing was chosen, or nothing that is a kind. */
  readonly kind: OpinionKind | null;
  readonly place: FormPlace;
  readonly quote: string;
  readonly text: string;
  readonly reason: string;
  readonly proposal: string;
}

export interface InterpretedForm {
  readonly name: string;
  readonly role: SubmitterRole | null;
  readonly publishability: Publishability | null;
  readonly answers: readonly { readonly fieldId: string; readonly label: string; readonly text: string }[];
  readonly opinions: readonly FormOpinion[];
  /** Text that is in no field of the sheet. */
  readonly leftOver: readonly string[];
  readonly notices: readonly FormNotice[];
}

/** Words that a form may have for each value, in any language of the program. */
export interface FormWords {
  readonly kinds: Readonly<Record<OpinionKind, readonly string[]>>;
  readonly roles: Readonly<Record<SubmitterRole, readonly string[]>>;
  readonly publishabilities: Readonly<Record<Publishability, readonly string[]>>;
  /** 「計画全体」 */
  readonly wholePlan: readonly string[];
}

/** What people write by hand instead of the word of the list. */
const kindVariants: Readonly<Record<OpinionKind, readonly string[]>> = {
  opinion: ['意見', 'ご意見', '御意見', '感想', '所感', '賛成', '反対', 'opinion', 'comment'],
  question: ['質問', 'ご質問', '御質問', '疑問', '問い', '問合せ', '問い合わせ', '確認', 'question'],
  proposal: ['提案', 'ご提案', '御提案', '修正案', 'proposal'],
  request: ['要望', 'ご要望', '御要望', '要求', 'お願い', 'request'],
  correction: [
    '誤記の指摘',
    '誤記',
    '誤字',
    '脱字',
    '誤字脱字',
    '誤植',
    '指摘',
    '訂正',
    '間違い',
    'correction',
  ],
};

const roleVariants: Readonly<Record<SubmitterRole, readonly string[]>> = {
  member: ['委員', '構成員', 'member'],
  observer: ['傍聴者', '傍聴', '傍聴人', 'observer'],
  citizen: ['市民', '個人', '区民', '町民', '村民', '住民', '県民', 'citizen'],
  organisation: ['団体', '法人', '事業者', '組織', 'organisation', 'organization'],
};

/** 「１．意見」, 「○意見」 and 「意見、質問」 begin with what counts. */
const lead = /^[\p{N}\p{P}\p{S}\s]+/u;
const divider = /[、,，/／・･\s　＋+]/u;

function oneOf<Value extends string>(
  text: string,
  values: readonly Value[],
  ...tables: readonly Readonly<Record<Value, readonly string[]>>[]
): Value | null {
  const trimmed = text.normalize('NFKC').replace(lead, '').trim();
  for (const candidate of [text, trimmed, ...trimmed.split(divider)]) {
    const key = foldKey(candidate.replace(/[）)」』。.]+$/u, ''));
    const found = values.find(
      (value) =>
        key === value.toLowerCase() ||
        tables.some((table) => table[value].some((word) => foldKey(word) === key)),
    );
    if (key !== '' && found !== undefined) {
      return found;
    }
  }
  return null;
}

export function readKind(text: string, words: Pick<FormWords, 'kinds'>): OpinionKind | null {
  return oneOf(text, opinionKindSchema.options, words.kinds, kindVariants);
}

export function readRole(text: string, words: Pick<FormWords, 'roles'>): SubmitterRole | null {
  return oneOf(text, submitterRoleSchema.options, words.roles, roleVariants);
}

/** 「3」, 「３ページ」, 「P.12」, 「p3-4」 (the first of them); null for words without a number. */
export function readPage(text: string): number | null {
  const digits = /\d{1,5}/u.exec(text.normalize('NFKC'))?.[0];
  const page = digits === undefined ? 0 : Number(digits);
  return page > 0 ? page : null;
}

function isPlainPage(text: string): boolean {
  return /^\s*(?:p(?:age)?\.?|頁|ページ)?\s*\d{1,5}\s*(?:頁|ページ|p)?\s*$/iu.test(text.normalize('NFKC'));
}

/** Halves of characters and U+0000 cannot be kept; what a form says otherwise stays as it is. */
function storable(text: string): string {
  return text.replaceAll('\0', '').replaceAll(/\p{Surrogate}/gu, '\ufffd');
}

/** Takes the values of a filled-in form for what they mean. Words of the writer stay as they are. */
export function interpretForm(form: FilledForm, words: FormWords): InterpretedForm {
  const { description, head } = form;
  const notices: FormNotice[] = [];
  const leftOver: string[] = [];
  const publishability = head['publishability'] ?? '';
  const opinions = form.opinions.flatMap(({ no, values }, index) =>
    interpretOpinion({ no: index + 1, row: no, values, description, words, notices, leftOver }),
  );
  for (const { place, text } of form.leftOver) {
    leftOver.push(storable(place === '' ? text : `${place}: ${text}`));
    notices.push({ code: 'leftOver', no: null, value: text.slice(0, 300) });
  }
  return {
    name: storable(head['name'] ?? '').trim(),
    role: readRole(head['role'] ?? '', words),
    publishability: oneOf(publishability, publishabilitySchema.options, words.publishabilities),
    answers: Object.entries(description.own).flatMap(([name, fieldId]) => {
      const text = storable(head[name] ?? '');
      const choices = description.ownChoices?.[name];
      if (text.trim() === '') {
        return [];
      }
      const answer = choices === undefined ? { text, isClear: true } : answerOfChoice(text, choices);
      if (!answer.isClear) {
        notices.push({ code: 'choiceNotRead', no: null, value: answer.text.slice(0, 300) });
      }
      return [{ fieldId, label: description.labels[name] ?? name, text: answer.text }];
    }),
    opinions,
    leftOver,
    notices,
  };
}

interface Source {
  readonly no: number;
  readonly row: number;
  readonly values: Readonly<Record<string, string>>;
  readonly description: FormDescription;
  readonly words: FormWords;
  readonly notices: FormNotice[];
  readonly leftOver: string[];
}

function interpretOpinion(source: Source): FormOpinion[] {
  const { no, values, words, notices } = source;
  const note = (code: FormNoticeCode, value = ''): void => {
    notices.push({ code, no, value });
  };
  const written = (name: 'quote' | 'text' | 'reason' | 'proposal'): string => withinLimit(source, name);
  const fields = {
    quote: written('quote'),
    text: written('text'),
    reason: written('reason'),
    proposal: written('proposal'),
  };
  const kindText = values['kind'] ?? '';
  const elsewhere = (['proposal', 'reason', 'quote'] as const).find((name) => fields[name].trim() !== '');
  if (fields.text.trim() === '' && elsewhere === undefined) {
    const rest = [kindText, values['material'], values['page'], values['place']].filter(
      (part) => part !== undefined,
    );
    // A kind or a paper that was chosen and nothing more says nothing; a place in words may.
    note('withoutWords', rest.join(' '));
    if ((values['place'] ?? '').trim() !== '') {
      source.leftOver.push(storable(rest.join(' ')));
    }
    return [];
  }
  if (fields.text.trim() === '' && elsewhere !== undefined) {
    note('wordsElsewhere', source.description.labels[elsewhere] ?? elsewhere);
    fields.text = fields[elsewhere];
    fields[elsewhere] = '';
  }
  const kind = readKind(kindText, words);
  if (kind === null) {
    note(kindText.trim() === '' ? 'kindMissing' : 'kindNotRead', kindText);
    if (kindText.trim() !== '') {
      source.leftOver.push(storable(kindText));
    }
  }
  return [{ no, kind, place: placeOf(source), ...fields }];
}

function withinLimit(
  { no, values, notices, leftOver }: Source,
  name: 'quote' | 'text' | 'reason' | 'proposal',
): string {
  const text = storable(values[name] ?? '');
  const limit = textLimits[name];
  if (text.length <= limit) {
    return text;
  }
  // A character is not cut in half.
  const cut = /[\ud800-\udbff]/u.test(text.charAt(limit - 1)) ? limit - 1 : limit;
  leftOver.push(text.slice(cut));
  notices.push({ code: 'tooLong', no, value: String(text.length) });
  return text.slice(0, cut);
}

function placeOf({ values, description, words }: Source): FormPlace {
  const material = storable(values['material'] ?? '').trim();
  const pageText = storable(values['page'] ?? '').trim();
  const place = storable(values['place'] ?? '').trim();
  const key = foldKey(material);
  const listed = description.materials.find(({ label }) => foldKey(label) === key);
  const wholePlan = key !== '' && words.wholePlan.some((word) => foldKey(word) === key);
  const page = readPage(pageText);
  return {
    material: wholePlan ? '' : material,
    version: listed === undefined ? null : { materialId: listed.materialId, versionId: listed.versionId },
    wholePlan,
    page,
    words: [pageText !== '' && !isPlainPage(pageText) ? pageText : '', place]
      .filter((part) => part !== '')
      .join('　'),
  };
}
