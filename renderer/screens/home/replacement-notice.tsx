import type { ReactNode } from 'react';
import type { Home } from '../../../core/contract/schemas.ts';
import { labelOfMaterial, nameOfMaterial, shortNameOfMeeting } from '../../app/material-names.ts';
import { hrefOf, hrefOfMaterial } from '../../app/route.ts';
import { useWords } from '../../app/words.ts';
import { ButtonLink, TextLink } from '../../ui/button.tsx';
import { useDates } from '../../ui/dates.ts';
import { NumberBox, VersionMark } from '../../ui/marks.tsx';

type Replacement = Home['replacements'][number];

/** The only tinted box: a paper was replaced and the reader has not opened the new one. */
export function ReplacementNotice({
  first,
  others,
}: {
  readonly first: Replacement;
  readonly others: readonly Replacement[];
}): ReactNode {
  const t = useWords();
  const dates = useDates();
  const { material, version } = first.summary;
  return (
    <section className="notice" aria-labelledby="replacement">
      <p className="notice-marks">
        <span className="small">{shortNameOfMeeting(t, first.meeting)}</span>
        <NumberBox number={material.number} />
        <VersionMark versionKind={version.versionKind} />
        {version.distributedOn === null ? null : (
          <span className="small">
            {t('app:version.distributed', { date: dates.brief(version.distributedOn) })}
          </span>
        )}
      </p>
      <h2 id="replacement">{t('home:replaced', { title: nameOfMaterial(t, material) })}</h2>
      {version.reason === null ? null : <p>{t('app:version.reason', { reason: version.reason })}</p>}
      <p className="acts">
        <ButtonLink look="primary" size="tall" href={hrefOfMaterial(material.id)}>
          {t('home:readReplacement')}
        </ButtonLink>
        <TextLink
          href={hrefOf({
            screen: 'replacement',
            materialId: material.id,
            versionId: version.id,
            beforeId: null,
          })}
        >
          {t('replacement:link')}
        </TextLink>
        {others.map(({ summary }) => (
          <TextLink key={summary.material.id} href={hrefOfMaterial(summary.material.id)}>
            {t('home:otherReplacement', { title: labelOfMaterial(t, summary.material) })}
          </TextLink>
        ))}
      </p>
    </section>
  );
}
