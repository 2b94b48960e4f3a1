import { type ReactNode, useState } from 'react';
import type { Overview } from '../../../core/contract/schemas.ts';
import type { Distribution } from '../../../core/domain/meetings/handout-list-content.ts';
import { labelOfMaterial, usualMeeting } from '../../app/material-names.ts';
import { MeetingOptions } from '../../app/meeting-choice.tsx';
import { hrefOf } from '../../app/route.ts';
import { goTo } from '../../app/use-route.ts';
import { useWords } from '../../app/words.ts';
import { useAsk } from '../../data/session.tsx';
import { useAction } from '../../data/use-action.ts';
import { askShell } from '../../platform/shell.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { today } from '../../ui/dates.ts';
import { Acts } from '../../ui/dialog.tsx';
import { SelectField, TextField } from '../../ui/form.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Screen } from '../../ui/screen.tsx';
import { nameOfSource } from './import-words.ts';
import { UnlockDialog, wantsPassword } from './unlock-dialog.tsx';

const distributions: readonly Distribution[] = ['advance', 'onTheDay', 'onTheDesk'];

/** A PDF or another file becomes a paper of a meeting. */
export function AddFileScreen({ overview }: { readonly overview: Overview }): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const action = useAction();
  const [path, setPath] = useState<string | null>(null);
  const [title, setTitle] = useState('');
  const [number, setNumber] = useState('');
  const [distribution, setDistribution] = useState<Distribution | ''>('');
  const [meetingId, setMeetingId] = useState(usualMeeting(overview, today())?.meeting.id ?? '');

  if (overview.meetings.length === 0) {
    return (
      <Screen title={t('import-screen:addFile.title')} lead={t('import-screen:addFile.noMeeting')}>
        <p className="acts">
          <ButtonLink look="primary" href={hrefOf({ screen: 'import' })}>
            {t('import-screen:title')}
          </ButtonLink>
        </p>
      </Screen>
    );
  }
  const missing =
    overview.meetings
      .find((meeting) => meeting.meeting.id === meetingId)
      ?.materials.filter((material) => material.notReceived) ?? [];

  const choose = async (): Promise<void> => {
    const [chosen] = await askShell('chooseSources', { purpose: 'material', multiple: false });
    if (chosen !== undefined) {
      setPath(chosen);
      setTitle((now) => (now === '' ? nameOfSource(chosen).replace(/\.[^.]+$/u, '') : now));
    }
  };
  const add = async (): Promise<void> => {
    if (path === null) {
      return;
    }
    const { materialId } = await ask('addFileMaterial', {
      path,
      meetingId,
      title: title.trim(),
      number: number.trim() === '' ? null : number.trim(),
      distribution: distribution === '' ? null : distribution,
    });
    goTo({ screen: 'reading', materialId, versionId: null, blockId: null, find: '' });
  };

  const locked = wantsPassword(action.error, path);
  return (
    <Screen title={t('import-screen:addFile.title')} lead={t('import-screen:addFile.lead')}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void action.run(add);
        }}
      >
        <div className="field">
          <Button look={path === null ? 'primary' : 'quiet'} onClick={() => void action.run(choose)}>
            {t('import-screen:addFile.choose')}
          </Button>
          {path === null ? null : <p className="file-name">{nameOfSource(path)}</p>}
        </div>
        {path === null ? null : (
          <>
            <SelectField
              label={t('import-screen:addFile.meeting')}
              value={meetingId}
              onChange={(event) => setMeetingId(event.target.value)}
            >
              <MeetingOptions meetings={overview.meetings} />
            </SelectField>
            {missing.length === 0 ? null : (
              <SelectField
                label={t('import-screen:addFile.listed')}
                hint={t('import-screen:addFile.listedHint')}
                value=""
                onChange={(event) => {
                  const listed = missing.find(({ material }) => material.id === event.target.value);
                  if (listed !== undefined) {
                    setTitle(listed.material.title);
                    setNumber(listed.material.number ?? '');
                    setDistribution(listed.material.distribution ?? '');
                  }
                }}
              >
                <option value="">{t('import-screen:addFile.pickListed')}</option>
                {missing.map(({ material }) => (
                  <option key={material.id} value={material.id}>
                    {labelOfMaterial(t, material)}
                  </option>
                ))}
              </SelectField>
            )}
            <TextField
              label={t('import-screen:addFile.name')}
              value={title}
              required
              maxLength={300}
              onChange={(event) => setTitle(event.target.value)}
            />
            <TextField
              label={t('import-screen:addFile.number')}
              hint={t('import-screen:addFile.numberHint')}
              value={number}
              maxLength={20}
              onChange={(event) => setNumber(event.target.value)}
            />
            <SelectField
              label={t('import-screen:addFile.distribution')}
              value={distribution}
              onChange={(event) =>
                setDistribution(distributions.find((one) => one === event.target.value) ?? '')
              }
            >
              <option value="">{t('import-screen:addFile.unknownDistribution')}</option>
              {distributions.map((one) => (
                <option key={one} value={one}>
                  {t(`domain:distribution.${one}`)}
                </option>
              ))}
            </SelectField>
            <Acts>
              <Button look="primary" type="submit" disabled={action.busy || title.trim() === ''}>
                {t('import-screen:addFile.add')}
              </Button>
            </Acts>
          </>
        )}
        {action.error === null || locked ? null : <Problem error={action.error} />}
      </form>
      {path !== null && locked ? (
        <UnlockDialog path={path} onUnlocked={() => void action.run(add)} onClose={action.clear} />
      ) : null}
    </Screen>
  );
}
