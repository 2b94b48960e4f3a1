import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import { type MappingKind, mappingFits, mappingKindSchema } from '../../../core/domain/plans/mapping.ts';
import { findItem, type PlanOutline } from '../../../core/domain/plans/outline.ts';
import { useWords } from '../../app/words.ts';
import { Button } from '../../ui/button.tsx';
import { RadioGroup, TextField } from '../../ui/form.tsx';
import type { Choice } from './mapping-screen.tsx';
import { labelOfItem } from './plan-words.ts';

/** What is being said about the chosen items: kind, note, and the one button that keeps it. */
export function MappingForm({
  choice,
  kind,
  outlines,
  onChange,
  onSave,
  onCancel,
}: {
  readonly choice: Choice;
  readonly kind: MappingKind | null;
  readonly outlines: { readonly from: PlanOutline; readonly to: PlanOutline };
  readonly onChange: (change: Partial<Choice>) => void;
  readonly onSave: () => void;
  readonly onCancel: () => void;
}): ReactNode {
  const t = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const { editing } = choice;
  const editedId = editing?.id ?? null;
  useEffect(() => {
    if (editedId !== null) {
      heading.current?.focus();
    }
  }, [editedId]);
  const before = choice.from.length;
  const after = choice.to.length;
  const names = (side: 'from' | 'to') =>
    choice[side].flatMap((id) => findItem(outlines[side], id) ?? []).map((item) => labelOfItem(t, item));
  const empty = before + after === 0;
  useLayoutEffect(() => {
    // The form has just come up over the columns: what was chosen stays in sight.
    const { activeElement } = document;
    if (!empty && activeElement?.closest('.mapping-column') != null) {
      activeElement.scrollIntoView({ block: 'nearest' });
    }
  }, [empty]);
  return (
    <form
      className="mapping-form"
      data-active={!empty}
      aria-label={t('plan:mapping.form')}
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
    >
      <h2 ref={heading} tabIndex={-1}>
        {editing === null ? t('plan:mapping.form') : t('plan:mapping.editing')}
      </h2>
      {empty ? (
        <p>{t('plan:mapping.chooseItems')}</p>
      ) : (
        <div className="mapping-said">
          <dl className="facts">
            <dt>{t('plan:mapping.from')}</dt>
            <dd>
              <Names names={names('from')} />
            </dd>
            <dt>{t('plan:mapping.to')}</dt>
            <dd>
              <Names names={names('to')} />
            </dd>
          </dl>
          <div>
            <RadioGroup<MappingKind>
              inline
              legend={t('plan:table.mappingKind')}
              value={kind}
              onChange={(value) => onChange({ kind: value })}
              choices={mappingKindSchema.options.map((value) => ({
                value,
                label: t(`plan:mappingKind.${value}`),
              }))}
            />
            {kind !== null && !mappingFits(kind, before, after) ? (
              <p className="mapping-misfit" role="status">
                {t(`plan:mapping.misfit.${kind}`)}
              </p>
            ) : null}
            <TextField
              label={t('plan:table.note')}
              value={choice.note}
              maxLength={2000}
              onChange={(event) => onChange({ note: event.target.value })}
            />
          </div>
        </div>
      )}
      <p className="acts">
        <Button look="primary" type="submit" disabled={empty || kind === null}>
          {editing === null ? t('plan:mapping.save') : t('plan:mapping.saveEdit')}
        </Button>
        {empty && editing === null ? null : (
          <Button look="quiet" onClick={onCancel}>
            {t('plan:mapping.clear')}
          </Button>
        )}
      </p>
    </form>
  );
}

function Names({ names }: { readonly names: readonly string[] }): ReactNode {
  const t = useWords();
  return names.length === 0 ? t('plan:none') : names.map((name) => <span key={name}>{name}</span>);
}
