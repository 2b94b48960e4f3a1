import type { ReactNode } from 'react';
import { hrefOf } from '../../app/route.ts';
import { useWords } from '../../app/words.ts';
import { useCall } from '../../data/session.tsx';
import type { ServiceOutput } from '../../platform/service-link.ts';
import { TextLink } from '../../ui/button.tsx';
import type { ComparisonRow } from './rows.ts';

export type ChangeLink = ServiceOutput<'changesOfMaterial'>[number];

/** Changes of the plan that the secretariat has recorded for a material; none while they are on their way. */
export function useChangeLinks(materialId: string): readonly ChangeLink[] {
  const answer = useCall('changesOfMaterial', { materialId });
  return answer.state === 'ready' ? answer.value : [];
}

/** The changes that are recorded for the blocks of a row, in the version that each was recorded on. */
export function changesOfRow(
  links: readonly ChangeLink[],
  { entry }: ComparisonRow,
  versions: { readonly before: string; readonly after: string },
): ChangeLink[] {
  const isIn = (blocks: readonly { readonly id: string }[], blockId: string | null): boolean =>
    blocks.some(({ id }) => id === blockId);
  return links.filter(
    ({ change: { versionId, blockId } }) =>
      (versionId === versions.before && isIn(entry.before, blockId)) ||
      (versionId === versions.after && isIn(entry.after, blockId)),
  );
}

/** Because of which opinions a row was changed, with the way to them and to the list of changes. */
export function ChangeLinks({ links }: { readonly links: readonly ChangeLink[] }): ReactNode {
  const t = useWords();
  return links.length === 0 ? null : (
    <ul className="comparison-because">
      {links.map(({ change, items }) => (
        <li key={change.id}>
          <span>{t('compile:because.title', { kind: t(`opinion:planChangeKind.${change.kind}`) })}</span>
          {items.map(({ itemId, no }) => (
            <TextLink key={itemId} href={hrefOf({ screen: 'opinions', meetingId: change.meetingId, itemId })}>
              {t('compile:because.item', { no })}
            </TextLink>
          ))}
          <TextLink
            href={hrefOf({ screen: 'plan-changes', meetingId: change.meetingId, changeId: change.id })}
          >
            {t('compile:change.inList')}
          </TextLink>
          <span>{t(`compile:changeState.${change.state}`)}</span>
        </li>
      ))}
    </ul>
  );
}
