import { ShingiError } from '../../core/contract/errors.ts';
import type { Disposition } from '../../core/domain/opinion-sheets/disposition.ts';
import {
  emptyResponse,
  faultsOfResponse,
  mustBeComplete,
  type Response,
  resolveSameAs,
  statusAfterEdit,
} from '../../core/domain/opinion-sheets/response.ts';
import type { WriteHandle } from '../change-log/write-handle.ts';
import type { ReadHandle } from '../connection/handles.ts';
import { findGroup, findItemRow, findResponse, itemsOfGroup, planChangesOfItems } from './compile-queries.ts';
import { requireItem } from './item-commands.ts';
import { rowOfResponse } from './rows.ts';

export type ResponseChanges = {
  readonly [Name in keyof Omit<Response, 'subjectId'>]?: Response[Name] | undefined;
};

/** What is answered for an item: its group where it has one, else itself. */
export function subjectOf(read: ReadHandle, itemId: string): string {
  return findItemRow(read, itemId)?.group_id ?? itemId;
}

/** The response that stands for an item or group; an empty one while nobody has begun it. */
export function responseFor(read: ReadHandle, subjectId: string): Response {
  const subject = subjectOf(read, subjectId);
  return findResponse(read, subject) ?? emptyResponse(subject);
}

/** The response whose words answer an item or group, behind 「No.1の回答のとおり」; null where that leads nowhere. */
export function effectiveResponse(read: ReadHandle, subjectId: string): Response | null {
  return resolveSameAs(subjectId, (id) => responseFor(read, id));
}

/** Items that a response answers. */
export function itemsOfSubject(read: ReadHandle, subjectId: string): string[] {
  const grouped = itemsOfGroup(read, subjectId).map(({ id }) => id);
  return grouped.length > 0 ? grouped : [subjectId];
}

/** What a response still lacks. */
export function faultsFor(read: ReadHandle, response: Response, dispositions: readonly Disposition[]) {
  const changes = planChangesOfItems(read, itemsOfSubject(read, response.subjectId));
  return faultsOfResponse(response, dispositions, changes.length);
}

/** @throws ShingiError response-incomplete when a settled or published response lacks something */
export function refuseIncomplete(
  read: ReadHandle,
  response: Response,
  dispositions: readonly Disposition[],
): void {
  if (!mustBeComplete(response.status)) {
    return;
  }
  const faults = faultsFor(read, response, dispositions);
  if (faults.length > 0) {
    const [itemId = ''] = itemsOfSubject(read, response.subjectId);
    throw new ShingiError('response-incomplete', { faults, no: findItemRow(read, itemId)?.number ?? 0 });
  }
}

function refuseWrongReference(read: ReadHandle, response: Response): void {
  if (response.sameAs === null) {
    return;
  }
  const isKnown = findItemRow(read, response.sameAs) !== null || findGroup(read, response.sameAs) !== null;
  if (!isKnown) {
    throw new ShingiError('not-found', { what: 'response', id: response.sameAs });
  }
  const find = (id: string): Response => {
    const subject = subjectOf(read, id);
    return subject === response.subjectId ? response : responseFor(read, subject);
  };
  if (resolveSameAs(response.subjectId, find) === null) {
    throw new ShingiError('conflict', { what: 'response', id: response.sameAs });
  }
}

/** Stores a response whole. */
export function writeResponse(handle: WriteHandle, response: Response): void {
  const row = rowOfResponse(response);
  if (findResponse(handle, response.subjectId) === null) {
    handle.insert('opinion_response', row);
  } else {
    const { subject_id, ...changes } = row;
    handle.update('opinion_response', subject_id, changes);
  }
}

/** Words and decisions that make a settled response a draft again when they change. */
const settledFields = ['text', 'disposition', 'reason', 'sameAs'] as const;

/**
 * Changes the responses to these items, or to their groups. Whoever changes the words of a settled response takes it back
 * to a draft, unless they say the state themselves.
 * @throws ShingiError not-found; conflict when 「…の回答のとおり」 would lead in a circle; response-incomplete
 */
export function changeResponses(
  handle: WriteHandle,
  itemIds: readonly string[],
  changes: ResponseChanges,
  dispositions: readonly Disposition[],
): void {
  const subjects = new Set(itemIds.map((id) => requireItem(handle, id).group_id ?? id));
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  for (const subject of subjects) {
    const before = responseFor(handle, subject);
    const after: Response = { ...before, ...given };
    const hasOtherWords = settledFields.some((name) => before[name] !== after[name]);
    const status =
      changes.status ??
      (mustBeComplete(before.status) && hasOtherWords ? 'draft' : statusAfterEdit(before.status, after));
    const changed = { ...after, status };
    refuseWrongReference(handle, changed);
    refuseIncomplete(handle, changed, dispositions);
    writeResponse(handle, changed);
  }
}
