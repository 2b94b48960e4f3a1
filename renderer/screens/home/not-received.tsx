import type { ReactNode } from 'react';
import type { Material } from '../../../core/domain/materials/material.ts';
import { nameOfMaterial } from '../../app/material-names.ts';
import { hrefOf } from '../../app/route.ts';
import { useWords } from '../../app/words.ts';
import { TextLink } from '../../ui/button.tsx';
import { NotReceivedMark, NumberBox } from '../../ui/marks.tsx';

/** Papers that the list names and that are not here yet. */
export function NotReceived({ materials }: { readonly materials: readonly Material[] }): ReactNode {
  const t = useWords();
  if (materials.length === 0) {
    return null;
  }
  return (
    <section>
      <h2>{t('home:notReceived')}</h2>
      <ul className="plain-rows">
        {materials.map((material) => (
          <li key={material.id}>
            <span className="narrow">
              <NumberBox number={material.number} />
            </span>
            <span className="grow">{nameOfMaterial(t, material)}</span>
            <NotReceivedMark />
          </li>
        ))}
      </ul>
      <p className="small">
        {t('home:notReceivedHint')}{' '}
        <TextLink href={hrefOf({ screen: 'add-file' })}>{t('home:addFile')}</TextLink>
      </p>
    </section>
  );
}
