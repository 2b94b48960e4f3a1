import { type ReactNode, useState } from 'react';
import type { FormSettings } from '../../../core/domain/opinion-sheets/form-settings.ts';
import type { SubmissionMethod, Submitter } from '../../../core/domain/opinion-sheets/sheet.ts';
import { goTo } from '../../app/use-route.ts';
import { useWords } from '../../app/words.ts';
import { useAsk, useCall } from '../../data/session.tsx';
import { useAction } from '../../data/use-action.ts';
import { Answered } from '../../ui/answered.tsx';
import { Button } from '../../ui/button.tsx';
import { Acts, Dialog } from '../../ui/dialog.tsx';
import { Problem } from '../../ui/problem.tsx';
import { SubmitterFields } from './submitter-fields.tsx';

/** 紙のシートを書き写す: asks who handed a sheet in and how it came, then goes to its form. */
export function StartEntryDialog({
  meetingId,
  onClose,
}: {
  readonly meetingId: string;
  readonly onClose: () => void;
}): ReactNode {
  const t = useWords();
  const settings = useCall('opinionSettings', {});
  return (
    <Dialog title={t('opinion-sheet:entry.start')} onClose={onClose}>
      <Answered answer={settings}>
        {({ form }) => <Fields meetingId={meetingId} settings={form} onClose={onClose} />}
      </Answered>
    </Dialog>
  );
}

function Fields({
  meetingId,
  settings,
  onClose,
}: {
  readonly meetingId: string;
  readonly settings: FormSettings;
  readonly onClose: () => void;
}): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const action = useAction();
  const [submitter, setSubmitter] = useState<Submitter>({
    memberId: null,
    name: null,
    role: settings.defaultRole,
  });
  const [method, setMethod] = useState<SubmissionMethod>('post');
  const start = async (): Promise<void> => {
    const name = submitter.name?.trim() ?? '';
    const { sheetId } = await ask('startSheet', {
      meetingId,
      submitter: { ...submitter, name: name === '' ? null : name },
      publishability: settings.defaultPublishability,
      method,
    });
    onClose();
    goTo({ screen: 'sheet-entry', sheetId });
  };
  return (
    <>
      <p>{t('opinion-sheet:entry.startLead')}</p>
      <SubmitterFields
        submitter={submitter}
        method={method}
        settings={settings}
        onChange={(changes) => {
          setSubmitter(changes.submitter ?? submitter);
          setMethod(changes.method ?? method);
        }}
      />
      {action.error === null ? null : <Problem error={action.error} />}
      <Acts>
        <Button look="primary" disabled={action.busy} onClick={() => void action.run(start)}>
          {t('opinion-sheet:entry.begin')}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {t('app:cancel')}
        </Button>
      </Acts>
    </>
  );
}
