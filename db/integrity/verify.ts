import type Database from 'better-sqlite3';
import { ZodError } from 'zod';
import { canonicalJson } from '../../core/domain/change-log/canonical-json.ts';
import { hashOfChange, sha256 } from '../change-log/hashes.ts';
import { type ChangeRow, changeColumns, changeOf } from '../change-log/log-rows.ts';
import { ReplayError, replayChangeLog } from '../change-log/replay.ts';
import { differences, liveState } from '../change-log/state.ts';
import { integrityFaults } from '../connection/check-copy.ts';
import { type CommitteeFile, openCommitteeFile } from '../connection/committee-file.ts';
import type { Environment } from '../connection/environment.ts';
import { DatabaseError, naming } from '../connection/errors.ts';
import type { ReadHandle, SqlValue } from '../connection/handles.ts';
import { contentTables, derivedRows, publishedVersionIds } from '../materials/derived.ts';
import { versionContent } from '../materials/queries.ts';
import { differingOpinions } from '../opinion-sheets/standing.ts';

/** Something that is not as it was written. `detail` names the place; both are for people who know the program. */
export interface VerifyFinding {
  readonly code:
    | 'unreadable'
    | 'integrity'
    | 'foreign-key'
    | 'block-text'
    | 'version-content'
    | 'file-bytes'
    | 'change-hash'
    | 'change-gap'
    | 'replay'
    | 'derived'
    | 'search'
    | 'permit'
    | 'sheet-document'
    | 'opinion';
  readonly detail: string;
}

function finding(code: VerifyFinding['code'], detail: string): VerifyFinding {
  return { code, detail };
}

/** Runs a check whose own reading may fail on a damaged file; a failure is a finding. */
function guarded(code: VerifyFinding['code'], check: () => VerifyFinding[]): VerifyFinding[] {
  try {
    return check();
  } catch (error) {
    const expected =
      error instanceof DatabaseError ||
      error instanceof ReplayError ||
      error instanceof ZodError ||
      error instanceof SyntaxError;
    if (!expected) {
      throw error;
    }
    return [finding(code, error.message.slice(0, 500))];
  }
}

function checkStructure(database: Database.Database): VerifyFinding[] {
  return integrityFaults(database).map((line) => finding('integrity', line));
}

function checkReferences(database: Database.Database): VerifyFinding[] {
  const broken = database.pragma('foreign_key_check') as {
    table: string;
    rowid: number | null;
    parent: string;
  }[];
  return broken.map(({ table, rowid, parent }) =>
    finding('foreign-key', `${table} row ${rowid} → ${parent}`),
  );
}

function checkBlocks(read: ReadHandle): VerifyFinding[] {
  const findings: VerifyFinding[] = [];
  const sql = 'SELECT version_id, id, text, text_hash FROM block ORDER BY sequence';
  for (const block of read.each<{ version_id: string; id: string; text: string; text_hash: string }>(sql)) {
    if (sha256(block.text) !== block.text_hash) {
      findings.push(finding('block-text', `version ${block.version_id} block ${block.id}`));
    }
  }
  return findings;
}

function checkContents(read: ReadHandle): VerifyFinding[] {
  const findings: VerifyFinding[] = [];
  const sql = `SELECT id, content, content_hash FROM material_version WHERE state = 'published' ORDER BY id`;
  for (const { id, content, content_hash } of read.each<{
    id: string;
    content: string;
    content_hash: string;
  }>(sql)) {
    if (sha256(content) !== content_hash) {
      findings.push(finding('version-content', `version ${id}`));
    }
  }
  return findings;
}

function checkFiles(read: ReadHandle): VerifyFinding[] {
  const findings: VerifyFinding[] = [];
  for (const { hash, bytes } of read.each<{ hash: string; bytes: Buffer }>('SELECT hash, bytes FROM file')) {
    if (sha256(bytes) !== hash) {
      findings.push(finding('file-bytes', `file ${hash}`));
    }
  }
  return findings;
}

