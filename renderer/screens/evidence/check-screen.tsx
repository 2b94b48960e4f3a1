import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { ListedFinding, MaterialSummary, Overview } from '../../../core/contract/schemas.ts';
import { nameOfMaterial } from '../../app/material-names.ts';
import { hrefOf } from '../../app/route.ts';
import { useWords } from '../../app/words.ts';
import { useAsk, useCall, useSession } from '../../data/session.tsx';
import { useAction } from '../../data/use-action.ts';
import { Answered } from '../../ui/answered.tsx';
import { Button, TextLink } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/form.tsx';
import { NumberBox } from '../../ui/marks.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useAnnounce } from '../../ui/status.tsx';
import { AcceptDialog } from './accept-dialog.tsx';
import { MeetingFrame } from './evidence-frame.tsx';
import { FindingText } from './finding-text.tsx';

/** 検算: what does not agree within the papers of a meeting, and what was accepted as intended. */
export function CheckScreen({
  overview,
  meetingId,
}: {
  readonly overview: Overview;
  readonly meetingId: string | null;
}): ReactNode {
  const t = useWords();
  return (
    <MeetingFrame screen="check" overview={overview} meetingId={meetingId} lead={t('app:check.lead')}>
      {({ meeting, materials }) => <Checked key={meeting.id} meetingId={meeting.id} materials={materials} />}
    </MeetingFrame>
  );
}

function Checked({
  meetingId,
  materials,
}: {
  readonly meetingId: string;
  readonly materials: readonly MaterialSummary[];
}): ReactNode {
  const { cache } = useSession();
  const input = { meetingId };
  const findings = useCall('check', input);
  return (
    <Answered answer={findings} onRetry={() => cache.retry('check', input)}>
      {(value) => <Findings meetingId={meetingId} findings={value} materials={materials} />}
    </Answered>
  );
}

function Findings({
  meetingId,
  findings,
  materials,
}: {
  readonly meetingId: string;
  readonly findings: readonly ListedFinding[];
  readonly materials: readonly MaterialSummary[];
}): ReactNode {
  const t = useWords();
  const [withHints, setWithHints] = useState(false);
  const [asked, setAsked] = useState<ListedFinding | null>(null);
  const summary = useRef<HTMLParagraphElement>(null);
  // The finding and its button are gone; what is left is told at the head, once the dialog lets the focus go there.
  const isTold = useRef(true);
  useEffect(() => {
    if (asked !== null || isTold.current) return;
    isTold.current = true;
    summary.current?.focus();
  }, [asked]);
  const open = findings.filter((finding) => finding.accepted === null);
  const accepted = findings.filter((finding) => finding.accepted !== null);
  const count = (severity: ListedFinding['severity']): number =>
    open.filter((finding) => finding.severity === severity).length;
  const [errors, warnings, hints] = [count('error'), count('warning'), count('info')];
  const shown = withHints ? open : open.filter((finding) => finding.severity !== 'info');
  const groups = materials
    .map((own) => ({
      own,
      findings: shown.filter((finding) => finding.materialId === own.material.id),
    }))
    .filter((group) => group.findings.length > 0);
  const ofTheWhole = shown.filter(
    (finding) => !materials.some(({ material }) => material.id === finding.materialId),
  );
  return (
    <>
      <p role="status" ref={summary} tabIndex={-1}>
        {errors + warnings === 0 ? t('app:check.none') : t('evidence:check.counts', { errors, warnings })}
      </p>
      {hints === 0 ? null : (
        <Checkbox
          label={t('app:check.withHints', { number: hints })}
          checked={withHints}
          onChange={(event) => setWithHints(event.target.checked)}
        />
      )}
      {ofTheWhole.length === 0 ? null : <FindingList findings={ofTheWhole} onAccept={setAsked} />}
      {groups.map(({ own, findings: list }) => (
        <section key={own.material.id}>
          <h2 className="hits-material">
            <NumberBox number={own.material.number} />
            <span>{nameOfMaterial(t, own.material)}</span>
          </h2>
          <FindingList findings={list} onAccept={setAsked} />
        </section>
      ))}
      {accepted.length === 0 ? null : (
        <Accepted findings={accepted} onDone={() => summary.current?.focus()} />
      )}
      {asked === null ? null : (
        <AcceptDialog
          meetingId={meetingId}
          finding={asked}
          onClose={(done) => {
            isTold.current = !done;
            setAsked(null);
          }}
        />
      )}
    </>
  );
}

function FindingList({
  findings,
  onAccept,
}: {
  readonly findings: readonly ListedFinding[];
  readonly onAccept: (finding: ListedFinding) => void;
}): ReactNode {
  const t = useWords();
  const id = useId();
  const idOf = (index: number): string => `${id}-${index}`;
  return (
    <ul className="findings">
      {findings.map((finding, index) => (
        <li key={`${finding.fingerprint} ${finding.blockId ?? ''}`}>
          <div id={idOf(index)}>
            <FindingText finding={finding} />
          </div>
          <Quote finding={finding} />
          <p className="finding-acts">
            <PlaceLink finding={finding} describedBy={idOf(index)} />
            <Button look="quiet" size="slim" aria-describedby={idOf(index)} onClick={() => onAccept(finding)}>
              {t('evidence:check.accept')}
            </Button>
          </p>
        </li>
      ))}
    </ul>
  );
}

function Quote({ finding }: { readonly finding: ListedFinding }): ReactNode {
  return finding.quote === '' ? null : (
    <blockquote lang="ja" className="quote">
      {finding.quote.replaceAll('\t', '　')}
    </blockquote>
  );
}

function PlaceLink({
  finding,
  describedBy,
}: {
  readonly finding: ListedFinding;
  /** The finding in words: many such links are heard one after the other. */
  readonly describedBy?: string;
}): ReactNode {
  const t = useWords();
  const { materialId, blockId } = finding;
  return materialId === null || blockId === null ? null : (
    <TextLink
      href={hrefOf({ screen: 'reading', materialId, versionId: null, blockId, find: '' })}
      {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
    >
      {t('reading:toPlace')}
    </TextLink>
  );
}

/** What people have accepted as intended: put away, but to be seen and to be taken back. */
function Accepted({
  findings,
  onDone,
}: {
  readonly findings: readonly ListedFinding[];
  readonly onDone: () => void;
}): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const announce = useAnnounce();
  const action = useAction();
  const withdraw = async (id: string): Promise<void> => {
    const done = await action.run(async () => {
      await ask('withdrawAcceptance', { id });
    });
    if (done) {
      announce(t('evidence:check.withdrawn'));
      onDone();
    }
  };
  return (
    <details className="details accepted-findings">
      <summary>{t('evidence:check.acceptedCount', { number: findings.length })}</summary>
      <p className="small">{t('evidence:check.acceptedNote')}</p>
      <ul className="findings">
        {findings.map((finding) => (
          <li key={finding.fingerprint}>
            <FindingText finding={finding} />
            <Quote finding={finding} />
            {finding.accepted?.reason == null ? null : (
              <p>{t('evidence:check.reasonGiven', { reason: finding.accepted.reason })}</p>
            )}
            <p className="finding-acts">
              <PlaceLink finding={finding} />
              <Button
                look="quiet"
                size="slim"
                disabled={action.busy}
                onClick={() => void withdraw(finding.accepted?.id ?? '')}
              >
                {t('evidence:check.withdraw')}
              </Button>
            </p>
          </li>
        ))}
      </ul>
      {action.error === null ? null : <Problem error={action.error} />}
    </details>
  );
}
