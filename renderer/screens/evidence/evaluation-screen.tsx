import { type ReactNode, useMemo, useRef, useState } from 'react';
import type { Evaluation, ShownIndicator } from '../../../core/contract/evidence-calls.ts';
import type { ExportReport, Overview } from '../../../core/contract/schemas.ts';
import { evaluationCharts, overviewChart } from '../../../core/domain/indicators/evaluation-charts.ts';
import { ratingCounts } from '../../../core/domain/indicators/rating-counts.ts';
import type { EvaluationScale } from '../../../core/domain/indicators/scale.ts';
import type { Meeting } from '../../../core/domain/meetings/meeting.ts';
import { shortNameOfMeeting } from '../../app/material-names.ts';
import { useWords } from '../../app/words.ts';
import { useAsk, useCall, useSession } from '../../data/session.tsx';
import { useAction } from '../../data/use-action.ts';
import { Answered } from '../../ui/answered.tsx';
import { Button } from '../../ui/button.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useAnnounce } from '../../ui/status.tsx';
import { Charts } from './chart.tsx';
import { MeetingFrame } from './evidence-frame.tsx';
import { IndicatorDialog } from './indicator-dialog.tsx';
import { IndicatorTable } from './indicator-table.tsx';
import { PaperExport } from './paper-export.tsx';
import { ScaleDialog } from './scale-dialog.tsx';

/** 指標の評価: every indicator of a meeting's issue sheets, judged by rules that are shown, rated, and confirmed by people. */
export function EvaluationScreen({
  overview,
  meetingId,
}: {
  readonly overview: Overview;
  readonly meetingId: string | null;
}): ReactNode {
  const t = useWords();
  return (
    <MeetingFrame
      screen="evaluation"
      overview={overview}
      meetingId={meetingId}
      lead={t('evidence:evaluation.lead')}
    >
      {({ meeting }) => <Loaded key={meeting.id} meeting={meeting} />}
    </MeetingFrame>
  );
}

function Loaded({ meeting }: { readonly meeting: Meeting }): ReactNode {
  const { cache } = useSession();
  const input = { meetingId: meeting.id };
  const evaluation = useCall('evaluation', input);
  return (
    <Answered answer={evaluation} onRetry={() => cache.retry('evaluation', input)}>
      {(value) => <Shown meeting={meeting} evaluation={value} />}
    </Answered>
  );
}

function Shown({
  meeting,
  evaluation,
}: {
  readonly meeting: Meeting;
  readonly evaluation: Evaluation;
}): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const [asked, setAsked] = useState<ShownIndicator | null>(null);
  const [scaling, setScaling] = useState(false);
  /** The scale before the last change, to go back to. */
  const [scaleBefore, setScaleBefore] = useState<EvaluationScale | null>(null);
  const announce = useAnnounce();
  const back = useAction();
  const scaleButton = useRef<HTMLButtonElement>(null);
  const undoScale = (before: EvaluationScale): void => {
    void back
      .run(async () => void (await ask('setEvaluationScale', { steps: [...before.steps] })))
      .then((done) => {
        if (done) {
          setScaleBefore(null);
          announce(t('evidence:scale.restored'));
          scaleButton.current?.focus();
        }
      });
  };
  const { goals, scale } = evaluation;
  if (goals.length === 0) {
    return <p>{t('evidence:evaluation.none')}</p>;
  }
  const waiting = goals
    .flatMap(({ indicators }) => indicators)
    .filter(({ needsConfirmation, confirmed }) => needsConfirmation && !confirmed).length;
  return (
    <>
      <OverviewTable evaluation={evaluation} />
      <p className="evidence-acts">
        <Button ref={scaleButton} onClick={() => setScaling(true)}>
          {t('evidence:scale.change')}
        </Button>
        {scaleBefore === null ? null : (
          <>
            <span>{t('evidence:scale.saved')}</span>
            <Button look="quiet" disabled={back.busy} onClick={() => undoScale(scaleBefore)}>
              {t('evidence:scale.undo')}
            </Button>
          </>
        )}
      </p>
      {back.error === null ? null : <Problem error={back.error} />}
      {waiting === 0 ? null : (
        <p className="mapping-misfit">{t('evidence:evaluation.waiting', { count: waiting })}</p>
      )}
      {goals.map((goal) => (
        <section key={`${goal.materialId} ${goal.goalNo}`}>
          <h2>{t('evidence:goal', { no: goal.goalNo, title: goal.title })}</h2>
          <GoalCharts goal={goal} />
          <IndicatorTable indicators={goal.indicators} onReview={setAsked} />
        </section>
      ))}
      <PaperExport
        label={t('evidence:evaluation.export')}
        name={t('evidence:evaluation.fileName', { meeting: shortNameOfMeeting(t, meeting) })}
        make={(path, jobId): Promise<ExportReport> =>
          ask('exportEvaluation', { meetingId: meeting.id, path, jobId })
        }
      />
      {asked === null ? null : (
        <IndicatorDialog
          meetingId={meeting.id}
          indicator={asked}
          scale={scale}
          onClose={() => setAsked(null)}
        />
      )}
      {scaling ? (
        <ScaleDialog
          scale={scale}
          indicators={goals.flatMap(({ indicators }) => indicators)}
          onSaved={() => {
            setScaleBefore(scale);
            setScaling(false);
          }}
          onClose={() => setScaling(false)}
        />
      ) : null}
    </>
  );
}

