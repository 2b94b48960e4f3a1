import { type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react';
import { type JudgementId, judgementIds } from '../../../core/domain/indicators/judgement.ts';
import { losingRating, type RatedIndicator } from '../../../core/domain/indicators/rating-counts.ts';
import {
  type EvaluationScale,
  evaluationScaleSchema,
  type ScaleStep,
  scalePresets,
} from '../../../core/domain/indicators/scale.ts';
import { useWords } from '../../app/words.ts';
import { useAsk } from '../../data/session.tsx';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/form.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useAnnounce } from '../../ui/status.tsx';

/** A step that was taken out in this dialog, and where it stood. */
interface RemovedStep {
  readonly step: ScaleStep;
  readonly index: number;
}

/**
 * 評価の区分 of the committee: its steps, and which judgement leads to which. A step that is taken out says how many
 * indicators of the meeting would be rated no more, and can be brought back.
 */
export function ScaleDialog({
  scale,
  indicators,
  onSaved,
  onClose,
}: {
  readonly scale: EvaluationScale;
  /** Those of the meeting in view. */
  readonly indicators: readonly RatedIndicator[];
  readonly onSaved: () => void;
  readonly onClose: () => void;
}): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const announce = useAnnounce();
  const [steps, setSteps] = useState<readonly ScaleStep[]>(scale.steps);
  const read = evaluationScaleSchema.safeParse({
    steps: steps.map((step) => ({ ...step, judgements: [...step.judgements] })),
  });
  const change = (index: number, fields: Partial<ScaleStep>): void =>
    setSteps(steps.map((step, at) => (at === index ? { ...step, ...fields } : step)));
  const lead = (judgement: JudgementId, to: number): void =>
    setSteps(
      steps.map((step, at) => {
        const others = step.judgements.filter((id) => id !== judgement);
        return { ...step, judgements: at === to ? [...others, judgement] : others };
      }),
    );
  const [removed, setRemoved] = useState<readonly RemovedStep[]>([]);
  const element = useRef<HTMLDivElement>(null);
  const saidId = useId();
  /** What takes the focus once it is shown; its button went away with the act. */
  const wanted = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (wanted.current !== null) {
      element.current?.querySelector<HTMLElement>(wanted.current)?.focus();
      wanted.current = null;
    }
  });
  const remove = (step: ScaleStep, index: number): void => {
    setRemoved([...removed, { step, index }]);
    setSteps(steps.filter((_, at) => at !== index));
    wanted.current = '.scale-removed .button';
  };
  const last = removed.at(-1);
  const restore = ({ step, index }: RemovedStep): void => {
    // Judgements that were led elsewhere meanwhile stay there.
    const taken = new Set(steps.flatMap(({ judgements }) => judgements));
    const judgements = step.judgements.filter((id) => !taken.has(id));
    setRemoved(removed.slice(0, -1));
    setSteps(steps.toSpliced(index, 0, { ...step, judgements }));
    wanted.current = `[data-remove="${index}"]`;
  };
  const unrated = losingRating(indicators, { steps: [...steps] });
  const takePreset = (preset: EvaluationScale): void => {
    setRemoved([]);
    setSteps(preset.steps);
  };
  const save = async (): Promise<void> => {
    if (read.success) await ask('setEvaluationScale', read.data);
  };
  return (
    <FormDialog
      title={t('evidence:scale.title')}
      onClose={onClose}
      ready={read.success}
      save={save}
      onSaved={() => {
        announce(t('evidence:scale.saved'));
        onSaved();
      }}
    >
      <p>{t('evidence:scale.lead')}</p>
      <div ref={element} className="scale-parts">
        <p className="button-group">
          <Button size="slim" onClick={() => takePreset(scalePresets.letters)}>
            {t('evidence:scale.letters')}
          </Button>
          <Button size="slim" onClick={() => takePreset(scalePresets.signs)}>
            {t('evidence:scale.signs')}
          </Button>
        </p>
        <table className="list-table scale-steps">
          <caption className="visually-hidden">{t('evidence:scale.steps')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('evidence:scale.code')}</th>
              <th scope="col">{t('evidence:scale.label')}</th>
              <th scope="col">
                <span className="visually-hidden">{t('evidence:evaluation.acts')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {steps.map((step, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a step has no name but its place while it is typed
              <tr key={index}>
                <td>
                  <input
                    className="input code-input"
                    aria-label={t('evidence:scale.codeOf', { no: index + 1 })}
                    maxLength={8}
                    value={step.code}
                    onChange={(event) => change(index, { code: event.target.value })}
                  />
                </td>
                <td>
                  <input
                    className="input"
                    aria-label={t('evidence:scale.labelOf', { no: index + 1 })}
                    maxLength={40}
                    value={step.label}
                    onChange={(event) => change(index, { label: event.target.value })}
                  />
                </td>
                <td className="row-acts">
                  <Button
                    look="quiet"
                    size="slim"
                    data-remove={index}
                    disabled={steps.length <= 2}
                    aria-label={t('evidence:scale.removeOf', { code: step.code })}
                    onClick={() => remove(step, index)}
                  >
                    {t('evidence:scale.remove')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <div className="scale-removed">
          <p id={saidId} role="status" className="scale-said">
            {last === undefined
              ? ''
              : t(unrated === 0 ? 'evidence:scale.removedPlain' : 'evidence:scale.removed', {
                  code: last.step.code,
                  count: unrated,
                })}
          </p>
          {last === undefined ? null : (
            <Button
              size="slim"
              aria-describedby={saidId}
              disabled={steps.length >= 10}
              onClick={() => restore(last)}
            >
              {t('evidence:scale.restore')}
            </Button>
          )}
        </div>
        <p>
          <Button
            size="slim"
            disabled={steps.length >= 10}
            onClick={() => setSteps([...steps, { code: '', label: '', judgements: [] }])}
          >
            {t('evidence:scale.add')}
          </Button>
        </p>
      </div>
      <fieldset className="scale-judgements">
        <legend>{t('evidence:scale.leads')}</legend>
        {judgementIds.map((id) => (
          <SelectField
            key={id}
            label={t(`evidence:judgement.${id}`)}
            value={String(steps.findIndex(({ judgements }) => judgements.includes(id)))}
            onChange={(event) => lead(id, Number(event.target.value))}
          >
            <option value="-1">{t('evidence:scale.noStep')}</option>
            {steps.map(({ code, label }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a step has no name but its place while it is typed
              <option key={index} value={String(index)}>
                {label === '' ? code : `${code}　${label}`}
              </option>
            ))}
          </SelectField>
        ))}
      </fieldset>
      {read.success ? null : <p className="mapping-misfit">{t('evidence:scale.wrong')}</p>}
    </FormDialog>
  );
}
