import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import type { ImportReport, Overview } from '../../../core/contract/schemas.ts';
import { nameOfMeeting } from '../../app/material-names.ts';
import type { DroppedFiles } from '../../app/use-drop.ts';
import { useWords } from '../../app/words.ts';
import { useAsk } from '../../data/session.tsx';
import { useAction } from '../../data/use-action.ts';
import { useJob } from '../../data/use-job.ts';
import { askShell } from '../../platform/shell.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/form.tsx';
import { Problem } from '../../ui/problem.tsx';
import { JobBar } from '../../ui/progress.tsx';
import { Screen } from '../../ui/screen.tsx';
import { useAnnounce } from '../../ui/status.tsx';
import { ImportResult } from './import-result.tsx';
import { nameOfSource } from './import-words.ts';
import { lockedPdfs, UnlockDialog } from './unlock-dialog.tsx';

interface ImportRequest {
  readonly paths: readonly string[];
  readonly leaveOut: readonly string[];
}

let takenTurn = 0;

/** Bringing a meeting packet in: choose or drop, wait, read what was recognised. */
export function ImportScreen({
  meetings,
  dropped,
}: {
  /** Meetings of the file, to choose one for papers that do not say theirs. */
  readonly meetings: Overview['meetings'];
  readonly dropped: DroppedFiles | null;
}): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const announce = useAnnounce();
  const { job, start, cancel } = useJob<readonly ImportReport[]>();
  const choosing = useAction();
  const [meeting, setMeeting] = useState('');
  const [request, setRequest] = useState<ImportRequest>({ paths: [], leaveOut: [] });
  /** A question for a password that the person has turned away from. */
  const [givenUp, setGivenUp] = useState<unknown>(null);
  const result = useRef<HTMLDivElement>(null);

  const read = useCallback(
    (paths: readonly string[], leaveOut: readonly string[] = []) => {
      if (paths.length > 0) {
        const meetingId = meeting === '' ? null : meeting;
        setRequest({ paths, leaveOut });
        start((jobId) =>
          ask('importSources', { paths: [...paths], leaveOut: [...leaveOut], meetingId, jobId }),
        );
      }
    },
    [start, ask, meeting],
  );
  useEffect(() => {
    // A drop is taken once, even when the reader comes back to this screen.
    if (dropped !== null && dropped.turn !== takenTurn) {
      takenTurn = dropped.turn;
      read(dropped.paths);
    }
  }, [dropped, read]);
  useEffect(() => {
    if (job.state === 'done') {
      announce(t('import-screen:done'));
      result.current?.focus();
    }
  }, [job.state, announce, t]);

  const choose = async (): Promise<void> => {
    const paths = await askShell('chooseSources', { purpose: 'packet', multiple: true });
    read(paths);
  };
  const chooseFolder = async (): Promise<void> => {
    const folder = await askShell('chooseFolder', {});
    read(folder === null ? [] : [folder]);
  };
  const finished = job.state === 'done';
  const [locked, ...otherLocked] = job.state === 'failed' ? lockedPdfs(job.error) : [];
  return (
    <Screen title={t('import-screen:title')} lead={t('import-screen:lead')}>
      {job.state === 'running' ? (
        <JobBar
          label={t('import-screen:working')}
          progress={job.progress}
          cancelling={job.cancelling}
          onCancel={cancel}
        />
      ) : (
        <div className="drop-place">
          {meetings.length > 1 ? (
            <SelectField
              label={t('import-screen:meeting')}
              hint={t('import-screen:meetingHint')}
              value={meeting}
              onChange={(event) => setMeeting(event.target.value)}
            >
              <option value="">{t('import-screen:meetingFromSource')}</option>
              {meetings.map(({ meeting: one }) => (
                <option key={one.id} value={one.id}>
                  {nameOfMeeting(t, one)}
                </option>
              ))}
            </SelectField>
          ) : null}
          <div className="acts">
            <Button
              look={finished ? 'outline' : 'primary'}
              size="tall"
              disabled={choosing.busy}
              onClick={() => void choosing.run(choose)}
            >
              {finished ? t('import-screen:chooseMore') : t('import-screen:choose')}
            </Button>
            <Button size="tall" disabled={choosing.busy} onClick={() => void choosing.run(chooseFolder)}>
              {t('import-screen:chooseFolder')}
            </Button>
          </div>
          <p className="small">{t('import-screen:drop')}</p>
        </div>
      )}
      {choosing.error === null ? null : <Problem error={choosing.error} />}
      {job.state === 'failed' ? (
        locked !== undefined && job !== givenUp ? (
          <UnlockDialog
            key={locked}
            path={locked}
            others={otherLocked.length}
            onUnlocked={() => read(request.paths, request.leaveOut)}
            onLeaveOut={() => read(request.paths, [...request.leaveOut, locked])}
            onClose={() => setGivenUp(job)}
          />
        ) : job.error.code === 'cancelled' || locked !== undefined ? (
          <p role="status">{t('import-screen:cancelled')}</p>
        ) : (
          <>
            <Problem error={job.error} />
            <p className="small">{t('import-screen:unchanged')}</p>
          </>
        )
      ) : null}
      {job.state === 'done' ? (
        <div ref={result} tabIndex={-1}>
          {job.value.map((report) => (
            <ImportResult key={`${report.source} ${report.meetingId ?? ''}`} report={report} />
          ))}
          {job.value.length === 0 ? <p>{t('import-screen:nothingTaken')}</p> : null}
          <LeftOut paths={request.leaveOut} />
        </div>
      ) : null}
    </Screen>
  );
}

/** Locked PDFs that the person did without. */
function LeftOut({ paths }: { readonly paths: readonly string[] }): ReactNode {
  const t = useWords();
  return paths.length === 0 ? null : (
    <section className="report">
      <h2>{t('import-screen:leftOut', { number: paths.length })}</h2>
      <ul>
        {paths.map((path) => (
          <li key={path} className="file-name">
            {nameOfSource(path)}
          </li>
        ))}
      </ul>
      <p className="small">{t('import-screen:leftOutHint')}</p>
    </section>
  );
}
