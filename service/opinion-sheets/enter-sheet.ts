import { ShingiError } from '../../core/contract/errors.ts';
import { canonicalJson } from '../../core/domain/change-log/canonical-json.ts';
import { checkSheet, mayBeSubmitted } from '../../core/domain/opinion-sheets/check-sheet.ts';
import type { SheetDocument, SheetOrigin } from '../../core/domain/opinion-sheets/sheet.ts';
import { sha256 } from '../../db/change-log/hashes.ts';
import type { WriteHandle } from '../../db/change-log/write-handle.ts';
import { findCommittee } from '../../db/committees/queries.ts';
import { removeSheetDraft } from '../../db/opinion-sheets/draft-commands.ts';
import { findSheetDraft } from '../../db/opinion-sheets/draft-queries.ts';
import type { StoredSheetDraft } from '../../db/opinion-sheets/draft-rows.ts';
import { placeNewOpinions } from '../../db/opinion-sheets/places.ts';
import { revisionsOf } from '../../db/opinion-sheets/queries.ts';
import { type TakenIn, takeRevision } from '../../db/opinion-sheets/receive-commands.ts';
import { formSettings, sheetTerms } from '../../db/opinion-sheets/settings.ts';
import type { SuggestCategory } from '../../db/opinion-sheets/standing.ts';
import { wordsOfDraft } from './own-sheet.ts';

/**
 * Takes in a sheet that did not come as a bundle: keyed in from paper, read from a form, or one public comment. What is
 * stored is the same as for a bundle. A sheet with that id is given its next revision.
 * @throws ShingiError sheet-incomplete; conflict when the sheet belongs to another meeting
 */
export function takeEnteredSheet(
  tx: WriteHandle,
  draft: StoredSheetDraft,
  receipt: { readonly receivedAt: number; readonly origin: SheetOrigin },
  suggest: SuggestCategory,
): TakenIn {
  const words = wordsOfDraft(draft);
  const { dueAt } = sheetTerms(tx, draft.meetingId);
  // Paper without a name is taken in as it came.
  const findings = checkSheet(words, formSettings(tx), dueAt, receipt.receivedAt).filter(
    ({ code }) => code !== 'nameMissing',
  );
  if (!mayBeSubmitted(findings)) {
    throw new ShingiError('sheet-incomplete', {
      findings: findings.map(({ code, position }) => ({ code, position })),
    });
  }
  const newest = revisionsOf(tx, draft.sheetId).at(-1);
  const document: SheetDocument = {
    sheetId: draft.sheetId,
    committeeId: findCommittee(tx)?.id ?? '',
    meetingId: draft.meetingId,
    ...words,
    revision: (newest?.document.revision ?? 0) + 1,
    previousRevisionHash: newest?.hash ?? null,
    submittedAt: receipt.receivedAt,
  };
  const text = canonicalJson(document);
  // The same words once more are no new revision.
  const isSame =
    newest !== undefined &&
    sha256(canonicalJson({ ...newest.document, ...timeless })) ===
      sha256(canonicalJson({ ...document, ...timeless }));
  const same = isSame ? newest : undefined;
  return takeRevision(
    tx,
    {
      document: same?.document ?? document,
      text: same?.text ?? text,
      signer: null,
      origin: receipt.origin,
      method: draft.method,
      receivedAt: receipt.receivedAt,
    },
    suggest,
  );
}

const timeless = { revision: 0, previousRevisionHash: null, submittedAt: 0 };

/** Takes in a sheet that was keyed in, and clears the draft. @throws ShingiError not-found, sheet-incomplete */
export function enterSheet(
  tx: WriteHandle,
  sheetId: string,
  receivedAt: number,
  suggest: SuggestCategory,
): void {
  const draft = findSheetDraft(tx, sheetId);
  if (draft === null || draft.isOwn) {
    throw new ShingiError('not-found', { what: 'sheetDraft', id: sheetId });
  }
  takeEnteredSheet(tx, draft, { receivedAt, origin: 'entered' }, suggest);
  placeNewOpinions(tx);
  removeSheetDraft(tx, sheetId);
}
