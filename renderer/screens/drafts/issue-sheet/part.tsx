import { memo, type ReactNode } from 'react';
import { useWords } from '../../../app/words.ts';
import { Field } from '../editing/field.tsx';

/** One row of the form: its label at the left, its contents beside it; below it where there is little room. */
export function Part({
  label,
  children,
}: {
  readonly label: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div className="goal-part">
      <div className="goal-part-label">{label}</div>
      <div className="sheet-content">{children}</div>
    </div>
  );
}

export type LabelName =
  | 'visions'
  | 'projects'
  | 'planIndicators'
  | 'evaluations'
  | 'findings'
  | 'trends'
  | 'challenges';

/** The printed label of a part. Where a sheet has none, typing one makes it. */
export const PartLabel = memo(function PartLabel({
  labelKey,
  label,
  name,
}: {
  readonly labelKey: string;
  readonly label: { readonly text: string } | null;
  readonly name: LabelName;
}): ReactNode {
  const t = useWords();
  return (
    <Field
      fieldKey={`${labelKey}/text`}
      label={t(`sheet:label.${name}`)}
      hint={t('sheet:noLabel')}
      value={label?.text ?? ''}
      look="as-label"
      isLabel
    />
  );
});
