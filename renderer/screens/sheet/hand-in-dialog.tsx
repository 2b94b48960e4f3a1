import { type ReactNode, useState } from 'react';
import type { MySheet, SheetDraft } from '../../../core/contract/opinion-sheet-schemas.ts';
import type { Meeting } from '../../../core/domain/meetings/meeting.ts';
import { checkSheet, mayBeSubmitted } from '../../../core/domain/opinion-sheets/check-sheet.ts';
import { shortNameOfMeeting } from '../../app/material-names.ts';
import { useWords } from '../../app/words.ts';
import { useAsk } from '../../data/session.tsx';
import { useAction } from '../../data/use-action.ts';
import { askShell } from '../../platform/shell.ts';
import { Button, TextButton } from '../../ui/button.tsx';
import { Acts, Dialog } from '../../ui/dialog.tsx';
import { Checkbox, TextField } from '../../ui/form.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useAnnounce } from '../../ui/status.tsx';
import { sentenceOfFinding } from './form-words.ts';
import { useMomentWords } from './moments.ts';
import { useNow } from './use-now.ts';

/** Before anything leaves this machine: what will be in the file, what may be missing, and where the file goes. */
export function HandInDialog({
  mine,
  draft,
  meeting,
  onShow,
  onClose,
  onDone,
}: {
  readonly mine: MySheet;
  /** As it is in the window. */
  readonly draft: SheetDraft;
  readonly meeting: Meeting;
  /** Goes to an opinion. */
  readonly onShow: (opinionId: string) => void;
  readonly onClose: () => void;
  readonly onDone: () => void;
}): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const announce = useAnnounce();
  const action = useAction();
  const now = useNow();
  const [closes, setCloses] = useState(false);
  const [passphrase, setPassphrase] = useState('');
  const findings = checkSheet(draft, mine.settings, mine.terms.dueAt, now);
  const allowed = mayBeSubmitted(findings);
  const revision = (mine.revisions.at(-1)?.revision ?? 0) + (mine.hasChanges ? 1 : 0);
  const needsKey = action.error?.code === 'bundle-refused' && action.error.detail['reason'] === 'keyNeeded';
  const handIn = async (): Promise<void> => {
    const path = await askShell('chooseTarget', {
      purpose: 'bundle',
      suggestedName: t('opinion-sheet:dialog.fileName', {
        meeting: shortNameOfMeeting(t, meeting),
        name: (draft.submitter.name ?? '').replaceAll(/\s/gu, ''),
        revision,
      }).slice(0, 190),
    });
    if (path === null) {
      return;
    }
    await ask('submitSheet', {
      meetingId: draft.meetingId,
      path,
      passphrase: closes && passphrase !== '' ? passphrase : null,
    });
    announce(t('opinion-sheet:dialog.done'));
    onDone();
  };
  return (
    <Dialog title={t('opinion-sheet:dialog.title', { count: draft.opinions.length })} onClose={onClose}>
      <p>{t('opinion-sheet:dialog.lead')}</p>
      <Contents mine={mine} draft={draft} />
      {findings.length === 0 ? null : (
        <section>
          <h3>{t('opinion-sheet:dialog.findings')}</h3>
          <ul className="sheet-findings">
            {findings.map((finding) => (
              <li key={`${finding.code} ${finding.position ?? ''} ${finding.value}`}>
                <span className={finding.severity === 'error' ? 'sheet-error' : undefined}>
                  {sentenceOfFinding(t, finding)}
                </span>
                {finding.opinionId === null ? null : (
                  <TextButton
                    onClick={() => {
                      onShow(finding.opinionId ?? '');
                      onClose();
                    }}
                  >
                    {t('opinion-sheet:dialog.toOpinion')}
                  </TextButton>
                )}
              </li>
            ))}
          </ul>
          <p className="small">
            {t(allowed ? 'opinion-sheet:dialog.mayGo' : 'opinion-sheet:dialog.mustNotGo')}
          </p>
        </section>
      )}
      <Checkbox
        label={t('opinion-sheet:dialog.close')}
        checked={closes}
        onChange={(event) => setCloses(event.target.checked)}
      />
      {closes ? (
        <TextField
          label={t('opinion-sheet:dialog.passphrase')}
          hint={t('opinion-sheet:dialog.passphraseHint')}
          value={passphrase}
          maxLength={1000}
          onChange={(event) => setPassphrase(event.target.value)}
        />
      ) : null}
      {mine.settings.encryptSheets && !closes ? (
        <p className="small">{t('opinion-sheet:dialog.encrypted')}</p>
      ) : null}
      {action.error === null ? null : needsKey ? (
        <p className="problem" role="alert">
          {t('opinion-sheet:dialog.keyNeeded')}
        </p>
      ) : (
        <Problem error={action.error} />
      )}
      <Acts>
        <Button
          look="primary"
          disabled={!allowed || action.busy || (closes && passphrase.trim() === '')}
          onClick={() => void action.run(handIn)}
        >
          {t('opinion-sheet:dialog.choose')}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {t('app:cancel')}
        </Button>
      </Acts>
    </Dialog>
  );
}

/** What the file will hold, and what it will not. */
function Contents({ mine, draft }: { readonly mine: MySheet; readonly draft: SheetDraft }): ReactNode {
  const t = useWords();
  const moments = useMomentWords();
  const kinds = mine.settings.kinds
    .map((kind) => ({ kind, count: draft.opinions.filter((opinion) => opinion.kind === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) =>
      t('opinion-sheet:dialog.kindCount', { kind: t(`opinion:kind.${kind}`), count }),
    );
  return (
    <dl className="facts">
      <dt>{t('opinion-sheet:dialog.opinions')}</dt>
      <dd>
        {t('opinion-sheet:count', { count: draft.opinions.length })}
        {kinds.length === 0 ? '' : `（${kinds.join(t('opinion-sheet:separator'))}）`}
      </dd>
      <dt>{t('opinion-sheet:dialog.sharedNotes')}</dt>
      <dd>{t('opinion-sheet:count', { count: mine.sharedNoteCount })}</dd>
      <dt>{t('opinion-sheet:name')}</dt>
      <dd>
        {draft.submitter.name}
        <br />
        {t(`opinion:publishability.${draft.publishability}`)}
      </dd>
      {mine.terms.dueAt === null ? null : (
        <>
          <dt>{t('opinion-sheet:due.label')}</dt>
          <dd>{moments.dayAndClock(mine.terms.dueAt)}</dd>
        </>
      )}
      <dt>{t('opinion-sheet:dialog.staysHome')}</dt>
      <dd>{t('opinion-sheet:dialog.privateNotes')}</dd>
    </dl>
  );
}
