import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import type { PlanTree } from '../../../core/domain/plans/plan.ts';
import {
  contentsTable,
  type SharedContents,
  type SiblingPlan,
} from '../../../core/domain/plans/shared-contents.ts';
import { useWords } from '../../app/words.ts';
import { useAsk, useCall, useSession } from '../../data/session.tsx';
import { Answered } from '../../ui/answered.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/form.tsx';
import { ContentsTable } from './contents-table.tsx';
import { PlanFrame, StepBar, useSteps } from './plan-frame.tsx';
import { SiblingDialog } from './sibling-dialog.tsx';
import { TableExport } from './table-export.tsx';
import { useStepFocus } from './use-step-focus.ts';

/** 共通目次: which plan has which chapter. */
export function ContentsScreen(): ReactNode {
  const t = useWords();
  const { cache } = useSession();
  const contents = useCall('sharedContents', {});
  const tree = useCall('plans', {});
  return (
    <PlanFrame screen="shared-contents" lead={t('plan:contents.lead')}>
      <Answered answer={contents} onRetry={() => cache.retry('sharedContents', {})}>
        {(value) => (
          <Answered answer={tree} onRetry={() => cache.retry('plans', {})}>
            {(plans) => <Contents contents={value} tree={plans} />}
          </Answered>
        )}
      </Answered>
    </PlanFrame>
  );
}

type OpenDialog = { readonly sibling: SiblingPlan | null } | null;

function Contents({
  contents,
  tree,
}: {
  readonly contents: SharedContents;
  readonly tree: PlanTree;
}): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const [dialog, setDialog] = useState<OpenDialog>(null);
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const close = useCallback(() => setDialog(null), []);
  const { siblings, rows } = useMemo(() => contentsTable(contents), [contents]);
  const ids = useMemo(() => rows.map(({ chapter }) => chapter.id), [rows]);
  const table = useRef<HTMLDivElement>(null);
  const steps = useStepFocus(useSteps(), ids, (id, moveFocus) => {
    setSelectedId(id);
    if (moveFocus) {
      table.current?.querySelector<HTMLElement>(`[data-chapter="${id}"]`)?.focus();
    }
  });
  const selected = rows.find(({ chapter }) => chapter.id === selectedId) ?? null;
  return (
    <>
      <StepBar steps={steps}>
        <div className="button-group">
          <Button
            look={siblings.length === 0 ? 'primary' : 'outline'}
            size="slim"
            onClick={() => setDialog({ sibling: null })}
          >
            {t('plan:contents.addPlan')}
          </Button>
        </div>
      </StepBar>
      {rows.length === 0 && siblings.length === 0 ? (
        <p>{t('plan:contents.none')}</p>
      ) : (
        <div ref={table}>
          <ContentsTable
            siblings={siblings}
            rows={rows}
            steps={steps}
            selectedId={selectedId}
            onSelect={setSelectedId}
            onSibling={(sibling) => setDialog({ sibling })}
          />
        </div>
      )}
      <NewChapter
        chapters={rows.filter(({ depth }) => depth === 0).length}
        parent={
          selected === null
            ? null
            : selected.depth === 0
              ? selected
              : (rows.find(({ chapter }) => chapter.id === selected.chapter.parentId) ?? null)
        }
        steps={steps}
        onAdded={setSelectedId}
      />
      {rows.length === 0 ? null : (
        <TableExport
          label={t('plan:contents.export')}
          name={t('plan:table.contents')}
          make={(path, jobId) => ask('exportSharedContents', { path, jobId })}
        />
      )}
      {dialog === null ? null : (
        <SiblingDialog
          sibling={dialog.sibling}
          siblings={siblings}
          plans={tree.plans}
          steps={steps}
          onClose={close}
        />
      )}
    </>
  );
}

/** A field for one chapter after the other: Enter adds it at the end. */
function NewChapter({
  chapters,
  parent,
  steps,
  onAdded,
}: {
  readonly chapters: number;
  /** The chapter that a section would go into. */
  readonly parent: ReturnType<typeof contentsTable>['rows'][number] | null;
  readonly steps: ReturnType<typeof useSteps>;
  readonly onAdded: (id: string) => void;
}): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const form = useRef<HTMLFormElement>(null);
  const [title, setTitle] = useState('');
  const add = (parentId: string | null, index: number): void => {
    const given = title.trim();
    if (given === '') {
      return;
    }
    setTitle('');
    // Whoever pressed a button goes on with the next name.
    form.current?.querySelector('input')?.focus();
    steps.run(async () => {
      const { id } = await ask('addSharedChapter', { parentId, title: given, index });
      if (parentId === null) {
        onAdded(id);
      }
      steps.say(t('plan:tree.added', { title: given }));
    });
  };
  return (
    <form
      ref={form}
      className="new-chapter"
      onSubmit={(event) => {
        event.preventDefault();
        add(null, chapters);
      }}
    >
      <TextField
        label={t('plan:contents.newChapter')}
        hint={
          parent === null
            ? t('plan:contents.newHint')
            : t('plan:contents.newHintIn', { chapter: parent.chapter.title })
        }
        value={title}
        maxLength={500}
        onChange={(event) => setTitle(event.target.value)}
      />
      <p className="acts">
        <Button type="submit" disabled={title.trim() === ''}>
          {t('plan:contents.addChapter')}
        </Button>
        <Button
          look="quiet"
          disabled={title.trim() === '' || parent === null}
          onClick={() => (parent === null ? undefined : add(parent.chapter.id, 9999))}
        >
          {t('plan:contents.addSection')}
        </Button>
      </p>
    </form>
  );
}
