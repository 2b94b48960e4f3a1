import type { ReactNode } from 'react';
import type { ShownIndicator } from '../../../core/contract/evidence-calls.ts';
import { remarkText, ruleText } from '../../../core/locales/indicator-words.ts';
import { hrefOf } from '../../app/route.ts';
import { useWords } from '../../app/words.ts';
import { Button, TextLink } from '../../ui/button.tsx';

/** Indicators of a goal with their values as written, rating, judgement and the rule behind it. */
export function IndicatorTable({
  indicators,
  onReview,
}: {
  readonly indicators: readonly ShownIndicator[];
  readonly onReview: (indicator: ShownIndicator) => void;
}): ReactNode {
  const t = useWords();
  return (
    <div className="wide-table">
      <table className="list-table indicator-table">
        <thead>
          <tr>
            <th scope="col">{t('evidence:evaluation.indicator')}</th>
            <th scope="col">{t('evidence:evaluation.values')}</th>
            <th scope="col">{t('evidence:evaluation.change')}</th>
            <th scope="col">{t('evidence:evaluation.rating')}</th>
            <th scope="col">{t('evidence:evaluation.judgement')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('evidence:evaluation.acts')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {indicators.map((indicator) => (
            <tr key={indicator.blockId}>
              <th scope="row">
                <span className="indicator-group">
                  {indicator.scope === 'plan' ? t('evidence:evaluation.scope.plan') : indicator.project}
                </span>
                <TextLink
                  href={hrefOf({
                    screen: 'reading',
                    materialId: indicator.materialId,
                    versionId: null,
                    blockId: indicator.blockId,
                    find: '',
                  })}
                >
                  {indicator.indicator}
                </TextLink>
              </th>
              <td>
                <Values indicator={indicator} />
              </td>
              <td data-label={t('evidence:evaluation.change')}>
                <Change indicator={indicator} />
              </td>
              <td className="rating-cell" data-label={t('evidence:evaluation.rating')}>
                {indicator.rating ?? '―'}
                {indicator.ratedByHand ? (
                  <span className="small no-break">{t('evidence:evaluation.byHand')}</span>
                ) : null}
                {indicator.printedRating === null || indicator.printedRating === indicator.rating ? null : (
                  <span className="small">
                    {t('evidence:evaluation.printedRating', { rating: indicator.printedRating })}
                  </span>
                )}
              </td>
              <td>
                <Judged indicator={indicator} />
              </td>
              <td className="row-acts">
                <Button
                  look="quiet"
                  size="slim"
                  aria-label={t('evidence:evaluation.reviewOf', { indicator: indicator.indicator })}
                  onClick={() => onReview(indicator)}
                >
                  {t('evidence:evaluation.review')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Values({ indicator }: { readonly indicator: ShownIndicator }): ReactNode {
  const t = useWords();
  const rows = [
    ['baseline', indicator.baseline, indicator.baselinePeriod],
    ['target', indicator.target, indicator.targetPeriod],
    ['result', indicator.result, indicator.resultPeriod],
  ] as const;
  return (
    <dl className="value-list">
      {rows.map(([name, value, period]) => (
        <div key={name}>
          <dt>{t(`evidence:evaluation.${name}`)}</dt>
          <dd>
            {value.trim() === '' ? t('evidence:evaluation.blank') : value}
            {period === '' ? null : <span className="period">{period}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Change({ indicator }: { readonly indicator: ShownIndicator }): ReactNode {
  const t = useWords();
  const { change, changePercent, progress } = indicator;
  if (change === null) return '―';
  const inPoints = change.includes('ポイント');
  return (
    <>
      <span className="no-break">{change}</span>
      {changePercent === null || inPoints || change === '±0' ? null : (
        <span className="small no-break">
          {' '}
          {changePercent.startsWith('-') ? changePercent : `+${changePercent}`}%
        </span>
      )}
      {progress === null ? null : (
        <span className="small block">{t('evidence:evaluation.progressOf', { progress })}</span>
      )}
    </>
  );
}

/** The judgement, whether a person has to look or has looked, the rule, and what to look at. */
function Judged({ indicator }: { readonly indicator: ShownIndicator }): ReactNode {
  const t = useWords();
  const { judgement, rule, remarks, direction, needsConfirmation, confirmed, review } = indicator;
  return (
    <>
      <p>
        <b>{t(`evidence:judgement.${judgement}`)}</b>{' '}
        {confirmed ? (
          <span className="state-done">{t('evidence:evaluation.confirmed')}</span>
        ) : needsConfirmation ? (
          <span className="state-check">{t('evidence:evaluation.needsCheck')}</span>
        ) : null}
      </p>
      <p className="small">{ruleText(t, rule)}</p>
      {remarks.map((remark) => (
        <p key={remark.code} className="small">
          {remarkText(t, remark)}
        </p>
      ))}
      {direction.reason === 'chosen' ? (
        <p className="small">{t('evidence:evaluation.directionChosen')}</p>
      ) : null}
      <ByHand indicator={indicator} />
      {review?.remark == null ? null : (
        <p className="small">{t('evidence:evaluation.remark', { text: review.remark })}</p>
      )}
    </>
  );
}

/** What the judgement leads to where a person has given another rating; or that theirs is no rating of the scale any more. */
function ByHand({ indicator }: { readonly indicator: ShownIndicator }): ReactNode {
  const t = useWords();
  const { ratedByHand, computedRating, review } = indicator;
  if (review?.rating == null) {
    return null;
  }
  return (
    <p className="small">
      {ratedByHand
        ? t('evidence:evaluation.ratedByHand', { rating: computedRating ?? '―' })
        : t('evidence:evaluation.notInScale', { rating: review.rating })}
    </p>
  );
}
