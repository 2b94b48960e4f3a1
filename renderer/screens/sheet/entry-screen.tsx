import { type ReactNode, useState } from 'react';
import type { SheetDraft } from '../../../core/contract/opinion-sheet-schemas.ts';
import { checkSheet } from '../../../core/domain/opinion-sheets/check-sheet.ts';
import type { FormSettings, SheetTerms } from '../../../core/domain/opinion-sheets/form-settings.ts';
import { goTo } from '../../app/use-route.ts';
import { useWords } from '../../app/words.ts';
import { useAsk, useCall, useSession } from '../../data/session.tsx';
import { useAction } from '../../data/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { ContentsButton } from '../../ui/contents-button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Acts, Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/form.tsx';
import { clockOf, dayOf } from '../../ui/moments.ts';
import { Loading, Problem } from '../../ui/problem.tsx';
import { Screen, ScrollArea, useScreenTitle } from '../../ui/screen.tsx';
import { useAnnounce } from '../../ui/status.tsx';
import { Due } from './due.tsx';
import { sentenceOfFinding } from './form-words.ts';
import { Passage } from './passage.tsx';
import { SheetForm } from './sheet-form.tsx';
import { SubmitterFields } from './submitter-fields.tsx';
import { useSheetDesk } from './use-sheet-desk.ts';

/** A sheet on paper, by fax or e-mail, that the secretariat keys in. */
export function EntryScreen({ sheetId }: { readonly sheetId: string }): ReactNode {
  const t = useWords();
  const { cache } = useSession();
  const kept = useCall('sheetDraft', { sheetId });
  if (kept.state === 'ready') {
    const { draft, settings, terms } = kept.value;
    return <Entering draft={draft} settings={settings} terms={terms} />;
  }
  return (
    <Screen title={t('opinion-sheet:entry.title')}>
      {kept.state === 'loading' ? (
        <Loading />
      ) : (
        <Problem error={kept.error} onRetry={() => cache.retry('sheetDraft', { sheetId })} />
      )}
    </Screen>
  );
}

function Entering({
  draft: stored,
  settings,
  terms,
}: {
  readonly draft: SheetDraft;
  readonly settings: FormSettings;
  readonly terms: SheetTerms;
}): ReactNode {
  const t = useWords();
  const sheet = useSheetDesk(stored.sheetId, stored, settings);
  const [chosen, setChosen] = useState<string | null>(null);
  const [dialog, setDialog] = useState<'take-in' | 'discard' | null>(null);
  const { draft, opinions } = sheet;
  const title = t('opinion-sheet:entry.title');
  useScreenTitle(title);
  const selected = opinions.find(({ id }) => id === chosen) ?? opinions[0];
  return (
    <>
      <header className="bar" data-region="bar">
        <ContentsButton />
        <h1>{title}</h1>
        <span className="small">
          {t(`opinion:submitterRole.${draft.submitter.role}`)}　
          {draft.submitter.name ?? t('opinion-sheet:entry.nameless')}
        </span>
        <span className="bar-space" />
        <Due dueAt={terms.dueAt} />
      </header>
      <div className="sheet-columns">
        <div className="sheet-side">
          <ScrollArea label={title}>
            <div className="sheet-form">
              <SheetForm
                sheet={sheet}
                settings={settings}
                selectedId={selected?.id ?? ''}
                note={t('opinion-sheet:entry.asOnPaper')}
                isKeyedIn
                onSelect={setChosen}
              >
                <SubmitterFields
                  submitter={draft.submitter}
                  method={draft.method}
                  settings={settings}
                  onChange={sheet.changeHead}
                />
              </SheetForm>
            </div>
          </ScrollArea>
          <footer className="sheet-foot" data-region="foot">
            <p>
              <Button look="quiet" onClick={() => setDialog('discard')}>
                {t('opinion-sheet:entry.discard')}
              </Button>
            </p>
            <Button
              look="primary"
              size="tall"
              onClick={() => void sheet.desk.whenStored().then(() => setDialog('take-in'))}
            >
              {t('opinion-sheet:entry.takeIn')}
            </Button>
          </footer>
        </div>
        {selected === undefined ? null : <Passage location={selected.location} />}
      </div>
      {dialog === 'take-in' ? (
        <TakeInDialog draft={draft} settings={settings} terms={terms} onClose={() => setDialog(null)} />
      ) : null}
      {dialog === 'discard' ? <DiscardDialog draft={draft} onClose={() => setDialog(null)} /> : null}
    </>
  );
}

