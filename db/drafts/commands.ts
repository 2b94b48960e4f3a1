import { ZodError } from 'zod';
import { ShingiError } from '../../core/contract/errors.ts';
import { toBlocks } from '../../core/domain/blocks/to-blocks.ts';
import { canonicalJson } from '../../core/domain/change-log/canonical-json.ts';
import type { MaterialContent } from '../../core/domain/materials/content.ts';
import {
  contentAfter,
  type Draft,
  type DraftAct,
  operationsToStep,
} from '../../core/domain/materials/draft.ts';
import { DraftMismatch, type DraftOperation } from '../../core/domain/materials/draft-operation.ts';
import { finishedContent } from '../../core/domain/materials/finished-content.ts';
import {
  currentVersion,
  type MaterialVersion,
  type VersionKind,
} from '../../core/domain/materials/material.ts';
import type { Distribution } from '../../core/domain/meetings/handout-list-content.ts';
import type { WriteHandle } from '../change-log/write-handle.ts';
import { addMaterial, updateMaterial } from '../materials/commands.ts';
import { findMaterial, listVersions, versionContent } from '../materials/queries.ts';
import { publishVersion } from '../materials/version-commands.ts';
import { findMeeting } from '../meetings/queries.ts';
import { draftStanding, findDraft, openDraftOf } from './queries.ts';

function requireDraft(handle: WriteHandle, id: string): Draft {
  const draft = findDraft(handle, id);
  if (draft === null) {
    throw new ShingiError('not-found', { what: 'draft', id });
  }
  return draft;
}

/** An open draft that stands where the caller thinks it does. */
function requireOpen(handle: WriteHandle, id: string, revision: number): Draft {
  const draft = requireDraft(handle, id);
  if (draft.state !== 'open' || draft.revision !== revision) {
    throw new ShingiError('conflict', { what: 'draft', state: draft.state, revision: draft.revision });
  }
  return draft;
}

function insertDraft(
  handle: WriteHandle,
  fields: Omit<Draft, 'id' | 'kind' | 'state' | 'versionId' | 'startedAt' | 'changedAt' | 'revision'>,
  content: MaterialContent,
): Draft {
  if (content.kind === 'file' || content.kind === 'report') {
    throw new ShingiError('invalid-input', { what: 'kind', kind: content.kind });
  }
  const id = handle.environment.newId();
  handle.insert('draft', {
    id,
    material_id: fields.materialId,
    base_version_id: fields.baseVersionId,
    meeting_id: fields.meetingId,
    kind: content.kind,
    number: fields.number,
    title: fields.title,
    distribution: fields.distribution,
    content: canonicalJson(content),
    state: 'open',
    version_id: null,
    started_at: handle.environment.now(),
  });
  return requireDraft(handle, id);
}

/**
 * A draft of a further version of a material. Where one is under way already, that one.
 * @param start the version to begin from (null: the current one that has content), or the content of a paper that is
 * listed and not here
 * @throws ShingiError not-found (material, version with content); invalid-input for a paper kept as a file
 */
export function startDraft(
  handle: WriteHandle,
  materialId: string,
  start: { readonly versionId: string | null } | { readonly content: MaterialContent },
): Draft {
  const material = findMaterial(handle, materialId);
  if (material === null) {
    throw new ShingiError('not-found', { what: 'material', id: materialId });
  }
  const open = openDraftOf(handle, materialId);
  if (open !== null) {
    return open;
  }
  const { meetingId, number, title, distribution } = material;
  const fields = { materialId, meetingId, number, title, distribution };
  if ('content' in start) {
    return insertDraft(handle, { ...fields, baseVersionId: null }, start.content);
  }
  const versions = listVersions(handle, materialId);
  const version =
    start.versionId === null ? currentVersion(versions) : versions.find(({ id }) => id === start.versionId);
  const content = version === undefined ? null : versionContent(handle, version.id);
  if (version === undefined || content === null) {
    throw new ShingiError('not-found', { what: 'version', id: start.versionId ?? materialId });
  }
  return insertDraft(handle, { ...fields, baseVersionId: version.id }, content);
}

export interface NewPaper {
  readonly meetingId: string;
  readonly number: string | null;
  readonly title: string;
  readonly distribution: Distribution | null;
}

/** A draft of a paper that does not exist yet. @throws ShingiError not-found (meeting); invalid-input */
export function startNewDraft(handle: WriteHandle, paper: NewPaper, content: MaterialContent): Draft {
  if (findMeeting(handle, paper.meetingId) === null) {
    throw new ShingiError('not-found', { what: 'meeting', id: paper.meetingId });
  }
  return insertDraft(handle, { ...paper, materialId: null, baseVersionId: null }, content);
}

/** Number, title and distribution that the paper is to have; of an existing material they are changed at once. */
export function updateDraft(handle: WriteHandle, id: string, changes: Omit<NewPaper, 'meetingId'>): Draft {
  const draft = requireDraft(handle, id);
  handle.update('draft', id, { ...changes });
  if (draft.materialId !== null) {
    updateMaterial(handle, draft.materialId, changes);
  }
  return requireDraft(handle, id);
}

