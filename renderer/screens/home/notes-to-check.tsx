import type { ReactNode } from 'react';
import type { Home } from '../../../core/contract/schemas.ts';
import { nameOfMaterial } from '../../app/material-names.ts';
import { hrefOf } from '../../app/route.ts';
import { useWords } from '../../app/words.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { NumberBox } from '../../ui/marks.tsx';

/** Notes that a 差替 could not take along by itself, until their owner has said where they belong. */
export function NotesToCheck({ papers }: { readonly papers: Home['notesToCheck'] }): ReactNode {
  const t = useWords();
  if (papers.length === 0) {
    return null;
  }
  return (
    <section>
      <h2>{t('home:notesToCheck.heading')}</h2>
      <ul className="plain-rows">
        {papers.map(({ summary: { material, version }, count }) => (
          <li key={version.id}>
            <span className="narrow">
              <NumberBox number={material.number} />
            </span>
            <span className="grow">{nameOfMaterial(t, material)}</span>
            <ButtonLink
              look="outline"
              href={hrefOf({
                screen: 'replacement',
                materialId: material.id,
                versionId: version.id,
                beforeId: null,
              })}
            >
              {t('home:notesToCheck.check', { count })}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
