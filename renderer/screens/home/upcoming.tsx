import type { ReactNode } from 'react';
import type { Home } from '../../../core/contract/schemas.ts';
import { hrefOf } from '../../app/route.ts';
import { useWords } from '../../app/words.ts';
import { TextLink } from '../../ui/button.tsx';
import { useDates } from '../../ui/dates.ts';

/** これからの予定: rows of the schedule as the city wrote them, with the day where it is settled by now. */
export function Upcoming({ rows }: { readonly rows: Home['upcoming'] }): ReactNode {
  const t = useWords();
  const dates = useDates();
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
              {row.settledOn === null ? row.dateText : dates.brief(row.settledOn)}
              {row.session === '' || row.session === '—' ? null : <span>{row.session}</span>}
            </dt>
            <dd>
              {row.text}
              {row.state === 'planned' || row.state === 'held' ? null : (
                <span className="upcoming-state">{t(`plan:state.${row.state}`)}</span>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <p>
        <TextLink href={hrefOf({ screen: 'schedule' })}>{t('home:openSchedule')}</TextLink>
      </p>
    </section>
  );
}
