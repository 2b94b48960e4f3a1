import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { Overview } from '../../../../core/contract/schemas.ts';
import type { PlanChange } from '../../../../core/domain/opinion-sheets/plan-change.ts';
import { nameOfMeeting } from '../../../app/material-names.ts';
import { hrefOf } from '../../../app/route.ts';
import { useWords } from '../../../app/words.ts';
import { useCall, useSession } from '../../../data/session.tsx';
import { Answered } from '../../../ui/answered.tsx';
import { Button, TextButton, TextLink } from '../../../ui/button.tsx';
import { ContentsButton } from '../../../ui/contents-button.tsx';
import { ScrollArea } from '../../../ui/screen.tsx';
import { CompilePlaces } from '../compile-places.tsx';
import { nameOfMaterialId, sentenceOfRefusal } from '../compile-words.ts';
import { ChangesExportDialog } from '../export/changes-export-dialog.tsx';
import { useActs } from '../use-acts.ts';
import { useStepKeys } from '../use-steps.ts';
import { WithMeeting } from '../with-meeting.tsx';
import { ChangeText } from './change-text.tsx';
import { PlanChangeDialog } from './plan-change-dialog.tsx';

/** 修正箇所一覧: every change of the plan in its order, with the opinions it is because of. */
export function PlanChangesScreen({
  overview,
  meetingId,
  changeId,
}: {
  readonly overview: Overview;
  readonly meetingId: string | null;
  readonly changeId: string | null;
}): ReactNode {
  const t = useWords();
  return (
    <WithMeeting title={t('compile:changes.title')} overview={overview} meetingId={meetingId}>
      {({ meeting }) => (
        <Changes
          key={meeting.id}
          overview={overview}
          meetingId={meeting.id}
          meetingName={nameOfMeeting(t, meeting)}
          changeId={changeId}
        />
      )}
    </WithMeeting>
  );
}

