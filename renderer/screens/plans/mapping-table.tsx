import type { ReactNode } from 'react';
import {
  type ComparisonGroup,
  type ComparisonRow,
  comparisonOf,
  mappingFits,
  type PlanMapping,
} from '../../../core/domain/plans/mapping.ts';
import type { PlanItem, PlanOutline } from '../../../core/domain/plans/outline.ts';
import type { Plan } from '../../../core/domain/plans/plan.ts';
import { useWords } from '../../app/words.ts';
import { Button } from '../../ui/button.tsx';
import { VisuallyHidden } from '../../ui/marks.tsx';
import { labelOfEdition, labelOfItem, numberOfItem } from './plan-words.ts';

/** 新旧対応表 as it will be printed, each row with what can be done about it. */
export function MappingTable({
  outlines,
  mappings,
  from,
  to,
  onEdit,
  onRemove,
}: {
  readonly outlines: { readonly from: PlanOutline; readonly to: PlanOutline };
  readonly mappings: readonly PlanMapping[];
  readonly from: Plan;
  readonly to: Plan;
  readonly onEdit: (mapping: PlanMapping) => void;
  readonly onRemove: (mapping: PlanMapping) => void;
}): ReactNode {
  const t = useWords();
  const groups = comparisonOf(outlines.from, outlines.to, mappings);
  return (
    <section>
      <h2>{t('plan:table.mapping')}</h2>
      <table className="list-table mapping-table stacked-table">
        <caption className="visually-hidden">{t('plan:table.mapping')}</caption>
        <thead>
          <tr>
            <th scope="col">{labelOfEdition(t, from)}</th>
            <th scope="col">{t('plan:table.mappingKind')}</th>
            <th scope="col">{labelOfEdition(t, to)}</th>
            <th scope="col">{t('plan:table.note')}</th>
            <th scope="col">
              <VisuallyHidden>{t('plan:acts')}</VisuallyHidden>
            </th>
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.goal?.id ?? group.part}>
            <tr className="group-row">
              <th scope="rowgroup" colSpan={5}>
                <GroupName group={group} from={from} to={to} />
              </th>
            </tr>
            {group.rows.map((row) => (
              <Row
                key={row.mapping?.id ?? row.from[0]?.id ?? row.to[0]?.id}
                row={row}
                heads={[labelOfEdition(t, from), labelOfEdition(t, to)]}
                onEdit={onEdit}
                onRemove={onRemove}
              />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

function GroupName({
  group,
  from,
  to,
}: {
  readonly group: ComparisonGroup;
  readonly from: Plan;
  readonly to: Plan;
}): ReactNode {
  const t = useWords();
  switch (group.part) {
    case 'philosophies':
      return t('plan:table.philosophies');
    case 'goal':
      return t('plan:table.goalOf', {
        plan: labelOfEdition(t, from),
        goal: group.goal === null ? '' : numberOfItem(t, group.goal),
      });
    case 'new':
      return t('plan:table.added', { plan: labelOfEdition(t, to) });
  }
}

function Row({
  row,
  heads,
  onEdit,
  onRemove,
}: {
  readonly row: ComparisonRow;
  /** What the columns of either plan are called. */
  readonly heads: readonly [from: string, to: string];
  readonly onEdit: (mapping: PlanMapping) => void;
  readonly onRemove: (mapping: PlanMapping) => void;
}): ReactNode {
  const t = useWords();
  const { mapping } = row;
  const fits = mapping === null || mappingFits(mapping.kind, mapping.from.length, mapping.to.length);
  const [first] = [...row.from, ...row.to];
  const name = first === undefined ? '' : labelOfItem(t, first);
  return (
    <tr>
      <td data-label={heads[0]}>
        <Items items={row.from} />
      </td>
      <td data-label={t('plan:table.mappingKind')}>
        {mapping === null ? (
          <span className="mapping-open">{t('plan:table.open')}</span>
        ) : fits ? (
          t(`plan:mappingKind.${mapping.kind}`)
        ) : (
          <span className="mapping-open">
            {t('plan:table.misfit', { kind: t(`plan:mappingKind.${mapping.kind}`) })}
          </span>
        )}
      </td>
      <td data-label={heads[1]}>
        <Items items={row.to} />
      </td>
      <td data-label={t('plan:table.note')}>{mapping?.note ?? ''}</td>
      <td className="row-acts">
        {mapping === null ? null : (
          <>
            <Button
              look="quiet"
              size="slim"
              data-mapping={mapping.id}
              aria-label={t('plan:mapping.editOf', { name })}
              onClick={() => onEdit(mapping)}
            >
              {t('plan:edit')}
            </Button>
            <Button
              look="quiet"
              size="slim"
              aria-label={t('plan:mapping.removeOf', { name })}
              onClick={() => onRemove(mapping)}
            >
              {t('plan:takeOut')}
            </Button>
          </>
        )}
      </td>
    </tr>
  );
}

function Items({ items }: { readonly items: readonly PlanItem[] }): ReactNode {
  const t = useWords();
  if (items.length === 0) {
    return t('plan:none');
  }
  return items.map((item) => (
    <span key={item.id} className="cell-item">
      {labelOfItem(t, item)}
    </span>
  ));
}
