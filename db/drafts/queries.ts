import { ShingiError } from '../../core/contract/errors.ts';
import { type MaterialContent, materialContentSchema } from '../../core/domain/materials/content.ts';
import {
  type Draft,
  type DraftChange,
  type DraftSteps,
  noSteps,
  stepsAfter,
} from '../../core/domain/materials/draft.ts';
import { applyOperations, jsonOf } from '../../core/domain/materials/draft-operation.ts';
import type { ReadHandle } from '../connection/handles.ts';
import { type DraftChangeRow, type DraftRow, draftChangeColumns, draftChangeOf } from './rows.ts';

/** What lists show of a draft: its row without the content it began with, and how far it has come. */
type DraftHeadRow = Omit<DraftRow, 'content'> & {
  readonly revision: number;
  readonly changed_at: number | null;
};

// A material may have been renamed since the draft was begun: its own number and title are shown.
const heads = `SELECT d.id, d.material_id, d.base_version_id, d.meeting_id, d.kind,
    iif(m.id IS NULL, d.number, m.number) AS number, coalesce(m.title, d.title) AS title,
    iif(m.id IS NULL, d.distribution, m.distribution) AS distribution, d.state, d.version_id, d.started_at,
    (SELECT coalesce(max(position), 0) FROM draft_change AS c WHERE c.draft_id = d.id) AS revision,
    (SELECT at FROM draft_change AS c WHERE c.draft_id = d.id ORDER BY position DESC LIMIT 1) AS changed_at
  FROM draft AS d LEFT JOIN material AS m ON m.id = d.material_id`;

function draftOf(row: DraftHeadRow): Draft {
  return {
    id: row.id,
    materialId: row.material_id,
    baseVersionId: row.base_version_id,
    meetingId: row.meeting_id,
    kind: row.kind,
    number: row.number,
    title: row.title,
    distribution: row.distribution,
    state: row.state,
    versionId: row.version_id,
    startedAt: row.started_at,
    changedAt: row.changed_at ?? row.started_at,
    revision: row.revision,
  };
}

export function findDraft(read: ReadHandle, id: string): Draft | null {
  const row = read.get<DraftHeadRow>(`${heads} WHERE d.id = ?`, id);
  return row === undefined ? null : draftOf(row);
}

/** Drafts in the order in which they were begun; the open ones alone unless another state is asked for. */
export function listDrafts(read: ReadHandle, state: Draft['state'] = 'open'): Draft[] {
  return read.all<DraftHeadRow>(`${heads} WHERE d.state = ? ORDER BY d.started_at, d.id`, state).map(draftOf);
}

/** The draft that is under way for a material. There is one at most. */
export function openDraftOf(read: ReadHandle, materialId: string): Draft | null {
  const row = read.get<DraftHeadRow>(`${heads} WHERE d.material_id = ? AND d.state = 'open'`, materialId);
  return row === undefined ? null : draftOf(row);
}

/** The content that a draft began with. @throws ShingiError not-found */
export function firstContentOf(read: ReadHandle, draftId: string): MaterialContent {
  const row = read.get<{ content: string }>('SELECT content FROM draft WHERE id = ?', draftId);
  if (row === undefined) {
    throw new ShingiError('not-found', { what: 'draft', id: draftId });
  }
  return materialContentSchema.parse(JSON.parse(row.content));
}

/** Changes of a draft, oldest first. @param after only those behind this revision */
export function draftChanges(read: ReadHandle, draftId: string, after = 0): DraftChange[] {
  const sql = `SELECT ${draftChangeColumns} FROM draft_change WHERE draft_id = ? AND position > ? ORDER BY position`;
  return read.all<DraftChangeRow>(sql, draftId, after).map(draftChangeOf);
}

/** A draft as it stands: what it says now, and what can be taken back. */
export interface DraftStanding {
  readonly revision: number;
  readonly content: MaterialContent;
  readonly steps: DraftSteps;
}

interface Kept extends DraftStanding {
  /** Id of the newest change, or of the draft: no other file and no rolled-back command can have the same. */
  readonly at: string;
}

/* Typing asks for the standing of the same draft every second; from the changes it is made anew only after opening. */
const standings = new Map<string, Kept>();
const keptStandings = 4;

function keep(draftId: string, kept: Kept): Kept {
  standings.delete(draftId);
  standings.set(draftId, kept);
  for (const oldest of [...standings.keys()].slice(0, -keptStandings)) {
    standings.delete(oldest);
  }
  return kept;
}

/** The standing of a draft, from the content it began with and all of its changes. @throws ShingiError not-found */
export function draftStanding(read: ReadHandle, draftId: string): DraftStanding {
  const newest = read.get<{ id: string; position: number }>(
    'SELECT id, position FROM draft_change WHERE draft_id = ? ORDER BY position DESC LIMIT 1',
    draftId,
  );
  const known = standings.get(draftId);
  if (known !== undefined && known.at === (newest?.id ?? draftId)) {
    return known;
  }
  const behind = known === undefined ? undefined : changeIdAt(read, draftId, known.revision);
  const start: DraftStanding =
    known !== undefined && behind === known.at
      ? known
      : { revision: 0, content: firstContentOf(read, draftId), steps: noSteps };
  const changes = draftChanges(read, draftId, start.revision);
  const content = materialContentSchema.parse(
    changes.reduce((state, change) => applyOperations(state, change.operations), jsonOf(start.content)),
  );
  const steps = changes.reduce(stepsAfter, start.steps);
  return keep(draftId, { revision: newest?.position ?? 0, content, steps, at: newest?.id ?? draftId });
}

function changeIdAt(read: ReadHandle, draftId: string, revision: number): string | undefined {
  const sql = 'SELECT id FROM draft_change WHERE draft_id = ? AND position = ?';
  return revision === 0 ? draftId : read.get<{ id: string }>(sql, draftId, revision)?.id;
}
