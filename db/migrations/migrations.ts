import { initial } from './0010-initial.ts';
import { annotations } from './0020-annotations.ts';
import { drafts } from './0030-drafts.ts';
import { evidence } from './0050-evidence.ts';
import { plansMigration } from './0060-plans.ts';
import { opinionSheets } from './0070-opinion-sheets.ts';
import { formTransfers } from './0080-form-transfers.ts';
import type { Migration } from './migration.ts';

/** Every migration there has ever been, oldest first. A released one is never changed again. */
export const migrations: readonly Migration[] = [
  initial,
  annotations,
  drafts,
  evidence,
  plansMigration,
  opinionSheets,
  formTransfers,
];

/** The `user_version` that a list of migrations leads to. */
export function latestVersion(list: readonly Migration[] = migrations): number {
  return list.at(-1)?.version ?? 0;
}
