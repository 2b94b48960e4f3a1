import type { ReactNode } from 'react';
import type { CompiledItem } from '../../../../core/contract/compile-schemas.ts';
import { useWords } from '../../../app/words.ts';
import { Button, TextButton } from '../../../ui/button.tsx';
import type { CompileActs } from '../use-acts.ts';
import { HeadingField } from './heading-field.tsx';

/** まとまり: other opinions on the same matter that one answer answers. */
export function GroupPart({
  item,
  acts,
  onShow,
}: {
  readonly item: CompiledItem;
  readonly acts: CompileActs;
  readonly onShow: (itemId: string) => void;
}): ReactNode {
  const t = useWords();
  const { group, row } = item;
  if (group === null) {
    return null;
  }
  return (
    <section className="compile-part">
      <div className="compile-label">
        <h3>{t('compile:group.title')}</h3>
        <span className="compile-aside">{t('compile:group.count', { count: group.items.length })}</span>
      </div>
      <HeadingField key={group.id} groupId={group.id} stored={group.heading} acts={acts} />
      <ul className="compile-members">
        {group.items.map((member) => (
          <li key={member.itemId}>
            {member.itemId === row.itemId ? (
              <b>{t('compile:no', { no: member.no })}</b>
            ) : (
              <TextButton onClick={() => onShow(member.itemId)}>
                {t('compile:no', { no: member.no })}
              </TextButton>
            )}{' '}
            {member.summary}
          </li>
        ))}
      </ul>
      <p className="small">{t('compile:group.oneAnswer')}</p>
      <Button
        look="quiet"
        size="slim"
        onClick={() =>
          void acts.run(
            () => acts.ask('ungroupItems', { itemIds: [row.itemId] }),
            t('compile:said.ungrouped', { no: row.no }),
          )
        }
      >
        {t('compile:group.leave')}
      </Button>
    </section>
  );
}
