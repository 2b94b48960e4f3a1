import { memo, type ReactNode } from 'react';
import type { IssueSheet, SurveyFinding } from '../../../../core/domain/issue-sheets/issue-sheet-content.ts';
import { useWords } from '../../../app/words.ts';
import { Field } from '../editing/field.tsx';
import { Grip, Row } from '../editing/rows.tsx';

/** アンケート調査結果: what was found, and the number of the question. `head` is null behind the first of several. */
export const FindingTable = memo(function FindingTable({
  sheetKey,
  head,
  findings,
}: {
  readonly sheetKey: string;
  readonly head: IssueSheet['findingHead'];
  readonly findings: readonly SurveyFinding[];
}): ReactNode {
  const t = useWords();
  const listKey = `${sheetKey}/findings`;
  return head === null && findings.length === 0 ? null : (
    <div className="sheet-group has-table">
      <table className="typed-table typed-findings" aria-label={t('sheet:table.findings')}>
        <colgroup>
          <col />
          <col className="column-question" />
        </colgroup>
        {head === null ? null : (
          <thead>
            <tr>
              {(['text', 'question'] as const).map((name) => (
                <th key={name} scope="col">
                  <Field
                    fieldKey={`${sheetKey}/findingHead/${name}`}
                    label={t(`sheet:head.finding.${name}`)}
                    value={head[name]}
                    isLabel
                  />
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {findings.map((finding) => (
            <FindingRow key={finding.id} rowKey={`${listKey}/@${finding.id}`} finding={finding} />
          ))}
        </tbody>
      </table>
    </div>
  );
});

const FindingRow = memo(function FindingRow({
  rowKey,
  finding,
}: {
  readonly rowKey: string;
  readonly finding: SurveyFinding;
}): ReactNode {
  const t = useWords();
  return (
    <Row as="tr" rowKey={rowKey}>
      <td className="has-grip">
        <Grip title={t('sheet:grip')} />
        <Field fieldKey={`${rowKey}/text`} label={t('sheet:field.finding')} value={finding.text} />
      </td>
      <td>
        <Field
          fieldKey={`${rowKey}/questionText`}
          label={t('sheet:field.question')}
          value={finding.questionText}
        />
      </td>
    </Row>
  );
});
