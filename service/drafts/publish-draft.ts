import type { MaterialVersion } from '../../core/domain/materials/material.ts';
import type { WriteHandle } from '../../db/change-log/write-handle.ts';
import { type DraftPublication, publishDraft } from '../../db/drafts/commands.ts';
import { findMaterial } from '../../db/materials/queries.ts';
import { recordIssueSheets } from '../../db/plans/commands.ts';
import { planTitleOf } from '../imports/save-packet.ts';

/** Makes a version of a draft, and takes goals, policies and projects of issue sheets over into the plan, as an import does. */
export function publishDraftWithPlan(
  tx: WriteHandle,
  publication: DraftPublication,
): { materialId: string; version: MaterialVersion } {
  const { materialId, version, content } = publishDraft(tx, publication);
  if (content.kind === 'issueSheet') {
    recordIssueSheets(
      tx,
      content,
      planTitleOf(content.title?.text ?? findMaterial(tx, materialId)?.title ?? ''),
    );
  }
  return { materialId, version };
}
