import { type ReactNode, useCallback, useMemo, useState } from 'react';
import type { ShownSchedule } from '../../../core/contract/schedule-calls.ts';
import type { Block } from '../../../core/domain/blocks/block.ts';
import { nextPlannedSession, type ScheduleEntry } from '../../../core/domain/meetings/schedule-state.ts';
import { currentTimeline } from '../../../core/domain/meetings/schedule-timeline.ts';
import { MaterialDocument } from '../../../paper/documents/index.ts';
import { labelOfMaterial } from '../../app/material-names.ts';
import { hrefOf, hrefOfMaterial } from '../../app/route.ts';
import { useWords } from '../../app/words.ts';
import { useCall, useSession } from '../../data/session.tsx';
import { Answered } from '../../ui/answered.tsx';
import { ButtonLink, TextLink } from '../../ui/button.tsx';
import { today, useDates } from '../../ui/dates.ts';
import { EditScheduleButton } from './edit-schedule-button.tsx';
import { PlanFrame } from './plan-frame.tsx';
import { RecordDialog } from './record-dialog.tsx';
import { ScheduleExport } from './schedule-export.tsx';
import { ScheduleTable } from './schedule-table.tsx';

/** 策定スケジュール as it stands today: what was held, what is planned, what has changed. */
export function ScheduleScreen(): ReactNode {
  const t = useWords();
  const { cache } = useSession();
  const day = today();
  const schedule = useCall('schedule', { today: day });
  return (
    <PlanFrame screen="schedule" lead={t('plan:schedule.lead')}>
      <Answered answer={schedule} onRetry={() => cache.retry('schedule', { today: day })}>
        {(value) => <Shown schedule={value} day={day} />}
      </Answered>
    </PlanFrame>
  );
}

function Shown({ schedule, day }: { readonly schedule: ShownSchedule; readonly day: string }): ReactNode {
  const t = useWords();
  const [asked, setAsked] = useState<ScheduleEntry | null>(null);
  const close = useCallback(() => setAsked(null), []);
  const { material, entries } = schedule;
  const blocks = useMemo(() => timelineBlocks(material?.title ?? '', entries, day), [material, entries, day]);
  if (material === null) {
    return (
      <>
        <p>{t('plan:schedule.none')}</p>
        <p className="acts">
          <ButtonLink look="primary" href={hrefOf({ screen: 'import' })}>
            {t('home:importFirst')}
          </ButtonLink>
          <EditScheduleButton materialId={null} />
        </p>
      </>
    );
  }
  const open = entries.filter(({ isOpen }) => isOpen).length;
  return (
    <>
      <p className="schedule-source">
        <TextLink href={hrefOfMaterial(material.id)}>
          {labelOfMaterial(t, { ...material, kind: 'schedule' })}
        </TextLink>
        <EditScheduleButton materialId={material.id} />
      </p>
      <NextSession entries={entries} />
      {open === 0 ? null : <p className="mapping-misfit">{t('plan:schedule.open', { count: open })}</p>}
      {blocks.length === 0 ? null : (
        <div className="schedule-figure">
          <MaterialDocument
            kind="schedule"
            blocks={blocks}
            heading=""
            medium="screen"
            t={t}
            headingBase={2}
          />
        </div>
      )}
      <ScheduleTable entries={entries} onRecord={setAsked} />
      <ScheduleExport name={material.title} day={day} />
      {asked === null ? null : <RecordDialog entry={asked} onClose={close} />}
    </>
  );
}

/** The next sitting in one line, with its day where it is settled. */
function NextSession({ entries }: { readonly entries: readonly ScheduleEntry[] }): ReactNode {
  const t = useWords();
  const dates = useDates();
  const next = nextPlannedSession(entries);
  if (next === null) {
    return null;
  }
  const { row, actual, place } = next;
  const when = actual === null ? row.dateText : dates.full(actual.start);
  return (
    <p className="next-session">
      <span>{t('plan:schedule.next')}</span> <b>{row.session}</b> {when}
      {place === null ? null : <span className="small"> {place}</span>}
    </p>
  );
}

/** The timeline as the only block of a document, so that it is drawn as on paper. */
function timelineBlocks(title: string, entries: readonly ScheduleEntry[], day: string): Block[] {
  const chart = currentTimeline(title, entries, day);
  return chart === null
    ? []
    : [{ kind: 'figure', id: 'timeline', text: '', part: 'body', section: null, chart }];
}
