import { type ReactNode, useMemo, useState } from 'react';
import {
  type MappingKind,
  mappingFits,
  type PlanMapping,
  sameTitles,
  unmappedItems,
  usualMappingKind,
} from '../../../core/domain/plans/mapping.ts';
import { outlineOf, type PlanOutline } from '../../../core/domain/plans/outline.ts';
import type { Plan, PlanTree } from '../../../core/domain/plans/plan.ts';
import { hrefOf } from '../../app/route.ts';
import { goTo } from '../../app/use-route.ts';
import { useWords } from '../../app/words.ts';
import { useAsk, useCall, useSession } from '../../data/session.tsx';
import { Answered } from '../../ui/answered.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Checkbox, SelectField } from '../../ui/form.tsx';
import { MappingColumn } from './mapping-column.tsx';
import { MappingForm } from './mapping-form.tsx';
import { MappingTable } from './mapping-table.tsx';
import { PlanFrame, StepBar, useSteps } from './plan-frame.tsx';
import { labelOfEdition, labelOfPlan } from './plan-words.ts';
import { TableExport } from './table-export.tsx';
import { useStepFocus } from './use-step-focus.ts';

/** 新旧対応: what of one plan became what in another. */
export function MappingScreen({
  fromPlanId,
  toPlanId,
}: {
  readonly fromPlanId: string | null;
  readonly toPlanId: string | null;
}): ReactNode {
  const t = useWords();
  const { cache } = useSession();
  const tree = useCall('plans', {});
  const mappings = useCall('planMappings', {});
  return (
    <PlanFrame screen="plan-mapping" lead={t('plan:mapping.lead')}>
      <Answered answer={tree} onRetry={() => cache.retry('plans', {})}>
        {(value) => (
          <Answered answer={mappings} onRetry={() => cache.retry('planMappings', {})}>
            {(all) => <ChosenPlans tree={value} all={all} fromPlanId={fromPlanId} toPlanId={toPlanId} />}
          </Answered>
        )}
      </Answered>
    </PlanFrame>
  );
}

function ChosenPlans({
  tree,
  all,
  fromPlanId,
  toPlanId,
}: {
  readonly tree: PlanTree;
  readonly all: readonly PlanMapping[];
  readonly fromPlanId: string | null;
  readonly toPlanId: string | null;
}): ReactNode {
  const t = useWords();
  const { plans } = tree;
  const hasGoals = ({ id }: Plan) => tree.goals.some((goal) => goal.planId === id);
  const from =
    plans.find(({ id }) => id === fromPlanId) ??
    plans.find((plan) => plan.standing === 'inForce' && hasGoals(plan)) ??
    plans[0];
  const to =
    plans.find(({ id }) => id === toPlanId && id !== from?.id) ??
    plans.findLast(({ id, standing }) => standing === 'next' && id !== from?.id) ??
    plans.find(({ id }) => id !== from?.id);
  if (from === undefined || to === undefined) {
    return (
      <>
        <p>{t('plan:mapping.needsTwo')}</p>
        <p className="acts">
          <ButtonLink look="primary" href={hrefOf({ screen: 'plan', planId: null })}>
            {t('plan:mapping.goToPlans')}
          </ButtonLink>
        </p>
      </>
    );
  }
  const choose = (nextFrom: string, nextTo: string): void => {
    // Choosing the other one's plan changes places.
    const swapped = nextFrom === nextTo;
    goTo({
      screen: 'plan-mapping',
      fromPlanId: swapped && nextFrom === from.id ? to.id : nextFrom,
      toPlanId: swapped && nextTo === to.id ? from.id : nextTo,
    });
  };
  return (
    <>
      <div className="plan-chooser">
        <PlanChoice
          label={t('plan:mapping.from')}
          plans={plans}
          value={from.id}
          onChange={(id) => choose(id, to.id)}
        />
        <PlanChoice
          label={t('plan:mapping.to')}
          plans={plans}
          value={to.id}
          onChange={(id) => choose(from.id, id)}
        />
      </div>
      <Mapping key={`${from.id} ${to.id}`} tree={tree} all={all} from={from} to={to} />
    </>
  );
}

function PlanChoice({
  label,
  plans,
  value,
  onChange,
}: {
  readonly label: string;
  readonly plans: readonly Plan[];
  readonly value: string;
  readonly onChange: (id: string) => void;
}): ReactNode {
  const t = useWords();
  return (
    <SelectField label={label} value={value} onChange={(event) => onChange(event.target.value)}>
      {plans.map((plan) => (
        <option key={plan.id} value={plan.id}>
          {labelOfPlan(t, plan)}
        </option>
      ))}
    </SelectField>
  );
}

/** What is being said: the items chosen on either side, and the mapping that is changed, if any. */
export interface Choice {
  readonly editing: PlanMapping | null;
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** null: as the number of items suggests. */
  readonly kind: MappingKind | null;
  readonly note: string;
}

const nothingChosen: Choice = { editing: null, from: [], to: [], kind: null, note: '' };

/** Puts the focus on a mapping in the table. */
function goToMapping({ id }: Pick<PlanMapping, 'id'>): void {
  document.querySelector<HTMLElement>(`[data-mapping="${id}"]`)?.focus();
}

/** The item without a mapping that is next when those chosen have got one; null when none is left. */
function nextOpen(
  outlines: { readonly from: PlanOutline; readonly to: PlanOutline },
  mappings: readonly PlanMapping[],
  choice: Choice,
): string | null {
  const open = unmappedItems(outlines.from, outlines.to, mappings);
  const left = [...open.from, ...open.to];
  const chosen = new Set([...choice.from, ...choice.to]);
  const stays = ({ id }: { readonly id: string }): boolean => !chosen.has(id);
  const first = left.findIndex(({ id }) => chosen.has(id));
  return (left.slice(Math.max(0, first)).find(stays) ?? left.find(stays))?.id ?? null;
}

