import { withUnknownMembers } from '../../core/domain/exchange/parked.ts';
import { everyRow } from '../../core/domain/opinion-sheets/compiled.ts';
import { partText } from '../../core/domain/opinion-sheets/opinion-part.ts';
import type { Locale, Translate } from '../../core/locales/translator.ts';
import { findOwner } from '../../db/committees/owner.ts';
import type { ReadHandle } from '../../db/connection/handles.ts';
import { findMeeting } from '../../db/meetings/queries.ts';
import {
  compiledIds,
  compiledRows,
  findItemRow,
  planChangesOfItems,
} from '../../db/opinion-sheets/compile-queries.ts';
import { findOpinionRow, originalOf } from '../../db/opinion-sheets/queries.ts';
import { itemsOfSubject, responseFor } from '../../db/opinion-sheets/response-commands.ts';
import { sheetTerms } from '../../db/opinion-sheets/settings.ts';
import { meetingLabel } from '../handlers/summaries.ts';
import { categoriesOf, dispositionLabel, dispositionsOf } from './dispositions.ts';
import { effectiveText } from './effective-text.ts';
import { ownDraft } from './own-sheet.ts';
import { parkedOfOpinion } from './published-responses.ts';
import { receivedResponses } from './received-responses.ts';

/** Every opinion of a meeting with everything that is known of it, as other programs read it. */
export function listOpinions(
  read: ReadHandle,
  meetingId: string,
  translate: Translate,
  locale: Locale,
  newId: () => string,
): Record<string, unknown>[] {
  return findOwner(read).role === 'member'
    ? ownOpinions(read, meetingId, translate, newId)
    : compiledOpinions(read, meetingId, translate, locale);
}

function compiledOpinions(
  read: ReadHandle,
  meetingId: string,
  translate: Translate,
  locale: Locale,
): Record<string, unknown>[] {
  const dispositions = dispositionsOf(read, locale);
  const categories = new Map(categoriesOf(read).map(({ id, label }) => [id, label]));
  const ids = compiledIds(read, { meetingId, filter: everyRow, order: 'number', descending: false });
  const rows = compiledRows(read, ids, sheetTerms(read, meetingId).dueAt);
  return rows.flatMap((row) => {
    const opinion = findOpinionRow(read, row.opinionId);
    const item = findItemRow(read, row.itemId);
    if (opinion === null || item === null) {
      return [];
    }
    const original = originalOf(opinion);
    const response = responseFor(read, row.itemId);
    const category = row.category ?? row.suggestedCategory;
    const reported =
      response.reportedMeetingId === null ? null : findMeeting(read, response.reportedMeetingId);
    return [
      {
        no: row.no,
        id: row.itemId,
        opinion: row.opinionId,
        sheet: row.sheetId,
        submitter: row.submitterName,
        role: translate(`opinion:submitterRole.${row.submitterRole}`),
        publishability: row.publishability,
        method: translate(`opinion:method.${row.method}`),
        kind: translate(`opinion:kind.${original.kind}`),
        target: original.location.label,
        location: original.location,
        quote: original.quote,
        original: original.text,
        reason: original.reason,
        proposal: original.proposal,
        ...(row.flags.split ? { part: partText(original.text, item.part_from, item.part_to) } : {}),
        verdict: row.verdict,
        summary: row.summary,
        group: row.groupHeading,
        groupId: row.groupId,
        category: category === null ? null : (categories.get(category) ?? category),
        categoryIsSuggested: row.category === null && category !== null,
        disposition: row.disposition === null ? null : dispositionLabel(dispositions, row.disposition),
        response: effectiveText(read, row.itemId, translate),
        responseReason: response.reason,
        status: translate(`opinion:status.${row.status}`),
        section: row.section,
        sameAs: row.sameAsNo,
        planChanges: planChangesOfItems(read, itemsOfSubject(read, response.subjectId)).map(
          ({ kind, place, before, after, state }) => ({
            kind: translate(`opinion:planChangeKind.${kind}`),
            place,
            before,
            after,
            state,
          }),
        ),
        reportedAt: reported === null ? null : meetingLabel(reported),
        receivedAt: new Date(row.receivedAt).toISOString(),
        flags: row.flags,
        // What the writer's program knew beyond this one.
        ...(withUnknownMembers({}, parkedOfOpinion(read, row.opinionId)) as Record<string, unknown>),
      },
    ];
  });
}

/** A member's own opinions, as drafted, each with the answers that came back. */
function ownOpinions(
  read: ReadHandle,
  meetingId: string,
  translate: Translate,
  newId: () => string,
): Record<string, unknown>[] {
  const answers = receivedResponses(read, meetingId);
  const draft = ownDraft(read, meetingId, newId, 0);
  return draft.opinions.map((opinion, index) => {
    const received = answers.filter(({ opinionId }) => opinionId === opinion.id);
    const [first] = received;
    return {
      no: first?.no ?? index + 1,
      id: opinion.id,
      opinion: opinion.id,
      sheet: draft.sheetId,
      submitter: draft.submitter.name,
      role: translate(`opinion:submitterRole.${draft.submitter.role}`),
      kind: translate(`opinion:kind.${opinion.kind}`),
      target: opinion.location.label,
      location: opinion.location,
      quote: opinion.quote,
      original: opinion.text,
      reason: opinion.reason,
      proposal: opinion.proposal,
      summary: first?.summary ?? '',
      group: null,
      category: null,
      disposition: first?.disposition ?? null,
      response: first?.text ?? '',
      status: first === undefined ? null : translate('opinion:status.published'),
      section: first?.section ?? '',
      sameAs: first?.sameAsNo ?? null,
      planChanges: first?.planChanges ?? [],
      reportedAt: first?.reportedAt ?? null,
      responses: received,
    };
  });
}
