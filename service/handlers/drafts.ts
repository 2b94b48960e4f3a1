import type { DraftCalls } from '../../core/contract/draft-calls.ts';
import { ShingiError } from '../../core/contract/errors.ts';
import type { Handlers } from '../../core/contract/rpc.ts';
import { type Draft, draftHistory } from '../../core/domain/materials/draft.ts';
import { currentVersion } from '../../core/domain/materials/material.ts';
import { createTranslate } from '../../core/locales/translator.ts';
import type { WriteHandle } from '../../db/change-log/write-handle.ts';
import {
  changeDraft,
  discardDraft,
  restoreDraft,
  startDraft,
  startNewDraft,
  stepDraft,
  updateDraft,
} from '../../db/drafts/commands.ts';
import {
  draftChanges,
  draftStanding,
  findDraft,
  firstContentOf,
  listDrafts,
} from '../../db/drafts/queries.ts';
import { listVersions } from '../../db/materials/queries.ts';
import { upsertMeeting } from '../../db/meetings/commands.ts';
import { type CommitteeService, ownerActor } from '../committee-service.ts';
import { draftPacket } from '../drafts/draft-packet.ts';
import { publishDraftWithPlan } from '../drafts/publish-draft.ts';
import { exportPacket } from '../exports/export-packet.ts';

type MeetingOfDraft = Parameters<Handlers<DraftCalls>['startNewDraft']>[0]['meeting'];

/** The meeting that is meant; one that is only named is made. */
function meetingOf(tx: WriteHandle, meeting: MeetingOfDraft): string {
  if ('meetingId' in meeting) {
    return meeting.meetingId;
  }
  return upsertMeeting(tx, {
    title: meeting.title,
    committeeName: null,
    fiscalYear: null,
    sessionNo: null,
    dateText: null,
    heldOn: meeting.heldOn,
    startText: null,
    startTime: null,
    endTime: null,
    placeText: null,
  }).meeting.id;
}

/** The calls about drafts. Windows hear of beginnings and ends, not of every edit. */
export function draftHandlers(service: CommitteeService): Handlers<DraftCalls> {
  const { file } = service;
  const { read } = file;

  const requireDraft = (draftId: string): Draft => {
    const draft = findDraft(read, draftId);
    if (draft === null) {
      throw new ShingiError('not-found', { what: 'draft', id: draftId });
    }
    return draft;
  };
  const isBehind = ({ materialId, baseVersionId }: Draft): boolean =>
    materialId !== null &&
    baseVersionId !== null &&
    currentVersion(listVersions(read, materialId))?.id !== baseVersionId;
  const canStep = (draftId: string) => {
    const { steps } = draftStanding(read, draftId);
    return { canUndo: steps.undo.length > 0, canRedo: steps.redo.length > 0 };
  };
  const announcing = <Value>(value: Value): Value => {
    service.announce('drafts');
    return value;
  };

  return {
    drafts: ({ state }) => listDrafts(read, state),
    draft: ({ draftId }) => {
      const draft = requireDraft(draftId);
      const { content } = draftStanding(read, draftId);
      return { draft, content, isBehind: isBehind(draft), ...canStep(draftId) };
    },
    draftHistory: ({ draftId, path, limit }) => {
      const entries = draftHistory(firstContentOf(read, draftId), draftChanges(read, draftId), path);
      return { entries: entries.slice(-limit).reverse(), total: entries.length };
    },

    startDraft: ({ materialId, versionId, content }) =>
      announcing(
        file.write(ownerActor, 'startDraft', (tx) =>
          startDraft(tx, materialId, content === null ? { versionId } : { content }),
        ),
      ),
    startNewDraft: ({ meeting, content, ...paper }) => {
      const draft = file.write(ownerActor, 'startNewDraft', (tx) =>
        startNewDraft(tx, { ...paper, meetingId: meetingOf(tx, meeting) }, content),
      );
      service.announce('drafts', 'materials');
      return draft;
    },
    updateDraft: ({ draftId, ...changes }) => {
      const draft = file.write(ownerActor, 'updateDraft', (tx) => updateDraft(tx, draftId, changes));
      service.announce('drafts', 'materials');
      return draft;
    },
    changeDraft: (edit) => {
      const revision = file.write(ownerActor, 'changeDraft', (tx) => changeDraft(tx, ownerActor, edit));
      return { revision, changedAt: requireDraft(edit.draftId).changedAt, ...canStep(edit.draftId) };
    },
    stepDraft: (request) => {
      const done = file.write(ownerActor, request.act === 'undo' ? 'undoDraft' : 'redoDraft', (tx) =>
        stepDraft(tx, ownerActor, request),
      );
      return {
        revision: done?.revision ?? request.revision,
        operations: done?.operations ?? [],
        changedAt: requireDraft(request.draftId).changedAt,
        ...canStep(request.draftId),
      };
    },

    exportDraft: ({ draftId, path, plainText, jobId }) =>
      service.runJob(jobId, (signal, report) =>
        exportPacket(
          draftPacket(read, draftId, createTranslate(service.environment.locale)),
          { path, plainText },
          service.environment,
          signal,
          report,
        ),
      ),
    publishDraft: (publication) => {
      const { materialId, version } = file.write(ownerActor, 'publishDraft', (tx) =>
        publishDraftWithPlan(tx, publication),
      );
      service.announce('drafts', 'materials');
      return { materialId, versionId: version.id };
    },
    discardDraft: ({ draftId, revision }) => {
      file.write(ownerActor, 'discardDraft', (tx) => discardDraft(tx, draftId, revision));
      return announcing(null);
    },
    restoreDraft: ({ draftId }) =>
      announcing(file.write(ownerActor, 'restoreDraft', (tx) => restoreDraft(tx, draftId))),
  };
}
