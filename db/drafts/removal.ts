import type { WriteHandle } from '../change-log/write-handle.ts';

/** Removes drafts with their changes: those of a material or a meeting that goes, or those that became a version. */
export function removeDrafts(
  handle: WriteHandle,
  of: { readonly materialId: string } | { readonly meetingId: string } | { readonly versionId: string },
): void {
  const [column, id] =
    'materialId' in of
      ? ['material_id', of.materialId]
      : 'meetingId' in of
        ? ['meeting_id', of.meetingId]
        : ['version_id', of.versionId];
  const drafts = handle.all<{ id: string }>(`SELECT id FROM draft WHERE ${column} = ? ORDER BY id`, id);
  for (const draft of drafts) {
    const sql = 'SELECT id FROM draft_change WHERE draft_id = ? ORDER BY position DESC';
    for (const change of handle.all<{ id: string }>(sql, draft.id)) {
      handle.remove('draft_change', change.id);
    }
    handle.remove('draft', draft.id);
  }
}
