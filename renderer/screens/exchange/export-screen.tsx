import { type ReactNode, useState } from 'react';
import type {
  ExportReport,
  MeetingSummary,
  Overview,
  PrintPreflight,
} from '../../../core/contract/schemas.ts';
import { nameOfMeeting, usualMeeting } from '../../app/material-names.ts';
import { MeetingScreen } from '../../app/meeting-screen.tsx';
import { goTo } from '../../app/use-route.ts';
import { useWords } from '../../app/words.ts';
import { useAsk, useCall, useSession } from '../../data/session.tsx';
import { useAction } from '../../data/use-action.ts';
import { useJob } from '../../data/use-job.ts';
import { askShell } from '../../platform/shell.ts';
import { Answered } from '../../ui/answered.tsx';
import { Button } from '../../ui/button.tsx';
import { today } from '../../ui/dates.ts';
import { Checkbox } from '../../ui/form.tsx';
import { Problem } from '../../ui/problem.tsx';
import { JobBar } from '../../ui/progress.tsx';
import { NotePdfButton } from '../note-files/note-pdf-button.tsx';
import { SheetsExportDialog } from '../opinions/export/sheets-export-dialog.tsx';
import { OpinionExportDialog } from '../opinions/export-dialog.tsx';
import { ExportResult } from './export-result.tsx';
import { Preflight } from './preflight.tsx';
import { PrintDialog } from './print-dialog.tsx';

/** The packet of a meeting as one PDF: what stands against it, where to, progress, done. */
export function ExportScreen({
  overview,
  meetingId,
}: {
  readonly overview: Overview;
  readonly meetingId: string | null;
}): ReactNode {
  const t = useWords();
  const withPapers = overview.meetings.filter((meeting) => meeting.materials.length > 0);
  const chosen =
    withPapers.find((summary) => summary.meeting.id === meetingId) ?? usualMeeting(overview, today());
  return (
    <MeetingScreen
      title={t('export:title')}
      lead={t('export:lead')}
      empty={t('export:noMeeting')}
      meetings={withPapers}
      chosen={withPapers.length === 0 ? undefined : chosen}
      onChoose={(id) => goTo({ screen: 'export', meetingId: id })}
    >
      {(summary) => (
        <>
          <Packet summary={summary} />
          <OpinionsOfMeeting summary={summary} />
        </>
      )}
    </MeetingScreen>
  );
}

/** The 対応表 and the sheets of the meeting, where opinions came in. */
function OpinionsOfMeeting({ summary }: { readonly summary: MeetingSummary }): ReactNode {
  const t = useWords();
  const totals = useCall('compileTotals', {});
  const [open, setOpen] = useState<'table' | 'sheets' | null>(null);
  const close = (): void => setOpen(null);
  const meetingId = summary.meeting.id;
  if (
    totals.state !== 'ready' ||
    !totals.value.some((one) => one.meetingId === meetingId && one.opinions > 0)
  ) {
    return null;
  }
  return (
    <section className="report">
      <h2>{t('opinion-export:dialog.section')}</h2>
      <p>{t('opinion-export:dialog.sectionLead')}</p>
      <p className="acts">
        <Button onClick={() => setOpen('table')}>{t('opinion-export:dialog.openLong')}</Button>
        <Button look="quiet" onClick={() => setOpen('sheets')}>
          {t('sheet-collection:dialog.open')}
        </Button>
      </p>
      {open === 'table' ? (
        <OpinionExportDialog
          meetingId={meetingId}
          meetingName={nameOfMeeting(t, summary.meeting)}
          onClose={close}
        />
      ) : null}
      {open === 'sheets' ? (
        <SheetsExportDialog
          meetingId={meetingId}
          meetingName={nameOfMeeting(t, summary.meeting)}
          onClose={close}
        />
      ) : null}
    </section>
  );
}

function Packet({ summary }: { readonly summary: MeetingSummary }): ReactNode {
  const { cache } = useSession();
  const input = { meetingId: summary.meeting.id };
  const preflight = useCall('printPreflight', input);
  return (
    <Answered answer={preflight} onRetry={() => cache.retry('printPreflight', input)}>
      {(value) => <PacketExport summary={summary} preflight={value} />}
    </Answered>
  );
}

function PacketExport({
  summary,
  preflight,
}: {
  readonly summary: MeetingSummary;
  readonly preflight: PrintPreflight;
}): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const choosing = useAction();
  const { job, start, cancel } = useJob<ExportReport>();
  const [plainText, setPlainText] = useState(false);
  const [printing, setPrinting] = useState(false);
  const name = nameOfMeeting(t, summary.meeting);
  const { id } = summary.meeting;

  const choose = async (): Promise<void> => {
    const path = await askShell('chooseTarget', {
      purpose: 'pdf',
      suggestedName: `${t('export:fileName', { name })}.pdf`,
    });
    if (path !== null) {
      start((jobId) => ask('exportPacket', { meetingId: id, path, plainText, jobId }));
    }
  };
  return (
    <>
      <Preflight preflight={preflight} summary={summary} />
      {job.state === 'running' ? (
        <JobBar
          label={t('export:working')}
          progress={job.progress}
          cancelling={job.cancelling}
          onCancel={cancel}
        />
      ) : (
        <>
          <Checkbox
            label={t('export:plainText')}
            checked={plainText}
            onChange={(event) => setPlainText(event.target.checked)}
          />
          <p className="acts">
            <Button
              look={job.state === 'done' ? 'outline' : 'primary'}
              size="tall"
              disabled={choosing.busy}
              onClick={() => void choosing.run(choose)}
            >
              {t('export:save')}
            </Button>
            <Button look="quiet" size="tall" onClick={() => setPrinting(true)}>
              {t('export:print')}
            </Button>
            <NotePdfButton meetingId={id} size="tall" />
          </p>
        </>
      )}
      {choosing.error === null ? null : <Problem error={choosing.error} />}
      {job.state === 'failed' ? (
        job.error.code === 'cancelled' ? (
          <p role="status">{t('export:cancelled')}</p>
        ) : (
          <Problem error={job.error} />
        )
      ) : null}
      {job.state === 'done' ? <ExportResult report={job.value} /> : null}
      {printing ? (
        <PrintDialog
          name={name}
          what={{ call: 'exportPacket', meetingId: id }}
          onClose={() => setPrinting(false)}
        />
      ) : null}
    </>
  );
}
