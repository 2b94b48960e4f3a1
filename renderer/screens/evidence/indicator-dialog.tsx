import { type ReactNode, useState } from 'react';
import type { ShownIndicator } from '../../../core/contract/evidence-calls.ts';
import type { EvaluationScale } from '../../../core/domain/indicators/scale.ts';
import { readWrittenValue } from '../../../core/domain/indicators/written-value.ts';
import { readingText, ruleText } from '../../../core/locales/indicator-words.ts';
import { useWords } from '../../app/words.ts';
import { useAsk } from '../../data/session.tsx';
import { Checkbox, RadioGroup, SelectField, TextField } from '../../ui/form.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useAnnounce } from '../../ui/status.tsx';

type Direction = 'inferred' | 'higher' | 'lower';

/** What a person says of an indicator: which way is good, its rating, a remark, and that the judgement is right. */
export function IndicatorDialog({
  meetingId,
  indicator,
  scale,
  onClose,
}: {
  readonly meetingId: string;
  readonly indicator: ShownIndicator;
  readonly scale: EvaluationScale;
  readonly onClose: () => void;
}): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const announce = useAnnounce();
  const { review, direction: known } = indicator;
  const [direction, setDirection] = useState<Direction>(review?.direction ?? 'inferred');
  const [rating, setRating] = useState(review?.rating ?? '');
  const [remark, setRemark] = useState(review?.remark ?? '');
  const [confirm, setConfirm] = useState(indicator.confirmed);
  const inferred =
    known.reason === 'chosen'
      ? t('evidence:direction.inferredPlain')
      : t('evidence:direction.inferred', {
          good: t(`evidence:direction.${known.good}`),
          reason: t(`evidence:direction.reason.${known.reason}`),
        });
  const save = async (): Promise<void> => {
    await ask('reviewIndicator', {
      meetingId,
      key: indicator.key,
      direction: direction === 'inferred' ? null : direction,
      rating: rating === '' ? null : rating,
      remark: remark.trim() === '' ? null : remark.trim(),
      confirm,
    });
  };
  return (
    <FormDialog
      title={t('evidence:evaluation.reviewTitle')}
      onClose={onClose}
      save={save}
      onSaved={() => {
        announce(t('evidence:evaluation.saved'));
        onClose();
      }}
    >
      <p>
        <b>{indicator.indicator}</b>
      </p>
      <table className="list-table value-reading">
        <thead>
          <tr>
            <td />
            <th scope="col">{t('evidence:evaluation.written')}</th>
            <th scope="col">{t('evidence:reading.title')}</th>
          </tr>
        </thead>
        <tbody>
          {(['baseline', 'target', 'result'] as const).map((column) => (
            <tr key={column}>
              <th scope="row">{t(`evidence:evaluation.${column}`)}</th>
              <td>{indicator[column]}</td>
              <td>{readingText(t, readWrittenValue(indicator[column]))}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small">
        {t(`evidence:judgement.${indicator.judgement}`)}　{ruleText(t, indicator.rule)}
      </p>
      <RadioGroup
        legend={t('evidence:direction.legend')}
        value={direction}
        onChange={setDirection}
        choices={[
          { value: 'inferred', label: inferred },
          { value: 'higher', label: t('evidence:direction.higher') },
          { value: 'lower', label: t('evidence:direction.lower') },
        ]}
      />
      <SelectField
        label={t('evidence:evaluation.rating')}
        hint={t('evidence:evaluation.ratingHint')}
        value={rating}
        onChange={(event) => setRating(event.target.value)}
      >
        <option value="">{t('evidence:evaluation.ratingByJudgement')}</option>
        {rating === '' || scale.steps.some(({ code }) => code === rating) ? null : (
          <option value={rating}>{t('evidence:evaluation.notInScale', { rating })}</option>
        )}
        {scale.steps.map(({ code, label }) => (
          <option key={code} value={code}>
            {label === '' ? code : `${code}　${label}`}
          </option>
        ))}
      </SelectField>
      <TextField
        label={t('evidence:evaluation.remarkLabel')}
        maxLength={2000}
        value={remark}
        onChange={(event) => setRemark(event.target.value)}
      />
      <Checkbox
        label={t('evidence:evaluation.confirm')}
        checked={confirm}
        onChange={(event) => setConfirm(event.target.checked)}
      />
    </FormDialog>
  );
}
