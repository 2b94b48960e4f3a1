import { type ReactNode, useState } from 'react';
import type { Replacement } from '../../../core/contract/annotation-calls.ts';
import { quotedText } from '../../../core/domain/annotations/target.ts';
import { useWords } from '../../app/words.ts';
import { TextButton } from '../../ui/button.tsx';
import { signOf } from './comparison-table.tsx';
import { type Carried, pendingOf } from './rows.ts';

/** The annotations of the old version: those that wait, one by one, and the others only counted. */
export function WaitingList({
  replacement,
  chosenId,
  onChoose,
}: {
  readonly replacement: Replacement;
  readonly chosenId: string | null;
  readonly onChoose: (annotationId: string) => void;
}): ReactNode {
  const t = useWords();
  const [showsOthers, setShowsOthers] = useState(false);
  const pending = pendingOf(replacement.carried);
  const others = replacement.carried.filter(({ placeAfter }) => placeAfter.decision !== 'pending');
  const automatic = others.filter(({ placeAfter }) => placeAfter.decision === 'automatic');
  const settled = others.filter(({ placeAfter }) => placeAfter.decision !== 'automatic');
  return (
    <section className="waiting" aria-labelledby="waiting-title">
      <h2 id="waiting-title">{t('replacement:waiting', { count: pending.length })}</h2>
      <p className="small" role="status">
        {t(pending.length === 0 ? 'replacement:noneWaits' : 'replacement:oneByOne')}
      </p>
      <Entries list={pending} chosenId={chosenId} onChoose={onChoose} />
      <dl className="waiting-counts">
        <div>
          <dt>
            <span aria-hidden="true">○ </span>
            {t('annotation:verdict.same')}
          </dt>
          <dd>{t('replacement:count', { count: replacement.counts.same })}</dd>
        </div>
        <div>
          <dt>
            <span aria-hidden="true">▶ </span>
            {t('annotation:verdict.moved')}
          </dt>
          <dd>{t('replacement:count', { count: replacement.counts.moved })}</dd>
        </div>
      </dl>
      {others.length === 0 ? null : (
        <TextButton aria-expanded={showsOthers} onClick={() => setShowsOthers(!showsOthers)}>
          {t(showsOthers ? 'replacement:hideOthers' : 'replacement:showOthers', { count: others.length })}
        </TextButton>
      )}
      {showsOthers ? (
        <>
          <Group title={t('replacement:settled')} list={settled} chosenId={chosenId} onChoose={onChoose} />
          <Group
            title={t('replacement:automatic')}
            list={automatic}
            chosenId={chosenId}
            onChoose={onChoose}
          />
        </>
      ) : null}
    </section>
  );
}

interface EntriesProps {
  readonly list: readonly Carried[];
  readonly chosenId: string | null;
  readonly onChoose: (annotationId: string) => void;
}

function Group({ title, ...props }: EntriesProps & { readonly title: string }): ReactNode {
  return props.list.length === 0 ? null : (
    <>
      <h3 className="waiting-group">{title}</h3>
      <Entries {...props} />
    </>
  );
}

function Entries({ list, chosenId, onChoose }: EntriesProps): ReactNode {
  const t = useWords();
  return (
    <ul className="waiting-list">
      {list.map((carried) => {
        const { annotation, placeAfter, placeBefore } = carried;
        const quote = placeBefore.target === null ? '' : quotedText(placeBefore.target);
        return (
          <li key={annotation.id}>
            <button
              type="button"
              className="waiting-entry"
              aria-current={annotation.id === chosenId ? 'true' : undefined}
              onClick={() => onChoose(annotation.id)}
            >
              <span className="waiting-head">
                <Reason carried={carried} />
                <span aria-hidden="true">{signOf(carried)}</span>
              </span>
              <span className="waiting-quote">{quote === '' ? t('replacement:wholeBlock') : quote}</span>
              {annotation.body === '' ? null : <span className="waiting-body">{annotation.body}</span>}
              {placeAfter.changedNumbers.map(({ before, after }) => (
                <span key={`${before} ${after}`} className="waiting-numbers">
                  {t('replacement:numbers', {
                    before: before === '' ? t('replacement:noNumber') : before,
                    after: after === '' ? t('replacement:noNumber') : after,
                  })}
                </span>
              ))}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

const reasons = [
  'untouched',
  'movedElsewhere',
  'numberChanged',
  'numberingChanged',
  'textChanged',
  'blockTextChanged',
  'columnHeadChanged',
  'ambiguous',
  'tornApart',
  'textGone',
  'blockGone',
] as const;

/** Why it waits, or what was decided, in words with a mark before them. */
export function Reason({ carried: { placeAfter } }: { readonly carried: Carried }): ReactNode {
  const t = useWords();
  const { decision, verdict, reason } = placeAfter;
  if (decision === 'accepted' || decision === 'chosen' || decision === 'kept') {
    return <span className="reason settled">{t(`replacement:decision.${decision}`)}</span>;
  }
  const known = reasons.find((code) => code === reason);
  const orphaned = verdict === 'orphaned';
  return (
    <span className={decision === 'pending' ? 'reason asks' : 'reason'}>
      {decision === 'pending' ? (
        <span className="reason-mark" aria-hidden="true">
          {orphaned ? '×' : '!'}
        </span>
      ) : null}
      {t(`replacement:reason.${known ?? 'textChanged'}`)}
    </span>
  );
}
