import { type ReactNode, useState } from 'react';
import type { CompiledItem } from '../../../../core/contract/compile-schemas.ts';
import type { Overview } from '../../../../core/contract/schemas.ts';
import { type PlanChange, planChangeKindSchema } from '../../../../core/domain/opinion-sheets/plan-change.ts';
import { useWords } from '../../../app/words.ts';
import { useCall } from '../../../data/session.tsx';
import { newId } from '../../../platform/new-id.ts';
import { Answered } from '../../../ui/answered.tsx';
import { Button } from '../../../ui/button.tsx';
import { Acts, Dialog } from '../../../ui/dialog.tsx';
import { RadioGroup, TextField } from '../../../ui/form.tsx';
import { sentenceOfRefusal } from '../compile-words.ts';
import type { CompileActs } from '../use-acts.ts';
import { AreaField } from './area-field.tsx';
import { ChangePlace } from './change-place.tsx';
import { ChangeText } from './change-text.tsx';
import { LinkedItems } from './linked-items.tsx';
import { allowed, type PlaceOfChange, startOfChange } from './new-change.ts';

interface DialogProps {
  readonly meetingId: string;
  /** null: a new one. */
  readonly change: PlanChange | null;
  /** Rows that a new one is because of. */
  readonly itemIds: readonly string[];
  readonly overview: Overview;
  readonly acts: CompileActs;
  readonly onClose: () => void;
}

/** 計画の修正: where, what kind, before and after, and because of which opinions. */
export function PlanChangeDialog(props: DialogProps): ReactNode {
  const t = useWords();
  const [first] = props.itemIds;
  return (
    <Dialog
      title={t(props.change === null ? 'compile:change.dialogNew' : 'compile:change.dialogEdit')}
      onClose={props.onClose}
    >
      {props.change !== null || first === undefined ? (
        <Form {...props} item={null} />
      ) : (
        <WithItem {...props} itemId={first} />
      )}
    </Dialog>
  );
}

function WithItem(props: DialogProps & { readonly itemId: string }): ReactNode {
  const answer = useCall('compiledItem', { itemId: props.itemId });
  return <Answered answer={answer}>{(item) => <Form {...props} item={item} />}</Answered>;
}

function Form({
  meetingId,
  change,
  itemIds,
  overview,
  acts,
  onClose,
  item,
}: DialogProps & { readonly item: CompiledItem | null }): ReactNode {
  const t = useWords();
  const known = useCall('planChanges', { meetingId });
  const [draft, setDraft] = useState<PlanChange>(
    () => change ?? startOfChange(newId(), meetingId, itemIds, item),
  );
  const set = (changes: Partial<PlanChange>): void => setDraft((before) => ({ ...before, ...changes }));
  const { hasBefore, hasAfter } = allowed(draft.kind);
  const place = (found: PlaceOfChange): void =>
    set({
      ...found,
      // A change is written into a copy of what stands there.
      after: draft.kind === 'change' && draft.after === '' ? found.before : draft.after,
    });
  const stored: PlanChange = {
    ...draft,
    before: hasBefore ? draft.before : '',
    after: hasAfter ? draft.after : '',
    order: change?.order ?? (known.state === 'ready' ? known.value.length : 0),
  };
  const isEmpty = stored.before.trim() === '' && stored.after.trim() === '';
  const finish = (done: boolean): void => {
    if (done) {
      onClose();
    }
  };
  return (
    <form
      className="compile-dialog"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isEmpty) {
          void acts.run(() => acts.ask('savePlanChange', stored), t('compile:said.changeSaved')).then(finish);
        }
      }}
    >
      <RadioGroup
        legend={t('compile:change.kind')}
        inline
        choices={planChangeKindSchema.options.map((value) => ({
          value,
          label: t(`opinion:planChangeKind.${value}`),
        }))}
        value={draft.kind}
        onChange={(kind) => set({ kind })}
      />
      <ChangePlace overview={overview} place={draft} onPlace={place} />
      <TextField
        label={t('compile:change.place')}
        hint={t('compile:change.placeHint')}
        value={draft.place}
        maxLength={300}
        required
        onChange={(event) => set({ place: event.target.value })}
      />
      {item === null || item.original.proposal === '' ? null : (
        <p className="small">{t('compile:change.proposal', { text: item.original.proposal })}</p>
      )}
      {hasBefore ? (
        <AreaField
          label={t('compile:change.before')}
          value={draft.before}
          onChange={(before) => set({ before })}
        />
      ) : null}
      {hasAfter ? (
        <AreaField
          label={t('compile:change.after')}
          value={draft.after}
          onChange={(after) => set({ after })}
        />
      ) : null}
      {isEmpty ? null : <ChangeText change={stored} />}
      <RadioGroup
        legend={t('compile:change.state')}
        inline
        choices={(['draft', 'applied'] as const).map((value) => ({
          value,
          label: t(`compile:changeState.${value}`),
        }))}
        value={draft.state}
        onChange={(state) => set({ state })}
      />
      <LinkedItems
        meetingId={meetingId}
        itemIds={draft.itemIds}
        onChange={(linked) => set({ itemIds: [...linked] })}
      />
      {acts.error === null ? null : (
        <p className="problem" role="alert">
          {sentenceOfRefusal(t, acts.error)}
        </p>
      )}
      <Acts>
        <Button type="submit" look="primary" disabled={isEmpty || acts.busy}>
          {t('compile:change.save')}
        </Button>
        {change === null ? null : (
          <Button
            look="quiet"
            disabled={acts.busy}
            onClick={() =>
              void acts
                .run(() => acts.ask('removePlanChange', { id: change.id }), t('compile:said.changeRemoved'))
                .then(finish)
            }
          >
            {t('compile:change.remove')}
          </Button>
        )}
        <Button look="quiet" onClick={onClose}>
          {t('app:cancel')}
        </Button>
      </Acts>
    </form>
  );
}
