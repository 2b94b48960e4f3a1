import { partsOf } from '../../core/domain/change-log/change.ts';
import type { ReadHandle } from '../connection/handles.ts';

/** How often what decides upon the time of an event was changed in this file. Only grows. */
export interface ScheduleRevisions {
  /** By row key: what was said of the row, said otherwise or taken back. */
  readonly records: ReadonlyMap<string, number>;
  /** By id of a meeting: it came, and its day, time or place was changed. */
  readonly meetings: ReadonlyMap<string, number>;
}

interface OperationRow {
  readonly op_id: string;
  readonly path: string;
  readonly row_key: string | null;
}

const columnsOfMeeting = new Set(['held_on', 'start_time', 'end_time', 'place_text']);

/** Counted in the change log, one for each command. */
export function scheduleRevisions(read: ReadHandle): ScheduleRevisions {
  const operations = read.all<OperationRow>(
    `SELECT change_log.op_id AS op_id, operation.value ->> '$.path' AS path,
       coalesce(operation.value ->> '$.value.row_key', operation.value ->> '$.before.row_key') AS row_key
     FROM change_log, json_each(change_log.patch) AS operation
     WHERE instr(change_log.patch, '"/schedule_record/') > 0 OR instr(change_log.patch, '"/meeting/') > 0
     ORDER BY change_log.position, operation.key`,
  );
  const records = new Map<string, Set<string>>();
  const meetings = new Map<string, Set<string>>();
  const keys = new Map<string, string>();
  for (const { op_id, path, row_key } of operations) {
    const [table, id = '', column] = partsOf(path);
    if (table === 'schedule_record') {
      if (row_key !== null) keys.set(id, row_key);
      addTo(records, keys.get(id) ?? '', op_id);
    }
    if (table === 'meeting' && (column === undefined || columnsOfMeeting.has(column))) {
      addTo(meetings, id, op_id);
    }
  }
  return { records: counted(records), meetings: counted(meetings) };
}

function addTo(sets: Map<string, Set<string>>, key: string, opId: string): void {
  sets.set(key, (sets.get(key) ?? new Set()).add(opId));
}

function counted(sets: ReadonlyMap<string, ReadonlySet<string>>): Map<string, number> {
  return new Map([...sets].map(([key, ids]) => [key, ids.size]));
}