interface Act {
  readonly draftId: string;
  readonly step: string;
  readonly act: DraftAct;
  readonly actor: string;
  readonly operations: readonly DraftOperation[];
}

/** Adds a change; the standing that follows is checked before. */
function addChange(handle: WriteHandle, { draftId, step, act, actor, operations }: Act): void {
  const { revision, content } = draftStanding(handle, draftId);
  refuseMisfit(content, operations);
  handle.insert('draft_change', {
    id: handle.environment.newId(),
    draft_id: draftId,
    position: revision + 1,
    step,
    act,
    actor,
    at: handle.environment.now(),
    operations: canonicalJson(operations),
  });
}

function refuseMisfit(content: MaterialContent, operations: readonly DraftOperation[]): void {
  try {
    const next = contentAfter(content, operations);
    const ids = toBlocks(next).map(({ id }) => id);
    if (next.kind !== content.kind || new Set(ids).size < ids.length) {
      throw new ShingiError('invalid-input', { message: 'another kind, or an id used twice' });
    }
  } catch (error) {
    if (error instanceof DraftMismatch) {
      throw new ShingiError('conflict', { what: 'draft', message: error.message }, { cause: error });
    }
    if (error instanceof ZodError) {
      const issue = error.issues[0];
      throw new ShingiError(
        'invalid-input',
        { path: issue?.path.join('.') ?? '', message: issue?.message ?? '' },
        { cause: error },
      );
    }
    throw error;
  }
}

/**
 * Edits a draft. Edits of one step that follow each other are taken back together; the log keeps the operations alone.
 * @param edit `revision`: the one the caller knows, so that nobody writes over what he has not seen
 * @returns the new revision
 * @throws ShingiError not-found; conflict (not open, another revision, an operation that does not fit); invalid-input
 */
export function changeDraft(
  handle: WriteHandle,
  actor: string,
  edit: {
    readonly draftId: string;
    readonly revision: number;
    readonly changes: readonly { readonly step: string; readonly operations: readonly DraftOperation[] }[];
  },
): number {
  requireOpen(handle, edit.draftId, edit.revision);
  for (const { step, operations } of edit.changes) {
    addChange(handle, { draftId: edit.draftId, step, act: 'edit', actor, operations });
  }
  return edit.revision + edit.changes.length;
}

/**
 * Takes the last step back, or does it again.
 * @returns the operations for whoever shows the draft; null where there is nothing to take back
 * @throws ShingiError not-found, conflict
 */
export function stepDraft(
  handle: WriteHandle,
  actor: string,
  { draftId, revision, act }: { draftId: string; revision: number; act: 'undo' | 'redo' },
): { revision: number; operations: DraftOperation[] } | null {
  requireOpen(handle, draftId, revision);
  const found = operationsToStep(draftStanding(handle, draftId).steps, act);
  if (found === null) {
    return null;
  }
  addChange(handle, { draftId, actor, act, ...found });
  return { revision: revision + 1, operations: found.operations };
}

export interface DraftPublication {
  readonly draftId: string;
  readonly revision: number;
  readonly versionKind: VersionKind;
  /** ISO date. */
  readonly distributedOn: string | null;
  readonly reason: string | null;
}

/**
 * Makes a version of a draft, without rows that nobody has filled in; a new paper gets its material first. The draft stays with its changes, as published.
 * @throws ShingiError not-found; conflict (not open, another revision, a second 初版); invalid-input
 */
export function publishDraft(
  handle: WriteHandle,
  { draftId, revision, versionKind, distributedOn, reason }: DraftPublication,
): { materialId: string; version: MaterialVersion; content: MaterialContent } {
  const draft = requireOpen(handle, draftId, revision);
  const content = finishedContent(draftStanding(handle, draftId).content);
  const { meetingId, number, title, distribution } = draft;
  const materialId =
    draft.materialId ??
    addMaterial(handle, { meetingId, kind: content.kind, number, title, distribution }).id;
  if (findMaterial(handle, materialId)?.kind !== content.kind) {
    // Of a listed paper only the name was known.
    updateMaterial(handle, materialId, { kind: content.kind });
  }
  const version = publishVersion(handle, {
    materialId,
    versionKind,
    content,
    blocks: toBlocks(content),
    sourceHash: null,
    distributedOn,
    reason,
  });
  handle.update('draft', draftId, { state: 'published', version_id: version.id, material_id: materialId });
  return { materialId, version, content };
}

/** Puts a draft away. It can be taken up again. @throws ShingiError not-found, conflict */
export function discardDraft(handle: WriteHandle, draftId: string, revision: number): void {
  requireOpen(handle, draftId, revision);
  handle.update('draft', draftId, { state: 'discarded' });
}

/** Takes a discarded draft up again. @throws ShingiError not-found; conflict when another one is under way */
export function restoreDraft(handle: WriteHandle, draftId: string): Draft {
  const draft = requireDraft(handle, draftId);
  const other = draft.materialId === null ? null : openDraftOf(handle, draft.materialId);
  if (draft.state !== 'discarded' || other !== null) {
    throw new ShingiError('conflict', { what: 'draft', state: draft.state });
  }
  handle.update('draft', draftId, { state: 'open' });
  return requireDraft(handle, draftId);
}
