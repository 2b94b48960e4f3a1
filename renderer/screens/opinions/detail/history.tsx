import { type ReactNode, useState } from 'react';
import type { HistoryStep } from '../../../../core/contract/compile-schemas.ts';
import { useWords } from '../../../app/words.ts';
import { useCall } from '../../../data/session.tsx';
import { Answered } from '../../../ui/answered.tsx';
import { useDates } from '../../../ui/dates.ts';
import { dayOf, timeOf } from './moments.ts';

/** 経緯: everything that happened to one opinion, newest first. Read only when it is opened. */
export function History({ itemId }: { readonly itemId: string }): ReactNode {
  const t = useWords();
  const [open, setOpen] = useState(false);
  return (
    <details className="details compile-history" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary data-field="history">{t('compile:history.title')}</summary>
      {open ? <Steps itemId={itemId} /> : null}
    </details>
  );
}

function Steps({ itemId }: { readonly itemId: string }): ReactNode {
  const answer = useCall('itemHistory', { itemId });
  return (
    <Answered answer={answer}>
      {(steps) => (
        <ol className="compile-steps">
          {steps.toReversed().map((step) => (
            <Step key={step.opId} step={step} />
          ))}
        </ol>
      )}
    </Answered>
  );
}

function Step({ step }: { readonly step: HistoryStep }): ReactNode {
  const t = useWords();
  const dates = useDates();
  return (
    <li>
      <span className="small">
        {dates.dayOfMonth(dayOf(step.at))} {timeOf(step.at)}
      </span>
      {step.changes.map(({ field, before, after }) => (
        <p key={field}>
          <b>{t(`compile:history.${field}`)}</b>{' '}
          {before === null ? null : (
            <>
              <del>{before}</del>
              <span className="visually-hidden">{t('compile:history.became')}</span>{' '}
            </>
          )}
          {after ?? (before === null ? '' : t('compile:history.removed'))}
        </p>
      ))}
    </li>
  );
}
