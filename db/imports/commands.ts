import { canonicalJson } from '../../core/domain/change-log/canonical-json.ts';
import type { WriteHandle } from '../change-log/write-handle.ts';
import type { ImportRecord } from './rows.ts';

/** Keeps what an import read and made, warnings and what it did not understand included. */
export function recordImport(
  handle: WriteHandle,
  fields: Omit<ImportRecord, 'id' | 'importedAt'>,
): ImportRecord {
  const imported = { ...fields, id: handle.environment.newId(), importedAt: handle.environment.now() };
  handle.insert('import_log', {
    id: imported.id,
    source_name: imported.sourceName,
    document_hash: imported.documentHash,
    imported_at: imported.importedAt,
    meeting_id: imported.meetingId,
    made: canonicalJson(imported.made),
    warnings: canonicalJson(imported.warnings),
    not_understood: canonicalJson(imported.notUnderstood),
  });
  return imported;
}
