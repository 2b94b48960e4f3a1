import type { ReactNode } from 'react';
import type { Distribution } from '../../../core/domain/meetings/handout-list-content.ts';
import { useWords } from '../../app/words.ts';
import { SelectField, TextField } from '../../ui/form.tsx';

export interface Paper {
  readonly number: string;
  readonly title: string;
  readonly distribution: Distribution | '';
}

const distributions: readonly Distribution[] = ['advance', 'onTheDay', 'onTheDesk'];

/** Number, name and distribution that a paper is to have. */
export function PaperFields({
  paper,
  onChange,
}: {
  readonly paper: Paper;
  readonly onChange: (paper: Paper) => void;
}): ReactNode {
  const t = useWords();
  return (
    <>
      <TextField
        label={t('draft:paper.name')}
        required
        maxLength={300}
        value={paper.title}
        onChange={(event) => onChange({ ...paper, title: event.target.value })}
      />
      <TextField
        label={t('draft:paper.number')}
        hint={t('draft:paper.numberHint')}
        maxLength={20}
        value={paper.number}
        onChange={(event) => onChange({ ...paper, number: event.target.value })}
      />
      <SelectField
        label={t('draft:paper.distribution')}
        value={paper.distribution}
        onChange={(event) =>
          onChange({
            ...paper,
            distribution: distributions.find((one) => one === event.target.value) ?? '',
          })
        }
      >
        <option value="">{t('draft:paper.unknownDistribution')}</option>
        {distributions.map((one) => (
          <option key={one} value={one}>
            {t(`domain:distribution.${one}`)}
          </option>
        ))}
      </SelectField>
    </>
  );
}

/** What the service is told of a paper. */
export function paperInput(paper: Paper): {
  number: string | null;
  title: string;
  distribution: Distribution | null;
} {
  const number = paper.number.trim();
  return {
    number: number === '' ? null : number,
    title: paper.title.trim(),
    distribution: paper.distribution === '' ? null : paper.distribution,
  };
}