function checkChanges(read: ReadHandle): VerifyFinding[] {
  const findings: VerifyFinding[] = [];
  const lastOfDevice = new Map<string, number>();
  const sql = `SELECT ${changeColumns} FROM change_log ORDER BY device_id, device_sequence`;
  for (const row of read.all<ChangeRow>(sql)) {
    findings.push(
      ...guarded('change-hash', () =>
        hashOfChange(changeOf(row)) === row.hash ? [] : [finding('change-hash', `change ${row.op_id}`)],
      ),
    );
    const expected = (lastOfDevice.get(row.device_id) ?? 0) + 1;
    if (row.device_sequence !== expected) {
      findings.push(finding('change-gap', `device ${row.device_id} before ${row.device_sequence}`));
    }
    lastOfDevice.set(row.device_id, row.device_sequence);
  }
  return findings;
}

function checkReplay(read: ReadHandle): VerifyFinding[] {
  return differences(liveState(read), replayChangeLog(read)).map((place) => finding('replay', place));
}

/** Derived rows in one order and form, for comparison. */
function comparable(table: string, values: Readonly<Record<string, SqlValue>>): string {
  return `${table} ${canonicalJson(values)}`;
}

function checkDerived(read: ReadHandle): VerifyFinding[] {
  const expected = new Set<string>();
  for (const { id } of publishedVersionIds(read)) {
    const content = versionContent(read, id);
    for (const { table, values } of content === null ? [] : derivedRows(content)) {
      expected.add(comparable(table, { version_id: id, ...values }));
    }
  }
  const findings: VerifyFinding[] = [];
  for (const table of contentTables) {
    for (const row of read.all<Record<string, SqlValue>>(`SELECT * FROM ${table}`)) {
      const found = comparable(table, row);
      if (!expected.delete(found)) {
        findings.push(finding('derived', found.slice(0, 200)));
      }
    }
  }
  return [...findings, ...[...expected].map((row) => finding('derived', `missing: ${row.slice(0, 200)}`))];
}

function checkSearch(read: ReadHandle): VerifyFinding[] {
  const sql = `SELECT id FROM material_version WHERE state = 'published'
    AND id NOT IN (SELECT version_id FROM searched_version)`;
  return read.all<{ id: string }>(sql).map(({ id }) => finding('search', `version ${id} is not indexed`));
}

function checkPermits(read: ReadHandle): VerifyFinding[] {
  const permits = read.all<{ act: string; subject: string }>('SELECT act, subject FROM permit');
  return permits.map(({ act, subject }) => finding('permit', `${act} ${subject}`));
}

/** Sheets are what their hash says, and opinions are what the sheets say, letter by letter. */
function checkSheets(read: ReadHandle): VerifyFinding[] {
  const findings: VerifyFinding[] = [];
  const sql = 'SELECT hash, document FROM sheet_revision ORDER BY hash';
  for (const { hash, document } of read.each<{ hash: string; document: string }>(sql)) {
    if (sha256(document) !== hash) {
      findings.push(finding('sheet-document', `revision ${hash}`));
    }
  }
  return findings;
}

function checkOpinions(read: ReadHandle): VerifyFinding[] {
  return differingOpinions(read).map((id) => finding('opinion', `opinion ${id}`));
}

/** Everything that can be checked of an open file. Empty when all is as it was written. */
export function verifyOpenFile(file: CommitteeFile): VerifyFinding[] {
  const { read } = file;
  return [
    ...guarded('integrity', () => naming(file.path, () => checkStructure(file.connection))),
    ...guarded('foreign-key', () => naming(file.path, () => checkReferences(file.connection))),
    ...guarded('block-text', () => checkBlocks(read)),
    ...guarded('version-content', () => checkContents(read)),
    ...guarded('file-bytes', () => checkFiles(read)),
    ...guarded('change-hash', () => checkChanges(read)),
    ...guarded('replay', () => checkReplay(read)),
    ...guarded('derived', () => checkDerived(read)),
    ...guarded('search', () => checkSearch(read)),
    ...guarded('permit', () => checkPermits(read)),
    ...guarded('sheet-document', () => checkSheets(read)),
    ...guarded('opinion', () => checkOpinions(read)),
  ];
}

/**
 * Opens a file without the right to write and checks it.
 * @throws DatabaseError for a file that cannot be opened for another reason than damage
 */
export function verifyCommitteeFile(path: string, environment: Environment): VerifyFinding[] {
  let file: CommitteeFile;
  try {
    file = openCommitteeFile(path, environment, { readonly: true, refuseDamage: false });
  } catch (error) {
    if (error instanceof DatabaseError && error.code === 'damaged') {
      return [finding('unreadable', error.message)];
    }
    throw error;
  }
  try {
    return verifyOpenFile(file);
  } finally {
    file.close();
  }
}
