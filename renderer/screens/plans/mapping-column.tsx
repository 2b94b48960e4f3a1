import type { ReactNode } from 'react';
import type { PlanMapping } from '../../../core/domain/plans/mapping.ts';
import { findItem, itemsOf, type PlanItem, type PlanOutline } from '../../../core/domain/plans/outline.ts';
import type { Translate } from '../../../core/locales/translator.ts';
import { useWords } from '../../app/words.ts';
import { numberOfItem } from './plan-words.ts';

/** One plan beside the other: every item with what it became, or 未整理; a tick takes it into what is being said. */
export function MappingColumn({
  side,
  outline,
  other,
  mappings,
  onlyOpen,
  title,
  chosen,
  onToggle,
}: {
  readonly side: 'from' | 'to';
  readonly outline: PlanOutline;
  readonly other: PlanOutline;
  readonly mappings: readonly PlanMapping[];
  readonly onlyOpen: boolean;
  readonly title: string;
  readonly chosen: readonly string[];
  readonly onToggle: (id: string) => void;
}): ReactNode {
  const t = useWords();
  const otherSide = side === 'from' ? 'to' : 'from';
  const linesOf = (item: PlanItem): string[] =>
    mappings
      .filter((mapping) => mapping[side].includes(item.id))
      .map((mapping) => lineOf(t, side, mapping, mapping[otherSide], other));
  const shown = itemsOf(outline)
    .map((item) => ({ item, lines: linesOf(item) }))
    .filter(({ item, lines }) => !onlyOpen || lines.length === 0 || chosen.includes(item.id));
  return (
    <fieldset className="mapping-column">
      <legend>{title}</legend>
      {shown.length === 0 ? <p className="small">{t('plan:mapping.allSettled')}</p> : null}
      {shown.map(({ item, lines }) => (
        <label key={item.id} className="mapping-item" data-depth={item.depth} data-open={lines.length === 0}>
          <input
            type="checkbox"
            data-mapping-item={item.id}
            checked={chosen.includes(item.id)}
            onChange={() => onToggle(item.id)}
          />
          <span className="mapping-name">
            <span className="tree-number">{numberOfItem(t, item)}</span> {item.title}
          </span>
          <span className="mapping-lines">
            {lines.length === 0 ? (
              <span className="mapping-open">{t('plan:table.open')}</span>
            ) : (
              lines.map((line) => <span key={line}>{line}</span>)
            )}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** 「継承 → 施策2-1」, seen from the other side 「施策1-2 → 継承」. */
function lineOf(
  t: Translate,
  side: 'from' | 'to',
  mapping: PlanMapping,
  ids: readonly string[],
  other: PlanOutline,
): string {
  const kind = t(`plan:mappingKind.${mapping.kind}`);
  const names = ids
    .flatMap((id) => findItem(other, id) ?? [])
    .map((item) => (item.number === '' ? item.title : numberOfItem(t, item)))
    .join(t('paper:listSeparator'));
  if (names === '') {
    return kind;
  }
  return side === 'from'
    ? t('plan:mapping.becomes', { kind, names })
    : t('plan:mapping.comesFrom', { kind, names });
}
