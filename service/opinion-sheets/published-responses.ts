import type { PublishedResponse } from '../../core/domain/exchange/documents.ts';
import { type Parked, unknownMembers } from '../../core/domain/exchange/parked.ts';
import { everyRow } from '../../core/domain/opinion-sheets/compiled.ts';
import { partRange } from '../../core/domain/opinion-sheets/opinion-part.ts';
import type { Locale } from '../../core/locales/translator.ts';
import type { ReadHandle } from '../../db/connection/handles.ts';
import { findMeeting } from '../../db/meetings/queries.ts';
import { compiledIds, findItemRow, planChangesOfItems } from '../../db/opinion-sheets/compile-queries.ts';
import { findOpinionRow, findRevision } from '../../db/opinion-sheets/queries.ts';
import { effectiveResponse, itemsOfSubject, responseFor } from '../../db/opinion-sheets/response-commands.ts';
import { meetingLabel } from '../handlers/summaries.ts';
import { dispositionLabel, dispositionsOf } from './dispositions.ts';

/** Least number of the items that a reference points to. */
export function numberOfSubject(read: ReadHandle, subjectId: string | null): number | null {
  if (subjectId === null) {
    return null;
  }
  const numbers = itemsOfSubject(read, subjectId).map(
    (id) => findItemRow(read, id)?.number ?? Number.MAX_SAFE_INTEGER,
  );
  const least = Math.min(...numbers);
  return Number.isFinite(least) && least < Number.MAX_SAFE_INTEGER ? least : null;
}

/** The last part of an opinion ends where its text does. */
function withinText(read: ReadHandle, opinionId: string, from: number, to: number): [number, number] {
  const opinion = findOpinionRow(read, opinionId);
  return opinion === null ? [from, to] : partRange(opinion.text, from, to);
}

/** Every answer of a meeting that is published, in order of the numbers. */
export function publishedResponses(read: ReadHandle, meetingId: string, locale: Locale): PublishedResponse[] {
  const dispositions = dispositionsOf(read, locale);
  const ids = compiledIds(read, {
    meetingId,
    filter: { ...everyRow, view: 'published', withNotCounted: false },
    order: 'number',
    descending: false,
  });
  return ids.flatMap((id): PublishedResponse[] => {
    const item = findItemRow(read, id);
    if (item === null) {
      return [];
    }
    const response = responseFor(read, id);
    const effective = effectiveResponse(read, id) ?? response;
    const reported =
      response.reportedMeetingId === null ? null : findMeeting(read, response.reportedMeetingId);
    return [
      {
        itemId: id,
        opinionId: item.opinion_id,
        no: item.number,
        part: item.part_to === null ? null : withinText(read, item.opinion_id, item.part_from, item.part_to),
        summary: item.summary,
        disposition: dispositionLabel(dispositions, response.disposition),
        text: effective.text,
        sameAsNo: numberOfSubject(read, response.sameAs),
        reason: response.reason === '' ? effective.reason : response.reason,
        section: response.section,
        planChanges: planChangesOfItems(read, itemsOfSubject(read, response.subjectId)).map(
          ({ kind, place, before, after }) => ({ kind, place, before, after }),
        ),
        reportedAt: reported === null ? null : meetingLabel(reported),
      },
    ];
  });
}

/** What the writer's program knew of an opinion and this one does not; null where there is nothing. */
export function parkedOfOpinion(read: ReadHandle, opinionId: string): Parked | null {
  const row = findOpinionRow(read, opinionId);
  const revision = row === null ? null : findRevision(read, row.revision_hash);
  if (revision === null) {
    return null;
  }
  const parked = unknownMembers(JSON.parse(revision.text), revision.document);
  return parked?.inside?.['opinions']?.inside?.[`id ${opinionId}`] ?? null;
}
