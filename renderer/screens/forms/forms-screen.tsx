import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { FormReport } from '../../../core/contract/form-calls.ts';
import type { MeetingSummary, Overview } from '../../../core/contract/schemas.ts';
import { useCollectingMeeting } from '../../app/collecting-meeting.ts';
import { nameOfMeeting } from '../../app/material-names.ts';
import { MeetingScreen } from '../../app/meeting-screen.tsx';
import { goTo } from '../../app/use-route.ts';
import { useWords } from '../../app/words.ts';
import { useAsk, useCall } from '../../data/session.tsx';
import { useAction } from '../../data/use-action.ts';
import { askShell } from '../../platform/shell.ts';
import { Answered } from '../../ui/answered.tsx';
import { Button } from '../../ui/button.tsx';
import { FinishedActs } from '../../ui/finished-file.tsx';
import { RadioGroup, SelectField } from '../../ui/form.tsx';
import { Problem } from '../../ui/problem.tsx';
import { sizeText } from '../reading/other-file.tsx';

const formats = ['pdf', 'xlsx', 'docx'] as const;
type Format = (typeof formats)[number];

/** アプリのない委員の様式: the sheet of a meeting as a file that can be filled in without this application. */
export function FormsScreen({
  overview,
  meetingId,
}: {
  readonly overview: Overview;
  readonly meetingId: string | null;
}): ReactNode {
  const t = useWords();
  const { chosen, keep } = useCollectingMeeting(overview, meetingId);
  return (
    <Answered answer={chosen}>
      {(summary) => (
        <MeetingScreen
          title={t('form:screen.title')}
          lead={t('form:screen.lead')}
          empty={t('form:screen.noMeeting')}
          meetings={overview.meetings}
          chosen={summary}
          onChoose={(id) => {
            keep(id);
            goTo({ screen: 'forms', meetingId: id });
          }}
        >
          {(one) => <MakeForm summary={one} />}
        </MeetingScreen>
      )}
    </Answered>
  );
}

function MakeForm({ summary }: { readonly summary: MeetingSummary }): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const action = useAction();
  const members = useCall('members', {});
  const [format, setFormat] = useState<Format>('pdf');
  const [memberId, setMemberId] = useState<string | null>(null);
  const [report, setReport] = useState<FormReport | null>(null);
  const roster = members.state === 'ready' ? members.value : [];
  const member = roster.find(({ id }) => id === memberId);
  const make = async (): Promise<void> => {
    const name = [t('form:title'), nameOfMeeting(t, summary.meeting), member?.name ?? '']
      .filter((part) => part !== '')
      .join('_');
    const path = await askShell('chooseTarget', {
      purpose: format,
      suggestedName: `${name.replaceAll(/[\\/:*?"<>|\s]+/gu, '')}.${format}`,
    });
    if (path !== null) {
      setReport(await ask('exportForm', { meetingId: summary.meeting.id, memberId, path }));
    }
  };
  return (
    <>
      <RadioGroup
        legend={t('form:screen.format')}
        value={format}
        onChange={setFormat}
        choices={formats.map((value) => ({ value, label: t(`form:screen.formats.${value}`) }))}
      />
      <SelectField
        label={t('form:screen.member')}
        hint={t('form:screen.memberHint')}
        value={memberId ?? ''}
        onChange={(event) => setMemberId(event.target.value === '' ? null : event.target.value)}
      >
        <option value="">{t('form:screen.everybody')}</option>
        {roster.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <p className="acts">
        <Button look="primary" size="tall" disabled={action.busy} onClick={() => void action.run(make)}>
          {action.busy ? t('form:screen.making') : t('form:screen.make')}
        </Button>
      </p>
      {action.error === null ? null : <Problem error={action.error} />}
      {report === null ? null : <Made key={report.path} report={report} />}
      <section>
        <h2>{t('form:screen.backTitle')}</h2>
        <p>{t('form:screen.back')}</p>
      </section>
    </>
  );
}

function Made({ report }: { readonly report: FormReport }): ReactNode {
  const t = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="report">
      <h2 ref={heading} tabIndex={-1}>
        {t('form:screen.done')}
      </h2>
      <dl className="facts">
        <dt>{t('export:fact.path')}</dt>
        <dd>{report.path}</dd>
        <dt>{t('export:fact.size')}</dt>
        <dd>{sizeText(report.byteLength)}</dd>
        <dt>{t('form:words.formNumber')}</dt>
        <dd>{report.formNumber}</dd>
      </dl>
      <FinishedActs path={report.path} openLook="outline" />
    </section>
  );
}
