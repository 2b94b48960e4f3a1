import { type ReactNode, useState } from 'react';
import type {
  Plan,
  PlanFields,
  PlanNumbering,
  PlanStanding,
  PlanTree,
} from '../../../core/domain/plans/plan.ts';
import { useWords } from '../../app/words.ts';
import { useAsk, useCall } from '../../data/session.tsx';
import { useAction } from '../../data/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { Acts, Dialog } from '../../ui/dialog.tsx';
import { RadioGroup, SelectField, TextField } from '../../ui/form.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Problem } from '../../ui/problem.tsx';
import { labelOfPlan } from './plan-words.ts';

const standings: readonly PlanStanding[] = ['inForce', 'next', 'past'];
const numberings: readonly PlanNumbering[] = ['joined', 'enclosed', 'none'];

type Record = 'inherited' | 'sameAsSource' | 'nothing';

interface DialogProps {
  readonly onClose: () => void;
  /** Told of the plan that was made. */
  readonly onDone: (planId: string) => void;
}

/** 計画を加える: an empty plan. */
export function NewPlanDialog({ onClose, onDone }: DialogProps): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const fields: PlanFields = {
    title: '',
    periodText: null,
    standing: 'inForce',
    edition: '',
    numbering: 'joined',
  };
  return (
    <PlanForm
      title={t('plan:structure.add')}
      fields={fields}
      onClose={onClose}
      save={async (given) => onDone((await ask('addPlan', given)).id)}
    />
  );
}

/** 写しを作る: an edition to work on, with what is recorded about what was taken over. */
export function CopyPlanDialog({
  tree,
  plan,
  onClose,
  onDone,
}: DialogProps & { readonly tree: PlanTree; readonly plan: Plan }): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const mappings = useCall('planMappings', {});
  const hasOwn = mappings.state === 'ready' && mappings.value.some(({ toPlanId }) => toPlanId === plan.id);
  const [record, setRecord] = useState<Record | null>(null);
  const chosen = record ?? (hasOwn ? 'sameAsSource' : plan.standing === 'next' ? 'nothing' : 'inherited');
  const others = tree.plans.filter(({ standing }) => standing === 'next').length;
  const fields: PlanFields = {
    title: plan.title,
    periodText: plan.standing === 'next' ? plan.periodText : null,
    standing: 'next',
    edition: t('plan:copy.edition', { number: others + 1 }),
    numbering: plan.numbering,
  };
  const choices: readonly Record[] = hasOwn
    ? ['sameAsSource', 'inherited', 'nothing']
    : ['inherited', 'nothing'];
  return (
    <PlanForm
      title={t('plan:copy.title', { name: labelOfPlan(t, plan) })}
      fields={fields}
      onClose={onClose}
      save={async (given) => {
        onDone((await ask('copyPlan', { id: plan.id, fields: given, record: chosen })).id);
      }}
    >
      <RadioGroup<Record>
        legend={t('plan:copy.record')}
        value={chosen}
        onChange={setRecord}
        choices={choices.map((value) => ({
          value,
          label: t(`plan:copy.${value}`, { name: labelOfPlan(t, plan) }),
        }))}
      />
    </PlanForm>
  );
}

/** 名前と期間: what is said of a plan besides its structure. */
export function EditPlanDialog({
  plan,
  onClose,
}: {
  readonly plan: Plan;
  readonly onClose: () => void;
}): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const { title, periodText, standing, edition, numbering } = plan;
  return (
    <PlanForm
      title={t('plan:structure.edit')}
      fields={{ title, periodText, standing, edition, numbering }}
      onClose={onClose}
      save={async (fields) => void (await ask('updatePlan', { id: plan.id, fields }))}
    />
  );
}

/** Asks before a plan is taken away with everything in it. */
export function RemovePlanDialog({
  plan,
  onClose,
}: {
  readonly plan: Plan;
  readonly onClose: () => void;
}): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const action = useAction();
  const remove = async (): Promise<void> => {
    await ask('removePlan', { id: plan.id });
    onClose();
  };
  return (
    <Dialog title={t('plan:remove.title', { name: labelOfPlan(t, plan) })} onClose={onClose}>
      <p>{t('plan:remove.question')}</p>
      {action.error === null ? null : <Problem error={action.error} />}
      <Acts>
        <Button look="primary" disabled={action.busy} onClick={() => void action.run(remove)}>
          {t('plan:structure.remove')}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {t('app:cancel')}
        </Button>
      </Acts>
    </Dialog>
  );
}

function PlanForm({
  title,
  fields,
  onClose,
  save,
  children,
}: {
  readonly title: string;
  readonly fields: PlanFields;
  readonly onClose: () => void;
  readonly save: (fields: PlanFields) => Promise<void>;
  readonly children?: ReactNode;
}): ReactNode {
  const t = useWords();
  const [given, setGiven] = useState(fields);
  const set = (change: Partial<PlanFields>): void => setGiven((now) => ({ ...now, ...change }));
  const period = given.periodText ?? '';
  return (
    <FormDialog
      title={title}
      onClose={onClose}
      ready={given.title.trim() !== ''}
      save={() =>
        save({
          ...given,
          title: given.title.trim(),
          edition: given.edition.trim(),
          periodText: period.trim() === '' ? null : period.trim(),
        })
      }
    >
      <TextField
        label={t('plan:field.title')}
        hint={t('plan:field.titleHint')}
        required
        value={given.title}
        onChange={(event) => set({ title: event.target.value })}
      />
      <SelectField
        label={t('plan:field.standing')}
        value={given.standing}
        onChange={(event) =>
          set({ standing: standings.find((one) => one === event.target.value) ?? 'inForce' })
        }
      >
        {standings.map((one) => (
          <option key={one} value={one}>
            {t(`plan:standing.${one}`)}
          </option>
        ))}
      </SelectField>
      <TextField
        label={t('plan:field.edition')}
        hint={t('plan:field.editionHint')}
        value={given.edition}
        onChange={(event) => set({ edition: event.target.value })}
      />
      <TextField
        label={t('plan:field.period')}
        hint={t('plan:field.periodHint')}
        value={period}
        onChange={(event) => set({ periodText: event.target.value })}
      />
      <SelectField
        label={t('plan:field.numbering')}
        value={given.numbering}
        onChange={(event) =>
          set({ numbering: numberings.find((one) => one === event.target.value) ?? 'joined' })
        }
      >
        {numberings.map((one) => (
          <option key={one} value={one}>
            {t(`plan:numbering.${one}`)}
          </option>
        ))}
      </SelectField>
      {children}
    </FormDialog>
  );
}
