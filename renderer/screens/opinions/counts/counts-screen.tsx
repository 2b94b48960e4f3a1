import { type ReactNode, useMemo } from 'react';
import type { Overview } from '../../../../core/contract/schemas.ts';
import type { OpinionCounts } from '../../../../core/domain/opinion-sheets/compiled.ts';
import { useWords } from '../../../app/words.ts';
import { useCall, useSession } from '../../../data/session.tsx';
import { Answered } from '../../../ui/answered.tsx';
import { ContentsButton } from '../../../ui/contents-button.tsx';
import { ScrollArea } from '../../../ui/screen.tsx';
import { Charts } from '../../evidence/chart.tsx';
import { CompilePlaces } from '../compile-places.tsx';
import type { OpinionSettings } from '../compile-words.ts';
import { WithMeeting } from '../with-meeting.tsx';
import { type Breakdown, breakdownsOf, chartOf } from './breakdowns.ts';

/** 集計: people, opinions, what is left after grouping and what changed the plan, each by itself. */
export function CountsScreen({
  overview,
  meetingId,
}: {
  readonly overview: Overview;
  readonly meetingId: string | null;
}): ReactNode {
  const t = useWords();
  return (
    <WithMeeting title={t('compile:counts.title')} overview={overview} meetingId={meetingId}>
      {({ meeting }) => <Counts meetingId={meeting.id} />}
    </WithMeeting>
  );
}

function Counts({ meetingId }: { readonly meetingId: string }): ReactNode {
  const t = useWords();
  const { cache } = useSession();
  const counts = useCall('opinionCounts', { meetingId });
  const settings = useCall('opinionSettings', {});
  return (
    <>
      <header className="bar" data-region="bar">
        <ContentsButton />
        <h1>{t('compile:counts.title')}</h1>
        <span className="bar-space" />
        <CompilePlaces meetingId={meetingId} here="opinion-counts" />
      </header>
      <ScrollArea label={t('compile:counts.title')}>
        <div className="screen wide-screen">
          <Answered answer={counts} onRetry={() => cache.retry('opinionCounts', { meetingId })}>
            {(value) => (
              <Answered answer={settings}>{(known) => <Shown counts={value} settings={known} />}</Answered>
            )}
          </Answered>
        </div>
      </ScrollArea>
    </>
  );
}

const headNumbers = [
  'submitters',
  'sheets',
  'opinions',
  'items',
  'afterGrouping',
  'reflected',
  'planChanges',
  'notCounted',
] as const;

function Shown({
  counts,
  settings,
}: {
  readonly counts: OpinionCounts;
  readonly settings: OpinionSettings;
}): ReactNode {
  const t = useWords();
  const breakdowns = useMemo(() => breakdownsOf(t, counts, settings), [t, counts, settings]);
  return (
    <>
      <dl className="compile-numbers">
        {headNumbers.map((name) => (
          <div key={name}>
            <dt>{t(`compile:counts.${name}`)}</dt>
            <dd>
              {t(name === 'submitters' ? 'compile:counts.ofPeople' : 'compile:counts.ofThings', {
                count: counts[name],
              })}
            </dd>
          </div>
        ))}
      </dl>
      {breakdowns.map((breakdown) => (
        <BreakdownPart key={breakdown.id} breakdown={breakdown} />
      ))}
    </>
  );
}

function BreakdownPart({ breakdown }: { readonly breakdown: Breakdown }): ReactNode {
  const charts = useMemo(() => [chartOf(breakdown)], [breakdown]);
  const { id, title, columns, rows } = breakdown;
  return rows.length === 0 ? null : (
    <section className="compile-breakdown" aria-labelledby={`breakdown-${id}`}>
      <h2 id={`breakdown-${id}`}>{title}</h2>
      <table className="list-table">
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{title}</span>
            </th>
            {columns.map((column) => (
              <th key={column} scope="col" className="compile-number">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, values }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {values.map((value, index) => (
                <td key={columns[index]} className="compile-number">
                  {value.toLocaleString('ja')}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Charts id={`breakdown-${id}`} charts={charts} />
    </section>
  );
}
