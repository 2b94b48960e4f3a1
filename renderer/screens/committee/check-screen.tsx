import { type ReactNode, useState } from 'react';
import type { Finding, MaterialSummary, Overview } from '../../../core/contract/schemas.ts';
import { nameOfMaterial, nameOfMeeting, usualMeeting } from '../../app/material-names.ts';
import { hrefOf } from '../../app/route.ts';
import { goTo } from '../../app/use-route.ts';
import { useWords } from '../../app/words.ts';
import { useCall, useSession } from '../../data/session.tsx';
import { Answered } from '../../ui/answered.tsx';
import { TextLink } from '../../ui/button.tsx';
import { today } from '../../ui/dates.ts';
import { Checkbox, SelectField } from '../../ui/form.tsx';
import { NumberBox } from '../../ui/marks.tsx';
import { Screen } from '../../ui/screen.tsx';
import { FindingText } from './finding-text.tsx';

/** 検算: what does not agree within the papers of a meeting. */
export function CheckScreen({
  overview,
  meetingId,
}: {
  readonly overview: Overview;
  readonly meetingId: string | null;
}): ReactNode {
  const t = useWords();
  const { cache } = useSession();
  const meetings = overview.meetings.filter((meeting) => meeting.materials.length > 0);
  const chosen =
    meetings.find((summary) => summary.meeting.id === meetingId) ?? usualMeeting(overview, today());
  const input = { meetingId: chosen?.meeting.id ?? null };
  const findings = useCall('check', input);
  if (chosen === undefined || meetings.length === 0) {
    return (
      <Screen title={t('app:check.title')} lead={t('app:check.noMeeting')}>
        {null}
      </Screen>
    );
  }
  return (
    <Screen title={t('app:check.title')} lead={t('app:check.lead')}>
      <SelectField
        label={t('app:check.meeting')}
        value={chosen.meeting.id}
        onChange={(event) => goTo({ screen: 'check', meetingId: event.target.value })}
      >
        {meetings.map(({ meeting }) => (
          <option key={meeting.id} value={meeting.id}>
            {nameOfMeeting(t, meeting)}
          </option>
        ))}
      </SelectField>
      <Answered answer={findings} onRetry={() => cache.retry('check', input)}>
        {(value) => <Findings findings={value} materials={chosen.materials} />}
      </Answered>
    </Screen>
  );
}

function Findings({
  findings,
  materials,
}: {
  readonly findings: readonly Finding[];
  readonly materials: readonly MaterialSummary[];
}): ReactNode {
  const t = useWords();
  const [withHints, setWithHints] = useState(false);
  const hints = findings.filter((finding) => finding.severity === 'info').length;
  const shown = withHints ? findings : findings.filter((finding) => finding.severity !== 'info');
  const groups = materials
    .map((summary) => ({
      summary,
      findings: shown.filter((finding) => finding.materialId === summary.material.id),
    }))
    .filter((group) => group.findings.length > 0);
  const ofTheWhole = shown.filter(
    (finding) => !materials.some(({ material }) => material.id === finding.materialId),
  );
  return (
    <>
      <p role="status">
        {shown.length === 0 ? t('app:check.none') : t('app:check.count', { number: shown.length })}
      </p>
      {hints === 0 ? null : (
        <Checkbox
          label={t('app:check.withHints', { number: hints })}
          checked={withHints}
          onChange={(event) => setWithHints(event.target.checked)}
        />
      )}
      {ofTheWhole.length === 0 ? null : <FindingList findings={ofTheWhole} />}
      {groups.map(({ summary, findings: own }) => (
        <section key={summary.material.id}>
          <h2 className="hits-material">
            <NumberBox number={summary.material.number} />
            <span>{nameOfMaterial(t, summary.material)}</span>
          </h2>
          <FindingList findings={own} />
        </section>
      ))}
    </>
  );
}

function FindingList({ findings }: { readonly findings: readonly Finding[] }): ReactNode {
  const t = useWords();
  return (
    <ul className="findings">
      {findings.map((finding) => (
        <li key={`${finding.code} ${finding.blockId ?? ''} ${JSON.stringify(finding.values)}`}>
          <FindingText finding={finding} />
          {finding.quote === '' ? null : (
            <blockquote lang="ja" className="quote">
              {finding.quote.replaceAll('\t', '　')}
            </blockquote>
          )}
          {finding.materialId === null || finding.blockId === null ? null : (
            <TextLink
              href={hrefOf({
                screen: 'reading',
                materialId: finding.materialId,
                versionId: null,
                blockId: finding.blockId,
                find: '',
              })}
            >
              {t('reading:toPlace')}
            </TextLink>
          )}
        </li>
      ))}
    </ul>
  );
}
