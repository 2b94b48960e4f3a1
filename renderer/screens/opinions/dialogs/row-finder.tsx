import { type ReactNode, useEffect, useId, useState } from 'react';
import type { ShingiError } from '../../../../core/contract/errors.ts';
import { type CompiledRow, everyRow } from '../../../../core/domain/opinion-sheets/compiled.ts';
import { useWords } from '../../../app/words.ts';
import { asShingiError } from '../../../data/call-cache.ts';
import { useAsk } from '../../../data/session.tsx';
import { Problem } from '../../../ui/problem.tsx';

/** Rows that are listed at once; more words make fewer of them. */
const most = 30;

/** Finds rows of the 対応表 by number or words. */
export function RowFinder({
  meetingId,
  without,
  label,
  children,
}: {
  readonly meetingId: string;
  /** Items that are not listed. */
  readonly without: readonly string[];
  readonly label: string;
  /** Draws one row that was found. */
  readonly children: (row: CompiledRow) => ReactNode;
}): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const id = useId();
  const [words, setWords] = useState('');
  const [found, setFound] = useState<{ rows: readonly CompiledRow[]; total: number } | null>(null);
  const [error, setError] = useState<ShingiError | null>(null);
  useEffect(() => {
    let gone = false;
    const look = async (): Promise<void> => {
      const no = /^(?:no\.?)?\s*(\d+)$/iu.exec(words.trim().normalize('NFKC'))?.[1];
      const request = { meetingId, order: 'number', descending: false } as const;
      const answer = await ask('compileTable', {
        ...request,
        filter: { ...everyRow, words: no === undefined ? words : `No.${no}` },
        offset: 0,
        limit: most,
      });
      if (!gone) {
        setFound(answer);
        setError(null);
      }
    };
    const timer = window.setTimeout(() => {
      look().catch((failure: unknown) => setError(asShingiError(failure)));
    }, 150);
    return () => {
      gone = true;
      window.clearTimeout(timer);
    };
  }, [ask, meetingId, words]);
  const rows = found?.rows.filter(({ itemId }) => !without.includes(itemId)) ?? [];
  return (
    <div className="compile-finder">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="search"
        className="input"
        autoComplete="off"
        maxLength={200}
        placeholder={t('compile:finder.hint')}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      {error === null ? null : <Problem error={error} />}
      <ul className="compile-found">{rows.map((row) => children(row))}</ul>
      {found !== null && rows.length === 0 ? <p>{t('compile:finder.none')}</p> : null}
      {found !== null && found.total > most ? (
        <p className="small">{t('compile:finder.more', { count: found.total })}</p>
      ) : null}
    </div>
  );
}
