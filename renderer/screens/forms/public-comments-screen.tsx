import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import type { CommentsReport, CommentTable } from '../../../core/contract/form-calls.ts';
import type { Overview } from '../../../core/contract/schemas.ts';
import type { CommentColumn } from '../../../core/domain/opinion-sheets/comment-columns.ts';
import { useCollectingMeeting } from '../../app/collecting-meeting.ts';
import { takeGivenTable } from '../../app/given-files.ts';
import { MeetingScreen } from '../../app/meeting-screen.tsx';
import { goTo } from '../../app/use-route.ts';
import { useWords } from '../../app/words.ts';
import { useAsk } from '../../data/session.tsx';
import { useAction } from '../../data/use-action.ts';
import { useJob } from '../../data/use-job.ts';
import { askShell } from '../../platform/shell.ts';
import { Answered } from '../../ui/answered.tsx';
import { Button } from '../../ui/button.tsx';
import { Problem } from '../../ui/problem.tsx';
import { JobBar } from '../../ui/progress.tsx';
import { CommentColumns, faultOf } from './comment-columns.tsx';
import { CommentsResult } from './comments-result.tsx';

/** パブリックコメント: a table of comments, what its columns mean, what it would bring, taken in. */
export function PublicCommentsScreen({
  overview,
  meetingId,
}: {
  readonly overview: Overview;
  readonly meetingId: string | null;
}): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const choosing = useAction();
  const { chosen, keep } = useCollectingMeeting(overview, meetingId);
  // Outlives the choice of another meeting.
  const [open, setOpen] = useState<OpenTable | null>(null);
  const read = async (path: string): Promise<void> => {
    setOpen({ path, table: await ask('readComments', { path }) });
  };
  const takeGiven = useEffectEvent(() => {
    const path = takeGivenTable();
    if (path !== null) {
      void choosing.run(() => read(path));
    }
  });
  useEffect(() => takeGiven(), []);
  const choose = async (): Promise<void> => {
    const [path] = await askShell('chooseSources', { purpose: 'tables', multiple: false });
    if (path !== undefined) {
      await read(path);
    }
  };
  return (
    <Answered answer={chosen}>
      {(summary) => (
        <MeetingScreen
          title={t('form:comments.title')}
          lead={t('form:comments.lead')}
          empty={t('form:screen.noMeeting')}
          meetings={overview.meetings}
          chosen={summary}
          onChoose={(id) => {
            keep(id);
            goTo({ screen: 'public-comments', meetingId: id });
          }}
        >
          {({ meeting }) => (
            <>
              <p className="acts">
                <Button
                  look={open === null ? 'primary' : 'outline'}
                  size={open === null ? 'tall' : 'usual'}
                  disabled={choosing.busy}
                  onClick={() => void choosing.run(choose)}
                >
                  {t(open === null ? 'form:comments.choose' : 'form:comments.chooseAgain')}
                </Button>
                {open === null ? null : <span className="small">{open.path}</span>}
              </p>
              {choosing.error === null ? null : <Problem error={choosing.error} />}
              {open === null ? null : <Mapped key={open.path} open={open} meetingId={meeting.id} />}
            </>
          )}
        </MeetingScreen>
      )}
    </Answered>
  );
}

interface OpenTable {
  readonly path: string;
  readonly table: CommentTable;
}

function Mapped({ open, meetingId }: { readonly open: OpenTable; readonly meetingId: string }): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const { job, start, cancel, reset } = useJob<{ report: CommentsReport; preview: boolean }>();
  const [columns, setColumns] = useState<readonly (CommentColumn | null)[]>(
    open.table.heads.map(({ column }) => column),
  );
  const fault = faultOf(columns);
  const input = { meetingId, path: open.path, columns: [...columns] };
  const run = (preview: boolean): void =>
    start(async (jobId) => ({
      preview,
      report: await ask(preview ? 'previewComments' : 'receiveComments', { ...input, jobId }),
    }));
  const shown = job.state === 'done' ? job.value : null;
  return (
    <>
      {shown?.preview === false ? null : (
        <CommentColumns
          table={open.table}
          columns={columns}
          fault={fault}
          onChange={(next) => {
            setColumns(next);
            reset();
          }}
        />
      )}
      {job.state === 'running' ? (
        <JobBar
          label={t('form:comments.working')}
          progress={job.progress}
          cancelling={job.cancelling}
          onCancel={cancel}
        />
      ) : null}
      {job.state === 'failed' ? <Problem error={job.error} /> : null}
      {job.state === 'running' || shown !== null ? null : (
        <p className="acts">
          <Button look="primary" size="tall" disabled={fault !== null} onClick={() => run(true)}>
            {t('form:comments.preview')}
          </Button>
        </p>
      )}
      {shown === null ? null : (
        <CommentsResult
          report={shown.report}
          meetingId={meetingId}
          isPreview={shown.preview}
          onReceive={() => run(false)}
        />
      )}
    </>
  );
}
