import type { ReactNode } from 'react';
import {
  type ResponseStatus,
  responseStatusSchema,
} from '../../../../core/domain/opinion-sheets/response.ts';
import { useWords } from '../../../app/words.ts';

/** 状態 of a response, or of several that need not have the same. */
export function StatusSelect({
  id,
  value,
  onChange,
}: {
  readonly id: string;
  readonly value: ResponseStatus | 'mixed';
  readonly onChange: (status: ResponseStatus) => void;
}): ReactNode {
  const t = useWords();
  return (
    <div className="compile-field">
      <div className="compile-label">
        <label htmlFor={id}>{t('compile:detail.status')}</label>
      </div>
      <select
        id={id}
        className="input"
        data-field="status"
        value={value}
        onChange={(event) => onChange(responseStatusSchema.parse(event.target.value))}
      >
        {value === 'mixed' ? (
          <option value="mixed" disabled>
            {t('compile:bulk.choose')}
          </option>
        ) : null}
        {responseStatusSchema.options.map((status) => (
          <option key={status} value={status}>
            {t(`opinion:status.${status}`)}
          </option>
        ))}
      </select>
    </div>
  );
}
