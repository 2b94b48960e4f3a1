import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import type { ReceivedFile } from '../../../core/contract/exchange-schemas.ts';
import type { SubmissionMethod } from '../../../core/domain/opinion-sheets/sheet.ts';
import { takeGivenFiles, useGivenFiles } from '../../app/given-files.ts';
import { useWords } from '../../app/words.ts';
import { useAsk, useCall } from '../../data/session.tsx';
import { useAction } from '../../data/use-action.ts';
import { useJob } from '../../data/use-job.ts';
import { askShell } from '../../platform/shell.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField, TextField } from '../../ui/form.tsx';
import { Problem } from '../../ui/problem.tsx';
import { JobBar } from '../../ui/progress.tsx';
import { Screen } from '../../ui/screen.tsx';
import { useAnnounce } from '../../ui/status.tsx';
import { FileReport } from './file-report.tsx';
import { NextSteps } from './next-steps.tsx';
import { PassphraseForm } from './passphrase-form.tsx';
import { countsLine, isFormPath, needsPassphrase, pathsToReceive } from './receive-words.ts';
import { WatchedFolderSection } from './watched-folder.tsx';

/** Ways in which a filled-in form can come. */
const formMethods: readonly SubmissionMethod[] = [
  'formFile',
  'email',
  'post',
  'inPerson',
  'atMeeting',
  'other',
];

interface Looked {
  readonly phase: 'preview' | 'received';
  readonly files: readonly ReceivedFile[];
}

/** 受け取る: choose or drop, see what each file would bring, take in, and keep the result in sight. */
export function ReceiveScreen(): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const announce = useAnnounce();
  const owner = useCall('owner', {});
  const given = useGivenFiles();
  const choosing = useAction();
  const { job, start, cancel } = useJob<Looked>();
  const [passphrase, setPassphrase] = useState<string | null>(null);
  const [formMethod, setFormMethod] = useState<SubmissionMethod>('formFile');
  const [confirmed, setConfirmed] = useState<ReadonlySet<string>>(new Set());
  const [confirmedBy, setConfirmedBy] = useState<string | null>(null);
  const result = useRef<HTMLHeadingElement>(null);
  const isRunning = job.state === 'running';

  const preview = useCallback(
    (paths: readonly string[], words: string | null) => {
      if (paths.length > 0) {
        setConfirmed(new Set());
        start(async (jobId) => ({
          phase: 'preview',
          files: await ask('previewReceive', { paths: [...paths], passphrase: words, jobId }),
        }));
      }
    },
    [start, ask],
  );
  useEffect(() => {
    if (given?.isHeld === false && !isRunning) {
      preview(takeGivenFiles(), null);
      setPassphrase(null);
    }
  }, [given, isRunning, preview]);
  useEffect(() => {
    if (job.state === 'done') {
      announce(t(`receive:${job.value.phase}.heading`));
      result.current?.focus();
    }
  }, [job, announce, t]);

  const choose = async (): Promise<void> => {
    setPassphrase(null);
    preview(await askShell('chooseSources', { purpose: 'receive', multiple: true }), null);
  };
  const looked = job.state === 'done' ? job.value : null;
  const coming = looked?.phase === 'preview' ? pathsToReceive(looked.files, confirmed) : [];
  const vouchedFor = coming.filter((path) => confirmed.has(path));
  const by = (confirmedBy ?? (owner.state === 'ready' ? owner.value.name : '')).trim();
  const take = (): void =>
    start(async (jobId) => {
      const taken = await ask('receive', {
        paths: coming,
        passphrase,
        formMethod,
        confirmation: vouchedFor.length === 0 ? null : { paths: vouchedFor, by },
        jobId,
      });
      const byPath = new Map(taken.map((file) => [file.path, file]));
      return { phase: 'received', files: (looked?.files ?? []).map((file) => byPath.get(file.path) ?? file) };
    });
  const role = owner.state === 'ready' ? owner.value.role : 'member';
  return (
    <Screen title={t('receive:title')} lead={t(`receive:lead.${role}`)}>
      {isRunning ? (
        <JobBar
          label={t('receive:working')}
          progress={job.progress}
          cancelling={job.cancelling}
          onCancel={cancel}
        />
      ) : (
        <div className="drop-place">
          <Button
            look={coming.length > 0 || looked?.phase === 'received' ? 'outline' : 'primary'}
            size="tall"
            disabled={choosing.busy}
            onClick={() => void choosing.run(choose)}
          >
            {looked === null ? t('receive:choose') : t('receive:chooseOthers')}
          </Button>
          <p className="small">{t('receive:drop')}</p>
        </div>
      )}
      {choosing.error === null ? null : <Problem error={choosing.error} />}
      {job.state === 'failed' ? (
        job.error.code === 'cancelled' ? (
          <p role="status">{t('receive:cancelled')}</p>
        ) : (
          <>
            <Problem error={job.error} />
            <p className="small">{t('receive:stopped')}</p>
          </>
        )
      ) : null}
      {looked === null ? null : (
        <section className="received" aria-labelledby="received-heading">
          <h2 id="received-heading" ref={result} tabIndex={-1}>
            {t(`receive:${looked.phase}.heading`)}
          </h2>
          <p>
            {countsLine(t, looked.files, looked.phase)}
            {looked.phase === 'preview' ? (
              <span className="aside"> {t('receive:preview.nothingYet')}</span>
            ) : null}
          </p>
          {looked.phase === 'preview' && looked.files.some(needsPassphrase) ? (
            <PassphraseForm
              onSubmit={(words) => {
                setPassphrase(words);
                preview(
                  looked.files.map(({ path }) => path),
                  words,
                );
              }}
            />
          ) : null}
          {coming.some(isFormPath) ? (
            <SelectField
              label={t('receive:formMethod')}
              hint={t('receive:formMethodHint')}
              value={formMethod}
              onChange={(event) =>
                setFormMethod(formMethods.find((one) => one === event.target.value) ?? 'formFile')
              }
            >
              {formMethods.map((method) => (
                <option key={method} value={method}>
                  {t(`opinion:method.${method}`)}
                </option>
              ))}
            </SelectField>
          ) : null}
          {vouchedFor.length === 0 ? null : (
            <TextField
              label={t('receive:confirm.by')}
              hint={t('receive:confirm.byHint')}
              maxLength={100}
              required
              value={confirmedBy ?? by}
              onChange={(event) => setConfirmedBy(event.target.value)}
            />
          )}
          {coming.length === 0 ? null : (
            <p className="acts">
              <Button look="primary" size="tall" disabled={vouchedFor.length > 0 && by === ''} onClick={take}>
                {t('receive:take', { count: coming.length })}
              </Button>
            </p>
          )}
          {looked.phase === 'preview' && coming.length === 0 ? (
            <p>{t('receive:preview.nothingNew')}</p>
          ) : null}
          {looked.phase === 'received' ? <NextSteps files={looked.files} role={role} /> : null}
          <ol className="received-files">
            {looked.files.map((file) => (
              <FileReport
                key={file.path}
                file={file}
                phase={looked.phase}
                passphrase={passphrase}
                confirmed={confirmed.has(file.path)}
                onConfirm={(isOwn) =>
                  setConfirmed((known) => {
                    const others = [...known].filter((path) => path !== file.path);
                    return new Set(isOwn ? [...others, file.path] : others);
                  })
                }
              />
            ))}
          </ol>
        </section>
      )}
      {isRunning ? null : <WatchedFolderSection />}
    </Screen>
  );
}
