import type { ReactNode } from 'react';
import { colourSchema } from '../../../core/domain/annotations/annotation.ts';
import { colourLooks } from '../../../core/domain/annotations/colours.ts';
import { useWords } from '../../app/words.ts';
import { SelectField, TextField } from '../../ui/form.tsx';
import type { NoteFilter } from './filter.ts';

const whose = ['all', 'own', 'shared', 'others'] as const;
const states = ['all', 'questions', 'open', 'unread', 'pending'] as const;

/** Which notes to show: whose, of which colour, in which state, with which words. */
export function FilterBar({
  filter,
  onFilter,
}: {
  readonly filter: NoteFilter;
  readonly onFilter: (filter: NoteFilter) => void;
}): ReactNode {
  const t = useWords();
  return (
    <search className="note-filter">
      <TextField
        type="search"
        label={t('margin:filter.words')}
        value={filter.words}
        onChange={(event) => onFilter({ ...filter, words: event.target.value })}
      />
      <SelectField
        label={t('margin:filter.whose')}
        value={filter.whose}
        onChange={(event) =>
          onFilter({ ...filter, whose: whose.find((value) => value === event.target.value) ?? 'all' })
        }
      >
        {whose.map((value) => (
          <option key={value} value={value}>
            {t(`margin:filter.whoseIs.${value}`)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('margin:filter.colour')}
        value={filter.colour}
        onChange={(event) =>
          onFilter({
            ...filter,
            colour: colourSchema.options.find((value) => value === event.target.value) ?? 'all',
          })
        }
      >
        <option value="all">{t('margin:filter.anyColour')}</option>
        {colourSchema.options.map((value) => (
          <option key={value} value={value}>
            {`${colourLooks[value].sign} ${t(`annotate:colour.${value}`)}`}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('margin:filter.state')}
        value={filter.state}
        onChange={(event) =>
          onFilter({ ...filter, state: states.find((value) => value === event.target.value) ?? 'all' })
        }
      >
        {states.map((value) => (
          <option key={value} value={value}>
            {t(`margin:filter.stateIs.${value}`)}
          </option>
        ))}
      </SelectField>
    </search>
  );
}
