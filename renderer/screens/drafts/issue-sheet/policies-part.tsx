import { memo, type ReactNode } from 'react';
import type { PolicyTrend, Vision } from '../../../../core/domain/issue-sheets/issue-sheet-content.ts';
import { useWords } from '../../../app/words.ts';
import { Field } from '../editing/field.tsx';
import { Grip, Row, RowsEnd } from '../editing/rows.tsx';
import { Lines } from './lines.tsx';

/** 施策の目指す姿 or 動向: titles, each with its lines. */
export const Policies = memo(function Policies({
  listKey,
  policies,
  name,
}: {
  readonly listKey: string;
  readonly policies: readonly (Vision | PolicyTrend)[];
  readonly name: 'visions' | 'trends';
}): ReactNode {
  const t = useWords();
  return (
    <>
      {policies.map((policy) => (
        <Policy key={policy.id} rowKey={`${listKey}/@${policy.id}`} policy={policy} name={name} />
      ))}
      <RowsEnd listKey={listKey} label={t(`sheet:add.${name}`)} />
    </>
  );
});

const Policy = memo(function Policy({
  rowKey,
  policy,
  name,
}: {
  readonly rowKey: string;
  readonly policy: Vision | PolicyTrend;
  readonly name: 'visions' | 'trends';
}): ReactNode {
  const t = useWords();
  const isVision = 'policy' in policy;
  const title = isVision ? policy.policy : policy.title;
  return (
    <Row as="section" rowKey={rowKey} className="typed-policy">
      <h3 className="typed-line">
        <Grip title={t('sheet:grip')} />
        {isVision ? <span className="typed-marker">{policy.marker}</span> : null}
        <Field
          fieldKey={`${rowKey}/${isVision ? 'policy' : 'title'}`}
          label={t(isVision ? 'sheet:field.policy' : 'sheet:field.trend')}
          value={title}
          look="as-heading"
        />
      </h3>
      <Lines
        listKey={`${rowKey}/items`}
        lines={policy.items}
        label={nested(title, t(isVision ? 'sheet:field.vision' : 'sheet:field.trendItem'))}
        add={t(`sheet:add.items.${name}`)}
      />
    </Row>
  );
});

/** What a text is, behind the title it stands under. */
export function nested(title: string, label: string): string {
  return title === '' ? label : `${title}　${label}`;
}
