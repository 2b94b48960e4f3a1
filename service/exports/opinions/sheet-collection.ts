import type { ReceivedSheet } from '../../../core/contract/opinion-sheet-schemas.ts';
import type { Meeting } from '../../../core/domain/meetings/meeting.ts';
import {
  type Attribution,
  attributionOf,
  lettersOf,
  mayBeGiven,
  type Writer,
} from '../../../core/domain/opinion-sheets/attribution.ts';
import type { FormSettings } from '../../../core/domain/opinion-sheets/form-settings.ts';
import type { OriginalOpinion } from '../../../core/domain/opinion-sheets/opinion.ts';
import type { SheetDocument } from '../../../core/domain/opinion-sheets/sheet.ts';
import type {
  SheetCollectionChoices,
  SheetsLeftOut,
} from '../../../core/domain/opinion-sheets/sheet-collection.ts';
import { createTranslate, type Locale, type Translate } from '../../../core/locales/translator.ts';
import type { ReadHandle } from '../../../db/connection/handles.ts';
import { itemsOfOpinion } from '../../../db/opinion-sheets/compile-queries.ts';
import { findRevision, sheetsOfMeeting } from '../../../db/opinion-sheets/queries.ts';
import type { ItemRow } from '../../../db/opinion-sheets/rows.ts';
import { formSettings } from '../../../db/opinion-sheets/settings.ts';
import { meetingLabel } from '../../handlers/summaries.ts';
import { receivedSheets } from '../../opinion-sheets/received-sheets.ts';
import { givenItems, writersOfMeeting } from './given-items.ts';
import { textKeys } from './given-texts.ts';
import { meetingName, meetingOfId } from './meeting-name.ts';
import { type GivenText, type Review, reviewOf } from './review.ts';

/** A sheet of the 原文集, in the revision that counts. */
export interface CollectedSheet {
  readonly sheet: ReceivedSheet;
  /** With what is masked masked. */
  readonly opinions: readonly OriginalOpinion[];
  readonly answers: SheetDocument['answers'];
  readonly attribution: Attribution | null;
  /** True where a name would stand but for the wish of its bearer. */
  readonly isWithheld: boolean;
  /** Numbers of its rows in the 対応表, in order. */
  readonly numbers: readonly number[];
}

/** Everything that a 原文集 is made of. */
export interface DrawnCollection {
  readonly choices: SheetCollectionChoices;
  readonly meeting: Meeting;
  /** 「令和5年度第1回　見本市地域福祉推進委員会」 */
  readonly meetingName: string;
  readonly title: string;
  readonly settings: FormSettings;
  readonly sheets: readonly CollectedSheet[];
  readonly people: number;
  readonly review: Review;
  readonly leftOut: SheetsLeftOut;
  /** Answers to the committee's own questions, printed or not. */
  readonly answerCount: number;
  readonly translate: Translate;
}

interface ReadSheet {
  readonly sheet: ReceivedSheet;
  readonly document: SheetDocument;
  readonly writer: Writer;
  readonly items: ReadonlyMap<string, readonly ItemRow[]>;
}

const words = ['quote', 'text', 'reason', 'proposal'] as const;

/** Draws up a 原文集. @throws ShingiError not-found (meeting) */
export function drawUpCollection(
  read: ReadHandle,
  choices: SheetCollectionChoices,
  locale: Locale,
  maskAll: boolean,
): DrawnCollection {
  const translate = createTranslate(locale);
  const { meetingId, version, attribution } = choices;
  const meeting = meetingOfId(read, meetingId);
  const { given, leftOut } = sheetsToGive(read, choices);
  const sheets = given.map((sheet) => (choices.withAnswers ? sheet : withoutAnswers(sheet)));
  const writers = [...writersOfMeeting(read, meetingId).values()];
  const review = reviewOf(
    read,
    meetingId,
    sheets.flatMap(textsOfSheet),
    writers,
    { style: attribution, version, maskAll },
    translate,
  );
  // The same letters as in the 対応表; those who wrote nothing that counts come after.
  const counted = givenItems(
    read,
    { meetingId, version, selection: 'all', order: 'number' },
    translate,
  ).writers;
  const letters = lettersOf([...counted, ...writers]);
  return {
    choices,
    meeting,
    meetingName: meetingName(read, meeting),
    title: choices.title ?? translate('sheet-collection:title', { meeting: meetingLabel(meeting) }),
    settings: formSettings(read),
    sheets: sheets.map((sheet) =>
      collected(sheet, review, attributionOf(sheet.writer, attribution, version, letters), choices),
    ),
    people: new Set(sheets.map(({ writer }) => writer.key)).size,
    review,
    leftOut,
    answerCount: given.reduce((sum, { document }) => sum + document.answers.length, 0),
    translate,
  };
}

