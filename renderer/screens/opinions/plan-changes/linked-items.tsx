import type { ReactNode } from 'react';
import { useWords } from '../../../app/words.ts';
import { useCall } from '../../../data/session.tsx';
import { TextButton } from '../../../ui/button.tsx';
import { RowFinder } from '../dialogs/row-finder.tsx';

/** Opinions that a change is because of. */
export function LinkedItems({
  meetingId,
  itemIds,
  onChange,
}: {
  readonly meetingId: string;
  readonly itemIds: readonly string[];
  readonly onChange: (itemIds: readonly string[]) => void;
}): ReactNode {
  const t = useWords();
  return (
    <fieldset className="compile-linked">
      <legend>{t('compile:change.because')}</legend>
      {itemIds.length === 0 ? <p>{t('compile:change.becauseOfNone')}</p> : null}
      <ul>
        {itemIds.map((itemId) => (
          <Linked
            key={itemId}
            itemId={itemId}
            onRemove={() => onChange(itemIds.filter((one) => one !== itemId))}
          />
        ))}
      </ul>
      <details className="details">
        <summary>{t('compile:change.addOpinion')}</summary>
        <RowFinder meetingId={meetingId} without={itemIds} label={t('compile:reference.find')}>
          {(row) => (
            <li key={row.itemId}>
              <button type="button" onClick={() => onChange([...itemIds, row.itemId])}>
                <b>{t('compile:no', { no: row.no })}</b>
                <span>{row.summary === '' ? row.excerpt : row.summary}</span>
              </button>
            </li>
          )}
        </RowFinder>
      </details>
    </fieldset>
  );
}

function Linked({ itemId, onRemove }: { readonly itemId: string; readonly onRemove: () => void }): ReactNode {
  const t = useWords();
  const answer = useCall('compiledItem', { itemId });
  if (answer.state !== 'ready') {
    return null;
  }
  const { row } = answer.value;
  const no = t('compile:no', { no: row.no });
  return (
    <li>
      <b>{no}</b> {row.summary === '' ? row.excerpt : row.summary}{' '}
      <TextButton aria-label={t('compile:strip.without', { label: no })} onClick={onRemove}>
        {t('compile:strip.remove')}
      </TextButton>
    </li>
  );
}
