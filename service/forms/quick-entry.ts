import { ShingiError } from '../../core/contract/errors.ts';
import type { SheetDraft } from '../../core/contract/opinion-sheet-schemas.ts';
import { type OpinionKind, textLimits, writtenText } from '../../core/domain/opinion-sheets/opinion.ts';
import type { FormAnswer } from '../../core/domain/opinion-sheets/sheet.ts';
import type { Translate } from '../../core/locales/translator.ts';
import type { WriteHandle } from '../../db/change-log/write-handle.ts';
import type { ReadHandle } from '../../db/connection/handles.ts';
import {
  removeOpinionDraft,
  saveOpinionDraft,
  saveSheetHead,
} from '../../db/opinion-sheets/draft-commands.ts';
import { enteredDrafts, findSheetDraft } from '../../db/opinion-sheets/draft-queries.ts';
import type { StoredSheetDraft } from '../../db/opinion-sheets/draft-rows.ts';
import { derivedId } from './derived-id.ts';
import { keptText } from './kept-text.ts';
import { placeOpinion } from './place-opinion.ts';

/** Names the answers that hold the text as it came. */
const purpose = 'original';
/** Answers of a sheet at most. */
const greatestCount = 50;
/** Characters of a text that lists show. */
const beginning = 80;

export interface QuickEntry
  extends Pick<SheetDraft, 'sheetId' | 'meetingId' | 'submitter' | 'publishability' | 'method'> {
  readonly original: string;
}

function idsOfOriginal(sheetId: string): string[] {
  return Array.from({ length: greatestCount }, (_, index) => derivedId(sheetId, purpose, String(index)));
}

/** The text that a sheet was begun with; empty for none. */
function originalOf(sheetId: string, answers: readonly FormAnswer[]): string {
  const texts = new Map(answers.map(({ fieldId, text }) => [fieldId, text]));
  return idsOfOriginal(sheetId)
    .map((id) => texts.get(id) ?? '')
    .join('');
}

export function readQuickEntry(
  read: ReadHandle,
  sheetId: string,
): { readonly draft: SheetDraft; readonly original: string } | null {
  const stored = findSheetDraft(read, sheetId);
  const original = stored === null ? '' : originalOf(sheetId, stored.answers);
  if (stored === null || original === '') {
    return null;
  }
  const { isOwn: _, ...draft } = stored;
  return { draft, original };
}

export function listQuickEntries(read: ReadHandle, meetingId: string) {
  return enteredDrafts(read, meetingId).flatMap(({ sheetId, submitter, answers }) => {
    const original = originalOf(sheetId, answers);
    const begins = original.replaceAll(/\s+/gu, ' ').trim().slice(0, beginning);
    return original === '' ? [] : [{ sheetId, name: submitter.name, begins }];
  });
}

/** @throws ShingiError not-found (meeting); conflict when the draft is that of another meeting, or the owner's own */
export function saveQuickEntry(tx: WriteHandle, entry: QuickEntry, translate: Translate): void {
  const { original, ...head } = entry;
  const known = findSheetDraft(tx, entry.sheetId);
  const ids = new Set(idsOfOriginal(entry.sheetId));
  const others = (known?.answers ?? []).filter(({ fieldId }) => !ids.has(fieldId));
  const answers = [...others, ...keptText(entry.sheetId, purpose, translate('form:original'), original)];
  saveSheetHead(tx, { ...head, isOwn: false, answers });
}

export interface OpinionPart {
  readonly kind: OpinionKind;
  readonly from: number;
  readonly to: number;
  readonly materialId: string | null;
  readonly page: number | null;
}

function requireDraft(tx: WriteHandle, sheetId: string): StoredSheetDraft {
  const draft = findSheetDraft(tx, sheetId);
  if (draft === null || draft.isOwn) {
    throw new ShingiError('not-found', { what: 'sheetDraft', id: sheetId });
  }
  return draft;
}

/** @throws ShingiError not-found (draft); invalid-input for a part that is none of the text */
export function splitQuickEntry(
  tx: WriteHandle,
  sheetId: string,
  parts: readonly OpinionPart[],
  translate: Translate,
): void {
  const draft = requireDraft(tx, sheetId);
  const original = originalOf(sheetId, draft.answers);
  for (const { id } of draft.opinions) {
    removeOpinionDraft(tx, id);
  }
  parts.forEach((part, index) => {
    const isPart = part.from < part.to && part.to <= original.length;
    // Long ones are to be cut first; a character is not cut in half.
    if (!isPart || !writtenText(textLimits.text).safeParse(original.slice(part.from, part.to)).success) {
      throw new ShingiError('invalid-input', { part: index + 1 });
    }
    const { opinion } = placeOpinion(
      tx,
      draft.meetingId,
      {
        no: index + 1,
        kind: part.kind,
        place: {
          material: part.materialId ?? '',
          version: null,
          wholePlan: false,
          page: part.page,
          words: '',
        },
        quote: '',
        text: original.slice(part.from, part.to),
        reason: '',
        proposal: '',
      },
      translate,
    );
    saveOpinionDraft(tx, sheetId, { id: tx.environment.newId(), ...opinion }, null);
  });
}
