import { type ReactNode, useEffect, useState } from 'react';
import type { Evidence } from '../../../core/contract/evidence-calls.ts';
import type { Overview } from '../../../core/contract/schemas.ts';
import type { Meeting } from '../../../core/domain/meetings/meeting.ts';
import { shortNameOfMeeting } from '../../app/material-names.ts';
import { useWords } from '../../app/words.ts';
import { useAsk, useCall, useSession } from '../../data/session.tsx';
import { Answered } from '../../ui/answered.tsx';
import { RadioGroup } from '../../ui/form.tsx';
import { EvidenceFindings } from './evidence-findings.tsx';
import { MeetingFrame } from './evidence-frame.tsx';
import { EvidenceLines } from './evidence-lines.tsx';
import { elementIdOf } from './evidence-links.tsx';
import { EvidenceOpen } from './evidence-open.tsx';
import { FigureSummary } from './figure-evidence.tsx';
import { PaperExport } from './paper-export.tsx';

type View = 'lines' | 'findings' | 'open';
const views: readonly View[] = ['lines', 'findings', 'open'];

/** 根拠のつながり: from the lines of 【現状】 to what they rest on, from survey findings to where they are used, and what is left. */
export function EvidenceScreen({
  overview,
  meetingId,
  blockId,
}: {
  readonly overview: Overview;
  readonly meetingId: string | null;
  readonly blockId: string | null;
}): ReactNode {
  const t = useWords();
  return (
    <MeetingFrame screen="evidence" overview={overview} meetingId={meetingId} lead={t('evidence:map.lead')}>
      {({ meeting }) => <Loaded key={meeting.id} meeting={meeting} blockId={blockId} />}
    </MeetingFrame>
  );
}

function Loaded({
  meeting,
  blockId,
}: {
  readonly meeting: Meeting;
  readonly blockId: string | null;
}): ReactNode {
  const { cache } = useSession();
  const input = { meetingId: meeting.id };
  const evidence = useCall('evidence', input);
  return (
    <Answered answer={evidence} onRetry={() => cache.retry('evidence', input)}>
      {(value) => <Shown meeting={meeting} evidence={value} blockId={blockId} />}
    </Answered>
  );
}

/** The view in which a block is an entry of its own. */
function viewOf(evidence: Evidence, blockId: string | null): View | null {
  if (blockId === null) return null;
  if (evidence.findings.some((finding) => finding.blockId === blockId)) return 'findings';
  return evidence.lines.some((line) => line.blockId === blockId) ? 'lines' : null;
}

function Shown({
  meeting,
  evidence,
  blockId,
}: {
  readonly meeting: Meeting;
  readonly evidence: Evidence;
  readonly blockId: string | null;
}): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const wanted = viewOf(evidence, blockId);
  const [chosen, setChosen] = useState<{ readonly view: View; readonly at: string | null }>({
    view: wanted ?? 'lines',
    at: blockId,
  });
  // A link to another entry changes the view; choosing a view by hand keeps it until the next link.
  const view = chosen.at === blockId ? chosen.view : (wanted ?? chosen.view);
  useEffect(() => {
    if (blockId === null) return;
    const entry = document.getElementById(elementIdOf(blockId));
    entry?.scrollIntoView({ block: 'center' });
    entry?.focus({ preventScroll: true });
  }, [blockId]);
  if (evidence.lines.length === 0 && evidence.findings.length === 0) {
    return <p>{t('evidence:map.none')}</p>;
  }
  return (
    <>
      <FigureSummary figures={evidence.lines.flatMap(({ figures }) => figures)} />
      <RadioGroup
        legend={t('evidence:map.view')}
        inline
        value={view}
        onChange={(next) => setChosen({ view: next, at: blockId })}
        choices={views.map((value) => ({ value, label: t(`evidence:map.views.${value}`) }))}
      />
      {view === 'lines' ? <EvidenceLines meetingId={meeting.id} lines={evidence.lines} /> : null}
      {view === 'findings' ? <EvidenceFindings meetingId={meeting.id} findings={evidence.findings} /> : null}
      {view === 'open' ? <EvidenceOpen meetingId={meeting.id} evidence={evidence} /> : null}
      <PaperExport
        label={t('evidence:map.export')}
        name={t('evidence:map.fileName', { meeting: shortNameOfMeeting(t, meeting) })}
        make={(path, jobId) => ask('exportEvidence', { meetingId: meeting.id, path, jobId })}
      />
    </>
  );
}