/** 受け付ける: when the paper came, and what is missing on it. */
function TakeInDialog({
  draft,
  settings,
  terms,
  onClose,
}: {
  readonly draft: SheetDraft;
  readonly settings: FormSettings;
  readonly terms: SheetTerms;
  readonly onClose: () => void;
}): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const announce = useAnnounce();
  const action = useAction();
  const [now] = useState(() => Date.now());
  const [day, setDay] = useState<string | null>(dayOf(now));
  const [clock, setClock] = useState(clockOf(now));
  const receivedAt = new Date(`${day ?? ''}T${clock === '' ? '00:00' : clock}`).getTime();
  const known = Number.isFinite(receivedAt) && receivedAt >= 0;
  // Paper without a name is taken in as it came.
  const findings = checkSheet(draft, settings, terms.dueAt, known ? receivedAt : now).filter(
    ({ code }) => code !== 'nameMissing',
  );
  const allowed = known && findings.every(({ severity }) => severity !== 'error');
  const takeIn = async (): Promise<void> => {
    await ask('enterSheet', { sheetId: draft.sheetId, receivedAt });
    announce(t('opinion-sheet:entry.takenIn'));
    leave(draft);
  };
  return (
    <Dialog title={t('opinion-sheet:entry.takeInTitle', { count: draft.opinions.length })} onClose={onClose}>
      <DateField label={t('opinion-sheet:entry.receivedDay')} value={day} onChange={setDay} />
      <TextField
        label={t('opinion-sheet:entry.receivedTime')}
        type="time"
        value={clock}
        onChange={(event) => setClock(event.target.value)}
      />
      {findings.length === 0 ? null : (
        <ul className="sheet-findings">
          {findings.map((finding) => (
            <li key={`${finding.code} ${finding.position ?? ''} ${finding.value}`}>
              <span className={finding.severity === 'error' ? 'sheet-error' : undefined}>
                {sentenceOfFinding(t, finding)}
              </span>
            </li>
          ))}
        </ul>
      )}
      {action.error === null ? null : <Problem error={action.error} />}
      <Acts>
        <Button look="primary" disabled={!allowed || action.busy} onClick={() => void action.run(takeIn)}>
          {t('opinion-sheet:entry.takeIn')}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {t('app:cancel')}
        </Button>
      </Acts>
    </Dialog>
  );
}

/** The draft is gone: back to where it was begun. */
function leave({ meetingId }: SheetDraft): void {
  goTo({ screen: 'received-sheets', meetingId });
}

function DiscardDialog({
  draft,
  onClose,
}: {
  readonly draft: SheetDraft;
  readonly onClose: () => void;
}): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const action = useAction();
  return (
    <Dialog title={t('opinion-sheet:entry.discardTitle')} onClose={onClose}>
      <p>{t('opinion-sheet:entry.discardLead', { count: draft.opinions.length })}</p>
      {action.error === null ? null : <Problem error={action.error} />}
      <Acts>
        <Button
          disabled={action.busy}
          onClick={() =>
            void action.run(async () => {
              await ask('removeSheetDraft', { sheetId: draft.sheetId });
              leave(draft);
            })
          }
        >
          {t('opinion-sheet:entry.discard')}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {t('app:cancel')}
        </Button>
      </Acts>
    </Dialog>
  );
}
