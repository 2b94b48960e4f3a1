import { memo, type ReactNode } from 'react';
import type { IssueSheet, SheetLine } from '../../../../core/domain/issue-sheets/issue-sheet-content.ts';
import { useWords } from '../../../app/words.ts';
import { Field } from '../editing/field.tsx';
import { Grip, Row, RowsEnd } from '../editing/rows.tsx';
import { Challenges } from './challenges-part.tsx';
import { IndicatorTable } from './indicator-table.tsx';
import { Lines } from './lines.tsx';
import { Part, PartLabel } from './part.tsx';
import { Policies } from './policies-part.tsx';
import { Survey } from './survey-part.tsx';

/** The form of one goal, with the look of the printed sheet: labels at the left, contents beside them. */
export const SheetForm = memo(function SheetForm({ sheet }: { readonly sheet: IssueSheet }): ReactNode {
  const t = useWords();
  const key = `sheets/@${sheet.id}`;
  return (
    <Row as="section" rowKey={key} className="goal-form">
      <h2 className="sheet-heading">
        <Grip title={t('sheet:grip')} />
        <Field
          fieldKey={`${key}/heading`}
          label={t('sheet:field.heading')}
          value={sheet.heading}
          look="as-title"
        />
      </h2>
      <div className="sheet-parts">
        <Part label={<PartLabel labelKey={`${key}/visionLabel`} label={sheet.visionLabel} name="visions" />}>
          <Policies listKey={`${key}/visions`} policies={sheet.visions} name="visions" />
        </Part>
        <Part
          label={<PartLabel labelKey={`${key}/projectsLabel`} label={sheet.projectsLabel} name="projects" />}
        >
          <IndicatorTable
            sheetKey={key}
            head={sheet.indicatorHead}
            rows={sheet.indicators}
            list="indicators"
          />
          {sheet.planIndicatorLabel == null ? null : (
            <PartLabel
              labelKey={`${key}/planIndicatorLabel`}
              label={sheet.planIndicatorLabel}
              name="planIndicators"
            />
          )}
          <IndicatorTable
            sheetKey={key}
            head={sheet.planIndicatorHead}
            rows={sheet.planIndicators}
            list="planIndicators"
          />
          <Evaluations sheetKey={key} label={sheet.evaluationLabel} lines={sheet.evaluations} />
        </Part>
        <Part label={<SurveyLabels sheetKey={key} labels={sheet.surveyLabels} />}>
          <Survey
            sheetKey={key}
            head={sheet.findingHead}
            findings={sheet.findings}
            tables={sheet.surveyTables}
          />
        </Part>
        <Part label={<PartLabel labelKey={`${key}/trendLabel`} label={sheet.trendLabel} name="trends" />}>
          <Policies listKey={`${key}/trends`} policies={sheet.trends} name="trends" />
        </Part>
        <Part
          label={
            <PartLabel labelKey={`${key}/challengeLabel`} label={sheet.challengeLabel} name="challenges" />
          }
        >
          <Challenges sheet={sheet} />
        </Part>
        <Others sheetKey={key} lines={sheet.others} />
      </div>
    </Row>
  );
});

const Evaluations = memo(function Evaluations({
  sheetKey,
  label,
  lines,
}: {
  readonly sheetKey: string;
  readonly label: IssueSheet['evaluationLabel'];
  readonly lines: readonly SheetLine[];
}): ReactNode {
  const t = useWords();
  return (
    <div className="sheet-group">
      <PartLabel labelKey={`${sheetKey}/evaluationLabel`} label={label} name="evaluations" />
      <Lines
        listKey={`${sheetKey}/evaluations`}
        lines={lines}
        label={t('sheet:field.evaluation')}
        add={t('sheet:add.evaluations')}
      />
    </div>
  );
});

const SurveyLabels = memo(function SurveyLabels({
  sheetKey,
  labels,
}: {
  readonly sheetKey: string;
  readonly labels: IssueSheet['surveyLabels'];
}): ReactNode {
  const t = useWords();
  const listKey = `${sheetKey}/surveyLabels`;
  return (
    <div className="sheet-group">
      {labels.map((label) => (
        <Row as="div" key={label.id} rowKey={`${listKey}/@${label.id}`}>
          <Field
            fieldKey={`${listKey}/@${label.id}/text`}
            label={t('sheet:label.findings')}
            value={label.text}
            look="as-label"
            isLabel
          />
        </Row>
      ))}
      {labels.length === 0 ? <RowsEnd listKey={listKey} label={t('sheet:add.surveyLabels')} /> : null}
    </div>
  );
});

/** Lines of the sheet that belong to no part; shown where there are any. */
const Others = memo(function Others({
  sheetKey,
  lines,
}: {
  readonly sheetKey: string;
  readonly lines: readonly SheetLine[];
}): ReactNode {
  const t = useWords();
  if (lines.length === 0) {
    return <RowsEnd listKey={`${sheetKey}/others`} label={t('sheet:add.others')} />;
  }
  return (
    <Part label={<span className="sheet-plain-label">{t('sheet:label.others')}</span>}>
      <Lines
        listKey={`${sheetKey}/others`}
        lines={lines}
        label={t('sheet:field.other')}
        add={t('sheet:add.others')}
      />
    </Part>
  );
});
