import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { outlineOf } from '../../../core/domain/plans/outline.ts';
import type { Plan, PlanTree } from '../../../core/domain/plans/plan.ts';
import { goTo } from '../../app/use-route.ts';
import { useWords } from '../../app/words.ts';
import { useAsk, useCall, useSession } from '../../data/session.tsx';
import { Answered } from '../../ui/answered.tsx';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/form.tsx';
import { CopyPlanDialog, EditPlanDialog, NewPlanDialog, RemovePlanDialog } from './plan-dialogs.tsx';
import { PlanFrame, StepBar, useSteps } from './plan-frame.tsx';
import { labelOfPlan } from './plan-words.ts';
import { TableExport } from './table-export.tsx';
import { TreeEditor } from './tree-editor.tsx';

/** 計画の体系: one plan at a time, edited in place. */
export function PlanScreen({ planId }: { readonly planId: string | null }): ReactNode {
  const t = useWords();
  const { cache } = useSession();
  const tree = useCall('plans', {});
  return (
    <PlanFrame screen="plan" lead={t('plan:structure.lead')}>
      <Answered answer={tree} onRetry={() => cache.retry('plans', {})}>
        {(value) => <Plans tree={value} planId={planId} />}
      </Answered>
    </PlanFrame>
  );
}

type OpenDialog = 'new' | 'copy' | 'edit' | 'remove' | null;

/** The plan named, else the one in force that has a structure, else the first. */
function chosenPlan(tree: PlanTree, planId: string | null): Plan | undefined {
  const hasGoals = ({ id }: Plan) => tree.goals.some((goal) => goal.planId === id);
  return (
    tree.plans.find(({ id }) => id === planId) ??
    tree.plans.find((plan) => plan.standing === 'inForce' && hasGoals(plan)) ??
    tree.plans[0]
  );
}

function Plans({ tree, planId }: { readonly tree: PlanTree; readonly planId: string | null }): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const [dialog, setDialog] = useState<OpenDialog>(null);
  const close = useCallback(() => setDialog(null), []);
  const show = useCallback((id: string) => goTo({ screen: 'plan', planId: id }), []);
  const plan = chosenPlan(tree, planId);
  // A plan that was taken away and comes back is shown again.
  const shownId = plan?.id;
  const seen = useRef<ReadonlySet<string>>(new Set());
  const before = useRef<readonly string[]>([]);
  useEffect(() => {
    const now = tree.plans.map(({ id }) => id);
    const back = now.find((id) => seen.current.has(id) && !before.current.includes(id));
    seen.current = new Set([...seen.current, ...now]);
    before.current = now;
    if (back !== undefined && back !== shownId) {
      show(back);
    }
  }, [tree, show, shownId]);
  const outline = useMemo(() => (plan === undefined ? null : outlineOf(tree, plan.id)), [tree, plan]);
  if (plan === undefined || outline === null) {
    return (
      <>
        <NoPlanSteps />
        <p>{t('plan:structure.none')}</p>
        <p className="acts">
          <Button look="primary" size="tall" onClick={() => setDialog('new')}>
            {t('plan:structure.addFirst')}
          </Button>
        </p>
        {dialog === 'new' ? <NewPlanDialog onClose={close} onDone={show} /> : null}
      </>
    );
  }
  return (
    <>
      <div className="plan-chooser">
        <SelectField
          label={t('plan:structure.plan')}
          value={plan.id}
          onChange={(event) => show(event.target.value)}
        >
          {tree.plans.map((one) => (
            <option key={one.id} value={one.id}>
              {labelOfPlan(t, one)}
            </option>
          ))}
        </SelectField>
        <div className="button-group">
          <Button look="quiet" onClick={() => setDialog('copy')}>
            {t('plan:structure.copy')}
          </Button>
          <Button look="quiet" onClick={() => setDialog('edit')}>
            {t('plan:structure.edit')}
          </Button>
          <Button look="quiet" onClick={() => setDialog('new')}>
            {t('plan:structure.add')}
          </Button>
          <Button look="quiet" onClick={() => setDialog('remove')}>
            {t('plan:structure.remove')}
          </Button>
        </div>
      </div>
      <PlanFacts tree={tree} plan={plan} />
      <TreeEditor key={plan.id} planId={plan.id} outline={outline} />
      <TableExport
        key={`export ${plan.id}`}
        label={t('plan:structure.export')}
        name={t('plan:structure.fileName', { name: plan.title })}
        make={(path, jobId) => ask('exportPlanStructure', { planId: plan.id, path, jobId })}
      />
      {dialog === 'new' ? <NewPlanDialog onClose={close} onDone={show} /> : null}
      {dialog === 'copy' ? <CopyPlanDialog tree={tree} plan={plan} onClose={close} onDone={show} /> : null}
      {dialog === 'edit' ? <EditPlanDialog plan={plan} onClose={close} /> : null}
      {dialog === 'remove' ? <RemovePlanDialog plan={plan} onClose={close} /> : null}
    </>
  );
}

/** 元に戻す and やり直す where no plan is left: the last one that was taken away, or undone, comes back. */
function NoPlanSteps(): ReactNode {
  const steps = useSteps();
  const known = useCall('planSteps', {});
  const hasSteps = known.state === 'ready' && (known.value.undo !== null || known.value.redo !== null);
  return hasSteps ? <StepBar steps={steps} /> : null;
}

function PlanFacts({ tree, plan }: { readonly tree: PlanTree; readonly plan: Plan }): ReactNode {
  const t = useWords();
  const source = tree.plans.find(({ id }) => id === plan.basedOn);
  if (plan.periodText === null && source === undefined) {
    return null;
  }
  return (
    <dl className="facts">
      {plan.periodText === null ? null : (
        <>
          <dt>{t('plan:field.period')}</dt>
          <dd>{plan.periodText}</dd>
        </>
      )}
      {source === undefined ? null : (
        <>
          <dt>{t('plan:structure.basedOn')}</dt>
          <dd>{labelOfPlan(t, source)}</dd>
        </>
      )}
    </dl>
  );
}
