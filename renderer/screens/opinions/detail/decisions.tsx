import { type ReactNode, useId } from 'react';
import type { CompiledItem } from '../../../../core/contract/compile-schemas.ts';
import type { Category } from '../../../../core/domain/opinion-sheets/category.ts';
import { useWords } from '../../../app/words.ts';
import { TextButton } from '../../../ui/button.tsx';
import { type CompileWords, nameOfCategory, offeredDispositions } from '../compile-words.ts';

/** Categories in a list that opens: policies below their goal, then the committee's own. */
export function CategorySelect({
  id,
  categories,
  value,
  onChange,
  mixed = false,
}: {
  readonly id: string;
  readonly categories: readonly Category[];
  /** null: none. */
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  /** Several rows with different ones. */
  readonly mixed?: boolean;
}): ReactNode {
  const t = useWords();
  const offered = categories.filter((category) => !category.retired || category.id === value);
  return (
    <select
      id={id}
      className="input"
      data-field="category"
      value={mixed ? 'mixed' : (value ?? '')}
      onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
    >
      {mixed ? (
        <option value="mixed" disabled>
          {t('compile:bulk.choose')}
        </option>
      ) : null}
      <option value="">{t('compile:none.category')}</option>
      {offered.map((category) => (
        <option key={category.id} value={category.id}>
          {category.source === 'policy' ? `　${category.label}` : category.label}
        </option>
      ))}
    </select>
  );
}

/** 分類: chosen by a person; what the place suggests is offered beside it. */
export function CategoryPart({
  item,
  words,
  onChange,
}: {
  readonly item: CompiledItem;
  readonly words: CompileWords;
  readonly onChange: (category: string | null) => void;
}): ReactNode {
  const t = useWords();
  const id = useId();
  const { category, suggestedCategory } = item.row;
  return (
    <div className="compile-field">
      <div className="compile-label">
        <label htmlFor={id}>{t('compile:detail.category')}</label>
      </div>
      <CategorySelect id={id} categories={words.categories} value={category} onChange={onChange} />
      {category === null && suggestedCategory !== null ? (
        <p className="compile-suggestion">
          {t('compile:detail.suggested', { name: nameOfCategory(words.categories, suggestedCategory) })}{' '}
          <TextButton onClick={() => onChange(suggestedCategory)}>{t('compile:detail.accept')}</TextButton>
        </p>
      ) : null}
    </div>
  );
}

/** 対応区分: all in sight, each with its digit. */
export function DispositionGrid({
  words,
  value,
  onChange,
}: {
  readonly words: CompileWords;
  /** undefined: several rows with different ones. */
  readonly value: string | null | undefined;
  readonly onChange: (code: string | null) => void;
}): ReactNode {
  const t = useWords();
  const name = useId();
  const offered = offeredDispositions(words.dispositions);
  const retired =
    value != null && !offered.some(({ disposition }) => disposition.code === value)
      ? words.dispositions.find(({ code }) => code === value)
      : undefined;
  return (
    <fieldset className="compile-field compile-dispositions">
      <legend className="compile-label">{t('opinion:field.disposition')}</legend>
      <div className="compile-codes">
        {offered.map(({ disposition, digit }) => (
          <label key={disposition.code}>
            <input
              type="radio"
              name={name}
              checked={value === disposition.code}
              onChange={() => onChange(disposition.code)}
            />
            {digit === null ? null : <b>{digit}</b>}
            <span>{disposition.label}</span>
          </label>
        ))}
        {retired === undefined ? null : (
          <label>
            <input type="radio" name={name} checked readOnly />
            <span>{t('compile:detail.retired', { label: retired.label })}</span>
          </label>
        )}
        <label>
          <input type="radio" name={name} checked={value === null} onChange={() => onChange(null)} />
          <b>0</b>
          <span>{t('compile:table.undecided')}</span>
        </label>
      </div>
    </fieldset>
  );
}
