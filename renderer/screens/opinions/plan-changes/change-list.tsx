import type { ReactNode } from 'react';
import type { CompiledItem } from '../../../../core/contract/compile-schemas.ts';
import type { PlanChange } from '../../../../core/domain/opinion-sheets/plan-change.ts';
import { hrefOf } from '../../../app/route.ts';
import { useWords } from '../../../app/words.ts';
import { TextButton, TextLink } from '../../../ui/button.tsx';
import { ChangeText } from './change-text.tsx';

/** 計画の修正 that an opinion has led to, its group's included. */
export function ChangeList({
  item,
  onAdd,
  onEdit,
}: {
  readonly item: CompiledItem;
  readonly onAdd: () => void;
  readonly onEdit: (change: PlanChange) => void;
}): ReactNode {
  const t = useWords();
  return (
    <section className="compile-part">
      <div className="compile-label">
        <h3>{t('compile:change.title')}</h3>
        <span className="compile-aside">
          <TextButton onClick={onAdd}>{t('compile:change.add')}</TextButton>
        </span>
      </div>
      {item.planChanges.map((change) => (
        <article key={change.id} className="compile-change-entry">
          <p className="compile-change-head">
            <b>{t(`opinion:planChangeKind.${change.kind}`)}</b>
            <span>{change.place}</span>
            <span className="compile-aside">{t(`compile:changeState.${change.state}`)}</span>
          </p>
          <ChangeText change={change} />
          <p className="compile-change-acts">
            <TextButton onClick={() => onEdit(change)}>{t('compile:change.edit')}</TextButton>
            <TextLink
              href={hrefOf({ screen: 'plan-changes', meetingId: change.meetingId, changeId: change.id })}
            >
              {t('compile:change.inList')}
            </TextLink>
          </p>
        </article>
      ))}
    </section>
  );
}