/** How many indicators of each goal were rated how, as table and as chart. */
function OverviewTable({ evaluation }: { readonly evaluation: Evaluation }): ReactNode {
  const t = useWords();
  const { goals, scale } = evaluation;
  const counted = useMemo(() => ratingCounts(goals, scale), [goals, scale]);
  const charts = useMemo(() => {
    const chart = overviewChart(
      goals.map(({ goalNo }) => t('evidence:goalShort', { no: goalNo })),
      counted,
      {
        title: t('evidence:evaluation.overview'),
        total: t('evidence:evaluation.total'),
        unrated: t('evidence:scale.noStep'),
      },
    );
    return chart === null ? [] : [chart];
  }, [goals, counted, t]);
  return (
    <section>
      <h2>{t('evidence:evaluation.overview')}</h2>
      {/* A group, not a region: one landmark per table would drown the others. What scrolls is reached by keyboard. */}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div className="wide-table" role="group" tabIndex={0} aria-label={t('evidence:evaluation.overview')}>
        <table className="list-table figures">
          <thead>
            <tr>
              <th scope="col">{t('evidence:evaluation.goalHead')}</th>
              {counted.map(({ code, label }) => (
                <th key={code} scope="col" className="figure-cell">
                  <b>{code}</b> {code === '' ? t('evidence:scale.noStep') : label}
                </th>
              ))}
              <th scope="col" className="figure-cell">
                {t('evidence:evaluation.total')}
              </th>
            </tr>
          </thead>
          <tbody>
            {goals.map((goal, index) => (
              <tr key={`${goal.materialId} ${goal.goalNo}`}>
                <th scope="row">{t('evidence:goal', { no: goal.goalNo, title: goal.title })}</th>
                {counted.map(({ code, counts }) => (
                  <td key={code} className="figure-cell">
                    {counts[index] ?? 0}
                  </td>
                ))}
                <td className="figure-cell">{goal.indicators.length}</td>
              </tr>
            ))}
            {goals.length < 2 ? null : (
              <tr className="sum-row">
                <th scope="row">{t('evidence:evaluation.total')}</th>
                {counted.map(({ code, counts }) => (
                  <td key={code} className="figure-cell">
                    {counts.reduce((sum, count) => sum + count, 0)}
                  </td>
                ))}
                <td className="figure-cell">
                  {goals.reduce((sum, { indicators }) => sum + indicators.length, 0)}
                </td>
              </tr>
            )}
          </tbody>
        </table>
      </div>
      <ul className="scale-legend small">
        {scale.steps.map(({ code, label, judgements }) => (
          <li key={code}>
            {t('evidence:evaluation.scaleStep', {
              code,
              label,
              judgements: judgements.map((id) => t(`evidence:judgement.${id}`)).join('、'),
            })}
          </li>
        ))}
      </ul>
      <Charts id="evaluation-overview" charts={charts} />
    </section>
  );
}

function GoalCharts({ goal }: { readonly goal: Evaluation['goals'][number] }): ReactNode {
  const t = useWords();
  const charts = useMemo(
    () =>
      evaluationCharts(goal.indicators, {
        shares: t('evidence:evaluation.chart.shares', { no: goal.goalNo }),
        index: t('evidence:evaluation.chart.index', { no: goal.goalNo }),
        baseline: t('evidence:evaluation.baseline'),
        target: t('evidence:evaluation.target'),
        result: t('evidence:evaluation.result'),
      }),
    [goal, t],
  );
  return <Charts id={`goal-${goal.goalNo}`} charts={charts} />;
}
