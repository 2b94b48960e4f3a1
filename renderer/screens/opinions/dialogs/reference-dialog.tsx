import type { ReactNode } from 'react';
import { useWords } from '../../../app/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Acts, Dialog } from '../../../ui/dialog.tsx';
import { sentenceOfRefusal } from '../compile-words.ts';
import type { CompileActs } from '../use-acts.ts';
import { RowFinder } from './row-finder.tsx';

/** 「No.1」の回答のとおり: which answer others point to. The reference is to the opinion, not to its number. */
export function ReferenceDialog({
  meetingId,
  itemIds,
  acts,
  onClose,
}: {
  readonly meetingId: string;
  readonly itemIds: readonly string[];
  readonly acts: CompileActs;
  readonly onClose: () => void;
}): ReactNode {
  const t = useWords();
  return (
    <Dialog title={t('compile:reference.title')} onClose={onClose}>
      <p className="lead">{t('compile:reference.lead')}</p>
      {acts.error === null ? null : (
        <p className="problem" role="alert">
          {acts.error.code === 'conflict' ? t('compile:reference.circle') : sentenceOfRefusal(t, acts.error)}
        </p>
      )}
      <RowFinder meetingId={meetingId} without={itemIds} label={t('compile:reference.find')}>
        {(row) => (
          <li key={row.itemId}>
            <button
              type="button"
              onClick={() =>
                void acts
                  .answer(itemIds, { sameAs: row.itemId }, t('compile:said.referred', { no: row.no }))
                  .then((done) => {
                    if (done) {
                      onClose();
                    }
                  })
              }
            >
              <b>{t('compile:no', { no: row.no })}</b>
              <span>{row.summary === '' ? row.excerpt : row.summary}</span>
              <span className="small">{t(`opinion:status.${row.status}`)}</span>
            </button>
          </li>
        )}
      </RowFinder>
      <Acts>
        <Button look="quiet" onClick={onClose}>
          {t('app:cancel')}
        </Button>
      </Acts>
    </Dialog>
  );
}
