import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { ListedFinding, MaterialSummary, Overview } from '../../../core/contract/schemas.ts';
import { nameOfMaterial } from '../../app/material-names.ts';
import { useWords } from '../../app/words.ts';
import { useCall, useSession } from '../../data/session.tsx';
import { Answered } from '../../ui/answered.tsx';
import { Checkbox } from '../../ui/form.tsx';
import { NumberBox } from '../../ui/marks.tsx';
import { AcceptDialog } from './accept-dialog.tsx';
import { AcceptedFindings, useWithdrawal } from './accepted-findings.tsx';
import { MeetingFrame } from './evidence-frame.tsx';
import { FindingList } from './finding-list.tsx';

/** Meetings whose hints are shown: whoever comes back to the list finds it as it was. */
const withHintsShown = new Set<string>();

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
  const [withHints, setWithHints] = useState(withHintsShown.has(meetingId));
  const showHints = (shown: boolean): void => {
    setWithHints(shown);
    if (shown) withHintsShown.add(meetingId);
    else withHintsShown.delete(meetingId);
  };
  const [asked, setAsked] = useState<ListedFinding | null>(null);
  const element = useRef<HTMLDivElement>(null);
  // Where the focus goes once the list shows it and no dialog holds it: to a finding, or to the head, which says what is left.
  const goal = useRef<{ readonly fingerprint: string | null } | null>(null);
  const follow = useEffectEvent((isAsking: boolean, now: readonly ListedFinding[]): void => {
    const { current: around } = element;
    if (isAsking || goal.current === null || around === null) return;
    const { fingerprint } = goal.current;
    const isListed = now.some((finding) => finding.fingerprint === fingerprint && finding.accepted === null);
    if (fingerprint !== null && !isListed) return;
    goal.current = null;
    const own = fingerprint === null ? null : actOfFinding(around, fingerprint);
    own?.scrollIntoView({ block: 'nearest' });
    (own ?? around.querySelector<HTMLElement>('[data-summary]'))?.focus();
  });
  useEffect(() => follow(asked !== null, findings), [asked, findings]);
  const open = findings.filter((finding) => finding.accepted === null);
  const accepted = findings.filter((finding) => finding.accepted !== null);
  const goTo = (fingerprint: string | null): void => {
    goal.current = { fingerprint };
  };
  const { done, ...withdrawal } = useWithdrawal(accepted, goTo);
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
  const inOrder = [...ofTheWhole, ...groups.flatMap((group) => group.findings)];
  return (
    <div ref={element}>
      <p role="status" data-summary tabIndex={-1}>
        {errors + warnings === 0 ? t('app:check.none') : t('evidence:check.counts', { errors, warnings })}
      </p>
      {hints === 0 ? null : (
        <Checkbox
          label={t('app:check.withHints', { number: hints })}
          checked={withHints}
          onChange={(event) => showHints(event.target.checked)}
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
      {accepted.length === 0 ? null : <AcceptedFindings findings={accepted} {...withdrawal} />}
      {asked === null ? null : (
        <AcceptDialog
          meetingId={meetingId}
          finding={asked}
          onClose={(wasAccepted) => {
            if (wasAccepted) {
              done(asked.fingerprint);
              // The finding and its button go: the one in its place is next.
              goTo(successorOf(inOrder, asked));
            }
            setAsked(null);
          }}
        />
      )}
    </div>
  );
}

/** The button of a finding in the list; null while the list does not show it. */
function actOfFinding(around: HTMLElement, fingerprint: string): HTMLElement | null {
  return around.querySelector<HTMLElement>(`[data-finding="${CSS.escape(fingerprint)}"] button`);
}

/** The finding that is next when this one goes; null when none is left. */
function successorOf(inOrder: readonly ListedFinding[], gone: ListedFinding): string | null {
  const at = inOrder.indexOf(gone);
  const stays = (finding: ListedFinding): boolean => finding.fingerprint !== gone.fingerprint;
  const next = inOrder.slice(at + 1).find(stays) ?? inOrder.slice(0, Math.max(0, at)).findLast(stays);
  return next?.fingerprint ?? null;
}
