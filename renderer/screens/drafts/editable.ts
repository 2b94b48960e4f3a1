import type { MaterialKind } from '../../../core/domain/materials/content.ts';

/** Kinds of paper that have an editor; draft-screen.tsx draws it. */
const editable: ReadonlySet<MaterialKind> = new Set<MaterialKind>(['issueSheet', 'schedule', 'statistics']);

export function isEditable(kind: MaterialKind): boolean {
  return editable.has(kind);
}
