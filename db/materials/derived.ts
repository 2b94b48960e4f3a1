import { foldKey } from '../../core/domain/blocks/fold.ts';
import { canonicalJson } from '../../core/domain/change-log/canonical-json.ts';
import type { IssueSheetContent } from '../../core/domain/issue-sheets/issue-sheet-content.ts';
import { allFindings } from '../../core/domain/issue-sheets/survey-table-findings.ts';
import type { MaterialContent } from '../../core/domain/materials/content.ts';
import type { StatisticsContent } from '../../core/domain/statistics/statistics-content.ts';
import type { DerivedTable } from '../change-log/tables.ts';
import type { WriteHandle } from '../change-log/write-handle.ts';
import type { ReadHandle, SqlValue } from '../connection/handles.ts';
import { versionContent } from './queries.ts';

/** Tables for questions across documents. Rows are a pure function of a version's content. */
export const contentTables = [
  'file_use',
  'survey_finding',
  'indicator',
  'statistics_series',
  'statistics_value',
] as const satisfies readonly DerivedTable[];

export interface DerivedRow {
  readonly table: (typeof contentTables)[number];
  readonly values: Readonly<Record<string, SqlValue>>;
}

function rowsOfIssueSheets(content: IssueSheetContent): DerivedRow[] {
  return content.sheets.flatMap((sheet, sheetIndex) => {
    const goal = { goal_no: sheet.goalNo };
    const at = (index: number) => sheetIndex * 10_000 + index;
    const findings = allFindings(sheet).map((finding, index) => ({
      table: 'survey_finding' as const,
      values: {
        id: finding.id,
        ordinal: at(index),
        ...goal,
        question_text: finding.questionText,
        question_norm: finding.question?.norm ?? null,
        text: finding.text,
        answers: canonicalJson(finding.answers),
      },
    }));
    const indicators = [
      ...sheet.indicators.map((indicator) => ({ ...indicator, scope: 'project' })),
      ...sheet.planIndicators.map((indicator) => ({ ...indicator, scope: 'plan', project: null })),
    ].map(({ id, scope, project, indicator, baseline, target, result }, index) => ({
      table: 'indicator' as const,
      values: { id, ordinal: at(index), ...goal, scope, project, indicator, baseline, target, result },
    }));
    return [...findings, ...indicators];
  });
}

function rowsOfStatistics(content: StatisticsContent): DerivedRow[] {
  return content.tables.flatMap((table, tableIndex) =>
    table.series.flatMap((series, seriesIndex) => [
      {
        table: 'statistics_series' as const,
        values: {
          id: series.id,
          ordinal: tableIndex * 10_000 + seriesIndex,
          table_id: table.id,
          table_title: table.title,
          label: series.label,
          label_key: foldKey(series.label),
          unit: series.unit,
        },
      },
      ...series.values.map((value, index) => ({
        table: 'statistics_value' as const,
        values: {
          series_id: series.id,
          ordinal: index,
          period: table.periods[index]?.label ?? '',
          raw: value.raw,
          value: value.value,
          missing: value.missing,
          provisional: table.periods[index]?.provisional === true ? 1 : 0,
        },
      })),
    ]),
  );
}

/** The derived rows of a content, without the version's id. Pure. */
export function derivedRows(content: MaterialContent): DerivedRow[] {
  switch (content.kind) {
    case 'issueSheet':
      return rowsOfIssueSheets(content);
    case 'statistics':
      return rowsOfStatistics(content);
    case 'report':
    case 'file':
      return [{ table: 'file_use', values: { file_hash: content.fileHash } }];
    case 'agenda':
    case 'handoutList':
    case 'schedule':
    case 'narrative':
    case 'opinionForm':
      return [];
    default:
      return content satisfies never;
  }
}

/** Fills the derived tables for a version that has no rows in them. */
export function deriveFromContent(handle: WriteHandle, versionId: string, content: MaterialContent): void {
  for (const { table, values } of derivedRows(content)) {
    const names = ['version_id', ...Object.keys(values)];
    handle.derive(
      table,
      `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
      versionId,
      ...Object.values(values),
    );
  }
}

/** Empties the derived tables and fills them again from the contents, which are the truth. */
export function rebuildDerivedTables(handle: WriteHandle): void {
  for (const table of contentTables) {
    handle.derive(table, `DELETE FROM ${table}`);
  }
  for (const { id } of publishedVersionIds(handle)) {
    const content = versionContent(handle, id);
    if (content !== null) {
      deriveFromContent(handle, id, content);
    }
  }
}

export function publishedVersionIds(read: ReadHandle): { id: string }[] {
  return read.all<{ id: string }>("SELECT id FROM material_version WHERE state = 'published' ORDER BY id");
}
