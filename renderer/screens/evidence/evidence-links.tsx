import type { ReactNode } from 'react';
import type { ShownEvidenceLine } from '../../../core/contract/evidence-calls.ts';
import type { Translate } from '../../../core/locales/translator.ts';
import { hrefOf } from '../../app/route.ts';
import { useWords } from '../../app/words.ts';
import { TextLink } from '../../ui/button.tsx';

/** The element of an entry, for links to it. */
export function elementIdOf(blockId: string): string {
  return `evidence-${blockId}`;
}

/** A link to the entry of another line or finding on this screen. */
export function EntryLink({
  meetingId,
  blockId,
  children,
}: {
  readonly meetingId: string;
  readonly blockId: string;
  readonly children: ReactNode;
}): ReactNode {
  return <TextLink href={hrefOf({ screen: 'evidence', meetingId, blockId })}>{children}</TextLink>;
}

/** A link to the place in the paper. */
export function PaperLink({
  place,
  label,
  children,
}: {
  readonly place: { readonly materialId: string; readonly blockId: string };
  /** What the place is, for people who hear many such links. */
  readonly label: string;
  /** What the link says; 「資料で見る」 without it. */
  readonly children?: string;
}): ReactNode {
  const t = useWords();
  const { materialId, blockId } = place;
  return (
    <TextLink
      href={hrefOf({ screen: 'reading', materialId, versionId: null, blockId, find: '' })}
      aria-label={t('evidence:map.inPaperOf', { link: children ?? t('evidence:map.inPaper'), label })}
    >
      {children ?? t('evidence:map.inPaper')}
    </TextLink>
  );
}

/** How a citation agrees, with the table's own words or share where it does not. */
export function stateText(t: Translate, citation: ShownEvidenceLine['citations'][number]): string {
  const { status, tableLabel, tablePercent } = citation;
  const state = t(`evidence:map.status.${status}`);
  if (status === 'labelDiffers' && tableLabel !== null) {
    return t('evidence:map.withTable', { state, table: `「${tableLabel}」` });
  }
  return status === 'percentDiffers' && tablePercent !== null
    ? t('evidence:map.withTable', { state, table: `${tablePercent}%` })
    : state;
}

/** Whether a person should look at how a citation agrees. */
export function asksForLook({ status }: ShownEvidenceLine['citations'][number]): boolean {
  return status !== 'exact' && status !== 'matchAfterFolding' && status !== 'planIndicator';
}

/** 「福祉を支える基盤の整備【現状】」, with its goal where that is another one than `goalNo`. */
export function placeName(
  t: Translate,
  place: {
    readonly goalNo: number;
    readonly policy: string | null;
    readonly part: ShownEvidenceLine['part'];
  },
  goalNo: number | null,
): string {
  const own = `${place.policy ?? ''}${t(`evidence:map.part.${place.part}`)}`;
  return place.goalNo === goalNo ? own : t('evidence:map.place', { no: place.goalNo, place: own });
}

/** Neighbours of one goal of one paper, in order. */
export function byGoal<Item extends { readonly materialId: string; readonly goalNo: number }>(
  items: readonly Item[],
): Item[][] {
  const groups: Item[][] = [];
  for (const item of items) {
    const last = groups.at(-1);
    const first = last?.[0];
    if (last !== undefined && first?.materialId === item.materialId && first.goalNo === item.goalNo) {
      last.push(item);
    } else groups.push([item]);
  }
  return groups;
}
