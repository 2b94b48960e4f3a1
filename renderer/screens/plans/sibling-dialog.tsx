import { type ReactNode, useState } from 'react';
import type { Plan } from '../../../core/domain/plans/plan.ts';
import type { SiblingPlan } from '../../../core/domain/plans/shared-contents.ts';
import { useWords } from '../../app/words.ts';
import { useAsk } from '../../data/session.tsx';
import { useAction } from '../../data/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { Acts, Dialog } from '../../ui/dialog.tsx';
import { SelectField, TextField } from '../../ui/form.tsx';
import { Problem } from '../../ui/problem.tsx';
import { labelOfPlan } from './plan-words.ts';
import type { Edits } from './use-edits.ts';

/** A column of the 共通目次: its name, the plan of this file that it is, its place, and taking it out. */
export function SiblingDialog({
  sibling,
  siblings,
  plans,
  steps,
  onClose,
}: {
  /** null: a new one. */
  readonly sibling: SiblingPlan | null;
  readonly siblings: readonly SiblingPlan[];
  readonly plans: readonly Plan[];
  readonly steps: Edits;
  readonly onClose: () => void;
}): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const action = useAction();
  const [title, setTitle] = useState(sibling?.title ?? '');
  const [planId, setPlanId] = useState(sibling?.planId ?? '');
  const place = siblings.findIndex(({ id }) => id === sibling?.id);
  const fields = { title: title.trim(), planId: planId === '' ? null : planId };
  const save = async (): Promise<void> => {
    await (sibling === null
      ? ask('addSiblingPlan', fields)
      : ask('updateSiblingPlan', { id: sibling.id, ...fields }));
    onClose();
  };
  const closing = (work: () => Promise<unknown>, words: string): void => {
    onClose();
    steps.run(async () => {
      await work();
      steps.say(words);
    });
  };
  return (
    <Dialog
      title={
        sibling === null ? t('plan:contents.addPlan') : t('plan:contents.editPlan', { name: sibling.title })
      }
      onClose={onClose}
    >
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void action.run(save);
        }}
      >
        <TextField
          label={t('plan:contents.planName')}
          hint={t('plan:contents.planNameHint')}
          required
          maxLength={200}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
        <SelectField
          label={t('plan:contents.planLink')}
          value={planId}
          onChange={(event) => setPlanId(event.target.value)}
        >
          <option value="">{t('plan:contents.noLink')}</option>
          {plans.map((plan) => (
            <option key={plan.id} value={plan.id}>
              {labelOfPlan(t, plan)}
            </option>
          ))}
        </SelectField>
        {action.error === null ? null : <Problem error={action.error} />}
        <Acts>
          <Button look="primary" type="submit" disabled={action.busy || fields.title === ''}>
            {t('app:save')}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {t('app:cancel')}
          </Button>
        </Acts>
        {sibling === null ? null : (
          <Acts>
            <Button
              look="quiet"
              size="slim"
              disabled={place <= 0}
              onClick={() =>
                closing(
                  () => ask('moveSiblingPlan', { id: sibling.id, index: place - 1 }),
                  t('plan:contents.movedPlan', { name: sibling.title }),
                )
              }
            >
              {t('plan:contents.left')}
            </Button>
            <Button
              look="quiet"
              size="slim"
              disabled={place === siblings.length - 1}
              onClick={() =>
                closing(
                  () => ask('moveSiblingPlan', { id: sibling.id, index: place + 1 }),
                  t('plan:contents.movedPlan', { name: sibling.title }),
                )
              }
            >
              {t('plan:contents.right')}
            </Button>
            <Button
              look="quiet"
              size="slim"
              onClick={() =>
                closing(
                  () => ask('removeSiblingPlan', { id: sibling.id }),
                  t('plan:tree.removed', { item: sibling.title }),
                )
              }
            >
              {t('plan:contents.removePlan')}
            </Button>
          </Acts>
        )}
      </form>
    </Dialog>
  );
}
