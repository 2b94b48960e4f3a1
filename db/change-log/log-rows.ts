import { type Change, changeSchema } from '../../core/domain/change-log/change.ts';
import { nextHybridTime } from '../../core/domain/change-log/hybrid-time.ts';
import type { Environment } from '../connection/environment.ts';
import type { ReadHandle } from '../connection/handles.ts';

export interface ChangeRow {
  readonly op_id: string;
  readonly device_id: string;
  readonly device_sequence: number;
  readonly time: string;
  readonly actor: string;
  readonly command: string;
  readonly patch: string;
  readonly hash: string;
}

export const changeColumns = 'op_id, device_id, device_sequence, time, actor, command, patch, hash';

/** @throws ZodError when the row is not a change, which verification reports before */
export function changeOf(row: ChangeRow): Change {
  return changeSchema.parse({
    opId: row.op_id,
    deviceId: row.device_id,
    deviceSequence: row.device_sequence,
    time: row.time,
    actor: row.actor,
    command: row.command,
    patch: JSON.parse(row.patch),
  });
}

/** Where a change log ends. */
export interface LogEnd {
  /** Time of the last change; null in an empty log. */
  readonly time: string | null;
  /** Number of the last change of this device; 0 where it has made none. */
  readonly sequence: number;
}

export function endOfLog(read: ReadHandle, deviceId: string): LogEnd {
  const last = read.get<{ time: string | null; sequence: number | null }>(
    `SELECT (SELECT max(time) FROM change_log) AS time,
       (SELECT max(device_sequence) FROM change_log WHERE device_id = ?) AS sequence`,
    deviceId,
  );
  return { time: last?.time ?? null, sequence: last?.sequence ?? 0 };
}

/** The change that follows the end of a log. */
export function changeAfter(
  end: LogEnd,
  environment: Environment,
  act: Pick<Change, 'opId' | 'actor' | 'command' | 'patch'>,
): Change {
  return {
    deviceId: environment.deviceId,
    deviceSequence: end.sequence + 1,
    time: nextHybridTime(end.time, environment.now()),
    ...act,
  };
}