/** What came in and counts, in the order of receipt. */
function sheetsToGive(
  read: ReadHandle,
  { meetingId, version }: SheetCollectionChoices,
): { given: ReadSheet[]; leftOut: SheetsLeftOut } {
  const leftOut = { membersOnly: 0, withdrawn: 0, outOfScope: 0 };
  const writers = writersOfMeeting(read, meetingId);
  const hashes = new Map(sheetsOfMeeting(read, meetingId).map(({ id, current_hash }) => [id, current_hash]));
  const given = receivedSheets(read, meetingId).flatMap((sheet): ReadSheet[] => {
    const writer = writers.get(sheet.sheetId);
    const document = findRevision(read, hashes.get(sheet.sheetId) ?? '')?.document;
    if (writer === undefined || document === undefined) {
      throw new Error(`no revision of sheet ${sheet.sheetId}`);
    }
    if (sheet.state !== 'received') {
      leftOut[sheet.state] += 1;
      return [];
    }
    if (!mayBeGiven(writer, version)) {
      leftOut.membersOnly += 1;
      return [];
    }
    const items = new Map(document.opinions.map(({ id }) => [id, itemsOfOpinion(read, id)]));
    return [{ sheet, document, writer, items }];
  });
  return { given, leftOut };
}

function withoutAnswers(sheet: ReadSheet): ReadSheet {
  return { ...sheet, document: { ...sheet.document, answers: [] } };
}

function textsOfSheet({ sheet: { sheetId }, document, writer, items }: ReadSheet): GivenText[] {
  return [
    ...document.answers.map(
      ({ fieldId, text }): GivenText => ({
        key: textKeys.answer(sheetId, fieldId),
        field: 'answer',
        text,
        no: null,
        itemId: null,
        writer,
      }),
    ),
    ...document.opinions.flatMap((opinion): GivenText[] => {
      const [first] = items.get(opinion.id) ?? [];
      const place = { no: first?.number ?? null, itemId: first?.id ?? null, writer };
      const ofOpinion = { opinionId: opinion.id };
      return [
        { key: textKeys.location(ofOpinion), field: 'location', text: opinion.location.label, ...place },
        ...words.map(
          (field): GivenText => ({ key: textKeys[field](ofOpinion), field, text: opinion[field], ...place }),
        ),
      ];
    }),
  ];
}

function collected(
  { sheet, document, writer, items }: ReadSheet,
  review: Review,
  attribution: Attribution | null,
  { attribution: style }: SheetCollectionChoices,
): CollectedSheet {
  const namesPeople = style === 'name' || style === 'initials';
  return {
    sheet,
    attribution,
    isWithheld: namesPeople && attribution?.type === 'role' && (writer.name ?? '').trim() !== '',
    numbers: [...items.values()]
      .flat()
      .map(({ number }) => number)
      .sort((a, b) => a - b),
    answers: document.answers.map((answer) => ({
      ...answer,
      text: review.masked(textKeys.answer(sheet.sheetId, answer.fieldId), answer.text),
    })),
    opinions: document.opinions.map((opinion) => {
      const ofOpinion = { opinionId: opinion.id };
      const given = (field: (typeof words)[number]) =>
        review.masked(textKeys[field](ofOpinion), opinion[field]);
      return {
        ...opinion,
        location: {
          ...opinion.location,
          label: review.masked(textKeys.location(ofOpinion), opinion.location.label),
        },
        quote: given('quote'),
        text: given('text'),
        reason: given('reason'),
        proposal: given('proposal'),
      };
    }),
  };
}
