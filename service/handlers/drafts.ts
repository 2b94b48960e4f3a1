import type { DraftCalls } from '../../core/contract/draft-calls.ts';
import { ShingiError } from '../../core/contract/errors.ts';
import type { Handlers } from '../../core/contract/rpc.ts';
import { type Draft, draftHistory } from '../../core/domain/materials/draft.ts';
import { currentVersion } from '../../core/domain/materials/material.ts';
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
import { type CommitteeService, ownerActor } from '../committee-service.ts';
import { publishDraftWithPlan } from '../drafts/publish-draft.ts';

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
    startNewDraft: ({ content, ...paper }) =>
      announcing(file.write(ownerActor, 'startNewDraft', (tx) => startNewDraft(tx, paper, content))),
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
