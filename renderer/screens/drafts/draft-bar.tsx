import type { ReactNode } from 'react';
import { nameOfMaterial } from '../../app/material-names.ts';
import { useWords } from '../../app/words.ts';
import type { DraftSession, DraftView as SessionView } from '../../data/draft-session.ts';
import { Button } from '../../ui/button.tsx';
import { ContentsButton } from '../../ui/contents-button.tsx';
import { DraftMark, NumberBox } from '../../ui/marks.tsx';
import { useMoments } from './use-moments.ts';

export type DraftView = 'write' | 'preview';

/** The bar above a draft: what it is, whether it is stored, and what can be done with it. */
export function DraftBar({
  session,
  view,
  shown,
  onShow,
  withHistory,
  onHistory,
  onPrint,
  onPublish,
}: {
  readonly session: DraftSession;
  readonly view: SessionView;
  readonly shown: DraftView;
  readonly onShow: (view: DraftView) => void;
  readonly withHistory: boolean;
  readonly onHistory: (shown: boolean) => void;
  readonly onPrint: () => void;
  readonly onPublish: () => void;
}): ReactNode {
  const t = useWords();
  const { draft, canUndo, canRedo } = view;
  return (
    <header className="bar draft-bar" data-region="bar">
      <ContentsButton />
      <NumberBox number={draft.number} />
      <h1 title={nameOfMaterial(t, draft)}>{nameOfMaterial(t, draft)}</h1>
      <DraftMark />
      <SaveStatus view={view} />
      <span className="bar-space" />
      <Button look="quiet" size="slim" disabled={!canUndo} onClick={() => void session.step('undo')}>
        {t('draft:undo')}
      </Button>
      <Button look="quiet" size="slim" disabled={!canRedo} onClick={() => void session.step('redo')}>
        {t('draft:redo')}
      </Button>
      <fieldset className="switch">
        <legend className="visually-hidden">{t('draft:view')}</legend>
        {(['write', 'preview'] as const).map((one) => (
          <label key={one}>
            <input type="radio" name="draft-view" checked={shown === one} onChange={() => onShow(one)} />
            <span>{t(`draft:${one}`)}</span>
          </label>
        ))}
      </fieldset>
      <Button look="quiet" size="slim" aria-pressed={withHistory} onClick={() => onHistory(!withHistory)}>
        {t('draft:history.toggle')}
      </Button>
      <Button look="quiet" size="slim" onClick={onPrint}>
        {t('draft:print')}
      </Button>
      <Button look="primary" onClick={onPublish}>
        {t('draft:publish.open')}
      </Button>
    </header>
  );
}

/** Whether what was typed is in the file. Only a failure is spoken; saving every second would drown everything else. */
function SaveStatus({ view }: { readonly view: SessionView }): ReactNode {
  const t = useWords();
  const moment = useMoments();
  const { status, changedAt } = view;
  const text = t(`draft:status.${status}`, { time: moment(changedAt) });
  const failed = status === 'failed' || status === 'conflict';
  return (
    <span className="small save-status" data-status={status} role={failed ? 'alert' : undefined}>
      {text}
    </span>
  );
}
