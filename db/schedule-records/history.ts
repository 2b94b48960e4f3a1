import { isRedacted, partsOf } from '../../core/domain/change-log/change.ts';
import type { ScheduleRecord } from '../../core/domain/meetings/schedule-state.ts';
import type { ReadHandle } from '../connection/handles.ts';
import type { VersionRow } from '../materials/rows.ts';
import { type ScheduleRecordRow, scheduleRecordOf } from './rows.ts';

interface OperationRow {
  readonly position: number;
  readonly op: 'add' | 'replace' | 'remove';
  readonly path: string;
  /** JSON; null for a removal. */
  readonly value: string | null;
}

interface Step<Row> {
  readonly position: number;
  /** All rows of the table by id as they were after this command. */
  readonly rows: ReadonlyMap<string, Partial<Row>>;
}

/** The rows of a table after each command that changed it, oldest first. What was blanked in the log is missing. */
function stepsOf<Row>(read: ReadHandle, table: string): Step<Row>[] {
  const operations = read.all<OperationRow>(
    `SELECT change_log.position AS position, operation.value ->> '$.op' AS op,
       operation.value ->> '$.path' AS path, operation.value -> '$.value' AS value
     FROM change_log, json_each(change_log.patch) AS operation
     WHERE instr(change_log.patch, ?) > 0 AND operation.value ->> '$.path' LIKE ?
     ORDER BY change_log.position, operation.key`,
    `"/${table}/`,
    `/${table}/%`,
  );
  const steps: { position: number; rows: Map<string, Partial<Row>> }[] = [];
  for (const { position, op, path, value } of operations) {
    const last = steps.at(-1);
    const step = last?.position === position ? last : { position, rows: new Map(last?.rows) };
    if (step !== last) steps.push(step);
    const [, id = '', column] = partsOf(path);
    const given: unknown = value === null ? null : JSON.parse(value);
    if (column !== undefined) {
      step.rows.set(id, withColumn(step.rows.get(id) ?? {}, column, given));
    } else if (op === 'remove') {
      step.rows.delete(id);
    } else {
      const columns = Object.entries(given as Record<string, unknown>);
      step.rows.set(
        id,
        columns.reduce<Partial<Row>>((row, [name, one]) => withColumn(row, name, one), {}),
      );
    }
  }
  return steps;
}

function withColumn<Row>(row: Partial<Row>, column: string, value: unknown): Partial<Row> {
  return { ...row, [column]: isRedacted(value) ? undefined : value };
}

/** What was ever said of rows of the schedule, each state once for each time that it was reached, oldest first. */
export function scheduleRecordHistory(read: ReadHandle): ScheduleRecord[] {
  const known = new Map<string, Partial<ScheduleRecordRow>>();
  return stepsOf<ScheduleRecordRow>(read, 'schedule_record').flatMap(({ rows }) =>
    [...rows].flatMap(([id, row]) => {
      const isNew = known.get(id) !== row;
      known.set(id, row);
      const {
        row_key,
        state,
        meeting_id = null,
        start_on = null,
        end_on = null,
        place = null,
        note = null,
      } = row;
      return isNew && row_key !== undefined && state !== undefined
        ? [scheduleRecordOf({ id, row_key, state, meeting_id, start_on, end_on, place, note })]
        : [];
    }),
  );
}

/** A version with content, as it was at some time. */
export type LoggedVersion = Pick<VersionRow, 'material_id' | 'ordinal' | 'distributed_on'> & {
  readonly id: string;
  readonly content: string;
};

/** The versions with content that there were after each command that changed any, oldest first; those removed since too. */
export function versionHistory(read: ReadHandle): LoggedVersion[][] {
  return stepsOf<VersionRow>(read, 'material_version').map(({ rows }) =>
    [...rows].flatMap(([id, { material_id, ordinal, distributed_on = null, state, content }]) =>
      material_id === undefined ||
      ordinal === undefined ||
      state !== 'published' ||
      typeof content !== 'string'
        ? []
        : [{ id, material_id, ordinal, distributed_on, content }],
    ),
  );
}
