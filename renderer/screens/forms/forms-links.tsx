import type { ReactNode } from 'react';
import { hrefOf, type Route } from '../../app/route.ts';
import { useWords } from '../../app/words.ts';
import { ButtonLink } from '../../ui/button.tsx';

const links = [
  ['forms', { screen: 'forms', meetingId: null }],
  ['quick', { screen: 'quick-entry', meetingId: null, sheetId: null }],
  ['comments', { screen: 'public-comments', meetingId: null }],
] as const satisfies readonly (readonly [string, Route])[];

/** アプリのない人の意見: making forms, entering text, taking in comments. For the secretariat. */
export function FormsLinks(): ReactNode {
  const t = useWords();
  return (
    <section className="choice-rows">
      <h2>{t('form:links.title')}</h2>
      {links.map(([name, route]) => (
        <div key={name} className="choice-row">
          <p>{t(`form:links.${name}`)}</p>
          <ButtonLink href={hrefOf(route)}>
            {t(
              name === 'forms'
                ? 'form:screen.title'
                : name === 'quick'
                  ? 'form:quick.title'
                  : 'form:comments.title',
            )}
          </ButtonLink>
        </div>
      ))}
    </section>
  );
}