function Changes({
  overview,
  meetingId,
  meetingName,
  changeId,
}: {
  readonly overview: Overview;
  readonly meetingId: string;
  readonly meetingName: string;
  readonly changeId: string | null;
}): ReactNode {
  const t = useWords();
  const { cache } = useSession();
  const acts = useActs(meetingId);
  useStepKeys(acts);
  const answer = useCall('planChanges', { meetingId });
  const steps = useCall('compileSteps', { meetingId });
  const [open, setOpen] = useState<PlanChange | 'new' | null>(null);
  const [exporting, setExporting] = useState(false);
  const known = steps.state === 'ready' ? steps.value : { undo: null, redo: null };
  const save = (change: PlanChange, done: string): void =>
    void acts.run(() => acts.ask('savePlanChange', change), done);
  return (
    <>
      <header className="bar" data-region="bar">
        <ContentsButton />
        <h1>{t('compile:changes.title')}</h1>
        <span className="bar-space" />
        <CompilePlaces meetingId={meetingId} here="plan-changes" />
      </header>
      <ScrollArea label={t('compile:changes.title')}>
        <div className="screen wide-screen">
          <p className="lead">{t('compile:changes.lead')}</p>
          <div className="acts">
            <Button look="primary" onClick={() => setOpen('new')}>
              {t('compile:change.add')}
            </Button>
            <Button look="outline" onClick={() => setExporting(true)}>
              {t('opinion-export:dialog.open')}
            </Button>
            <Button look="quiet" disabled={known.undo === null} onClick={() => void acts.step('undo')}>
              {t('compile:tools.undo')}
            </Button>
            <Button look="quiet" disabled={known.redo === null} onClick={() => void acts.step('redo')}>
              {t('compile:tools.redo')}
            </Button>
          </div>
          {acts.error === null || open !== null ? null : (
            <p className="problem" role="alert">
              {sentenceOfRefusal(t, acts.error)}
            </p>
          )}
          <Answered answer={answer} onRetry={() => cache.retry('planChanges', { meetingId })}>
            {(changes) =>
              changes.length === 0 ? (
                <p className="compile-nothing">{t('compile:changes.none')}</p>
              ) : (
                <ol className="compile-changes">
                  {changes.map((change, index) => (
                    <Entry
                      key={change.id}
                      change={change}
                      index={index}
                      count={changes.length}
                      overview={overview}
                      isShown={change.id === changeId}
                      onEdit={() => setOpen(change)}
                      onMove={(order) => save({ ...change, order }, t('compile:said.moved'))}
                      onState={() =>
                        save(
                          { ...change, state: change.state === 'draft' ? 'applied' : 'draft' },
                          t('compile:said.changeSaved'),
                        )
                      }
                    />
                  ))}
                </ol>
              )
            }
          </Answered>
        </div>
      </ScrollArea>
      {exporting ? (
        <ChangesExportDialog
          meetingId={meetingId}
          meetingName={meetingName}
          onClose={() => setExporting(false)}
        />
      ) : null}
      {open === null ? null : (
        <PlanChangeDialog
          meetingId={meetingId}
          change={open === 'new' ? null : open}
          itemIds={[]}
          overview={overview}
          acts={acts}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}

function Entry({
  change,
  index,
  count,
  overview,
  isShown,
  onEdit,
  onMove,
  onState,
}: {
  readonly change: PlanChange;
  readonly index: number;
  readonly count: number;
  readonly overview: Overview;
  /** A link led to it. */
  readonly isShown: boolean;
  readonly onEdit: () => void;
  readonly onMove: (order: number) => void;
  readonly onState: () => void;
}): ReactNode {
  const t = useWords();
  const element = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isShown) {
      element.current?.scrollIntoView({ block: 'center' });
      element.current?.focus();
    }
  }, [isShown]);
  const { materialId, versionId, blockId } = change;
  const name = useMemo(
    () => (materialId === null ? null : nameOfMaterialId(t, overview, materialId)),
    [t, overview, materialId],
  );
  return (
    <li ref={element} tabIndex={-1} data-arrived={isShown ? '' : undefined}>
      <div className="compile-change-head">
        <b className="compile-change-no">{index + 1}</b>
        <b>{t(`opinion:planChangeKind.${change.kind}`)}</b>
        <span>{change.place}</span>
        {materialId === null || name === null ? null : (
          <TextLink href={hrefOf({ screen: 'reading', materialId, versionId, blockId, find: '' })}>
            {name}
          </TextLink>
        )}
        <b className={change.state === 'applied' ? 'verdict-fine' : 'verdict-asks'}>
          {t(`compile:changeState.${change.state}`)}
        </b>
      </div>
      <ChangeText change={change} />
      <div className="compile-change-because">
        <span>{t('compile:change.because')}</span>
        {change.itemIds.length === 0 ? (
          <span>{t('compile:change.becauseOfNone')}</span>
        ) : (
          change.itemIds.map((itemId) => (
            <ItemLink key={itemId} itemId={itemId} meetingId={change.meetingId} />
          ))
        )}
      </div>
      <p className="compile-change-acts">
        <TextButton onClick={onEdit}>{t('compile:change.edit')}</TextButton>
        <TextButton onClick={onState}>
          {t(change.state === 'draft' ? 'compile:changes.markApplied' : 'compile:changes.markDraft')}
        </TextButton>
        {index === 0 ? null : (
          <TextButton onClick={() => onMove(index - 1)}>{t('compile:changes.up')}</TextButton>
        )}
        {index === count - 1 ? null : (
          <TextButton onClick={() => onMove(index + 1)}>{t('compile:changes.down')}</TextButton>
        )}
      </p>
    </li>
  );
}

function ItemLink({ itemId, meetingId }: { readonly itemId: string; readonly meetingId: string }): ReactNode {
  const t = useWords();
  const answer = useCall('compiledItem', { itemId });
  if (answer.state !== 'ready') {
    return null;
  }
  const { row } = answer.value;
  return (
    <TextLink href={hrefOf({ screen: 'opinions', meetingId, itemId })}>
      {t('compile:changes.item', { no: row.no, summary: row.summary === '' ? row.excerpt : row.summary })}
    </TextLink>
  );
}