function Mapping({
  tree,
  all,
  from,
  to,
}: {
  readonly tree: PlanTree;
  readonly all: readonly PlanMapping[];
  readonly from: Plan;
  readonly to: Plan;
}): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const [choice, setChoice] = useState<Choice>(nothingChosen);
  const [onlyOpen, setOnlyOpen] = useState(false);
  const outlines = useMemo(
    () => ({ from: outlineOf(tree, from.id), to: outlineOf(tree, to.id) }),
    [tree, from, to],
  );
  const mappings = useMemo(
    () => all.filter((one) => one.fromPlanId === from.id && one.toPlanId === to.id),
    [all, from, to],
  );
  const ids = useMemo(() => mappings.map(({ id }) => id), [mappings]);
  const steps = useStepFocus(useSteps(), ids, (id, moveFocus) => {
    if (moveFocus) {
      goToMapping({ id });
    }
  });
  const open = unmappedItems(outlines.from, outlines.to, mappings);
  // What was taken out of a plan leaves a mapping behind that no longer fits.
  const misfits = mappings.filter((one) => !mappingFits(one.kind, one.from.length, one.to.length)).length;
  const same = sameTitles(outlines.from, outlines.to, mappings);
  const kind = choice.kind ?? usualMappingKind(choice.from.length, choice.to.length);

  const toggle = (side: 'from' | 'to', id: string): void =>
    setChoice((now) => ({
      ...now,
      kind: null,
      [side]: now[side].includes(id) ? now[side].filter((one) => one !== id) : [...now[side], id],
    }));
  const save = (): void => {
    if (kind === null) {
      return;
    }
    const fields = { kind, from: [...choice.from], to: [...choice.to], note: choice.note.trim() };
    const { editing } = choice;
    // Whoever works by keyboard goes on with what is next; the form is empty again, and nothing in it takes the focus.
    const next = editing === null ? nextOpen(outlines, mappings, choice) : null;
    const isByKey =
      document.activeElement?.closest('.mapping-form')?.matches(':has(:focus-visible)') === true;
    steps.run(async () => {
      await (editing === null
        ? ask('addPlanMapping', { fromPlanId: from.id, toPlanId: to.id, ...fields })
        : ask('updatePlanMapping', { id: editing.id, ...fields }));
      setChoice(nothingChosen);
      steps.say(t('plan:mapping.saved', { kind: t(`plan:mappingKind.${kind}`) }));
      if (editing !== null) goToMapping(editing);
      else if (isByKey && next !== null) {
        requestAnimationFrame(() =>
          document.querySelector<HTMLElement>(`[data-mapping-item="${next}"]`)?.focus(),
        );
      }
    });
  };
  const remove = (mapping: PlanMapping): void =>
    steps.run(async () => {
      await ask('removePlanMapping', { id: mapping.id });
      setChoice((now) => (now.editing?.id === mapping.id ? nothingChosen : now));
      steps.say(t('plan:mapping.removed'));
    });
  const mapSame = (): void =>
    steps.run(async () => {
      const { count } = await ask('mapSameTitles', { fromPlanId: from.id, toPlanId: to.id });
      steps.say(t('plan:mapping.sameDone', { count }));
    });
  const shown = (outline: PlanOutline) => ({ outline, mappings, onlyOpen });
  return (
    <>
      <StepBar steps={steps}>
        <p className="mapping-counts" role="status">
          {t('plan:mapping.open', {
            from: labelOfEdition(t, from),
            before: open.from.length,
            to: labelOfEdition(t, to),
            after: open.to.length,
          })}
          {misfits === 0 ? null : (
            <span className="mapping-misfits">{t('plan:mapping.misfits', { count: misfits })}</span>
          )}
        </p>
        <Checkbox
          label={t('plan:mapping.onlyOpen')}
          checked={onlyOpen}
          onChange={(event) => setOnlyOpen(event.target.checked)}
        />
        {same.length === 0 ? null : (
          <Button look="outline" size="slim" onClick={mapSame}>
            {t('plan:mapping.same', { count: same.length })}
          </Button>
        )}
      </StepBar>
      <div className="mapping-columns">
        <MappingColumn
          {...shown(outlines.from)}
          side="from"
          other={outlines.to}
          title={labelOfPlan(t, from)}
          chosen={choice.from}
          onToggle={(id) => toggle('from', id)}
        />
        <MappingColumn
          {...shown(outlines.to)}
          side="to"
          other={outlines.from}
          title={labelOfPlan(t, to)}
          chosen={choice.to}
          onToggle={(id) => toggle('to', id)}
        />
      </div>
      <MappingForm
        choice={choice}
        kind={kind}
        outlines={outlines}
        onChange={(change) => setChoice((now) => ({ ...now, ...change }))}
        onSave={save}
        onCancel={() => {
          setChoice(nothingChosen);
          if (choice.editing !== null) goToMapping(choice.editing);
        }}
      />
      <MappingTable
        outlines={outlines}
        mappings={mappings}
        from={from}
        to={to}
        onEdit={(mapping) =>
          setChoice({
            editing: mapping,
            from: mapping.from,
            to: mapping.to,
            kind: mapping.kind,
            note: mapping.note,
          })
        }
        onRemove={remove}
      />
      <TableExport
        label={t('plan:mapping.export')}
        name={t('plan:mapping.fileName', { name: from.title })}
        make={(path, jobId) =>
          ask('exportPlanMapping', { fromPlanId: from.id, toPlanId: to.id, path, jobId })
        }
      />
    </>
  );
}
