import { memo, type ReactNode, useMemo } from 'react';
import type {
  IssueSheet,
  SurveyFinding,
  SurveyTable,
} from '../../../../core/domain/issue-sheets/issue-sheet-content.ts';
import { surveyRuns } from '../../../../core/domain/issue-sheets/survey-order.ts';
import { useWords } from '../../../app/words.ts';
import { RowsEnd } from '../editing/rows.tsx';
import { FindingTable } from './finding-table.tsx';
import { SurveyTableForm } from './survey-tables.tsx';

/** アンケート調査結果: sentences and tables of answers in the order in which they are printed. */
export const Survey = memo(function Survey({
  sheetKey,
  head,
  findings,
  tables,
}: {
  readonly sheetKey: string;
  readonly head: IssueSheet['findingHead'];
  readonly findings: readonly SurveyFinding[];
  readonly tables: readonly SurveyTable[] | undefined;
}): ReactNode {
  const t = useWords();
  const runs = useMemo(
    () =>
      surveyRuns({
        findings: [...findings],
        ...(tables === undefined ? {} : { surveyTables: [...tables] }),
      }),
    [findings, tables],
  );
  const first = runs.find(({ kind }) => kind === 'findings');
  return (
    <>
      {first === undefined ? <FindingTable sheetKey={sheetKey} head={head} findings={[]} /> : null}
      {runs.map((run) =>
        run.kind === 'table' ? (
          <SurveyTableForm
            key={run.table.id}
            tableKey={`${sheetKey}/surveyTables/@${run.table.id}`}
            table={run.table}
          />
        ) : (
          <FindingTable
            key={run.findings[0]?.id}
            sheetKey={sheetKey}
            head={run === first ? head : null}
            findings={run.findings}
          />
        ),
      )}
      <RowsEnd listKey={`${sheetKey}/findings`} label={t('sheet:add.findings')} />
      <RowsEnd listKey={`${sheetKey}/surveyTables`} label={t('sheet:add.surveyTables')} />
    </>
  );
});
