import type { ReactNode } from 'react';
import type { Home } from '../../../core/contract/schemas.ts';
import { useWords } from '../../app/words.ts';

/** これからの予定: rows of the schedule as the city wrote them. */
export function Upcoming({ rows }: { readonly rows: Home['upcoming'] }): ReactNode {
  const t = useWords();
  if (rows.length === 0) {
    return null;
  }
  return (
    <section>
      <h2>{t('home:upcoming')}</h2>
      <dl className="upcoming">
        {rows.map((row) => (
          <div key={`${row.dateText} ${row.session} ${row.text}`}>
            <dt>
              {row.dateText}
              {row.session === '' || row.session === '—' ? null : <span>{row.session}</span>}
            </dt>
            <dd>{row.text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
