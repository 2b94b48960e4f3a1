import { type ReactNode, useState } from 'react';
import type { CompileFacets } from '../../../../core/contract/compile-schemas.ts';
import { type CompileFilter, everyRow } from '../../../../core/domain/opinion-sheets/compiled.ts';
import { opinionKindSchema } from '../../../../core/domain/opinion-sheets/opinion.ts';
import { responseStatusSchema } from '../../../../core/domain/opinion-sheets/response.ts';
import { submissionMethodSchema, submitterRoleSchema } from '../../../../core/domain/opinion-sheets/sheet.ts';
import { useWords } from '../../../app/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Acts, Dialog } from '../../../ui/dialog.tsx';
import { Checkbox, SelectField } from '../../../ui/form.tsx';
import type { CompileWords } from '../compile-words.ts';
import type { CompileTable } from '../table/use-table.ts';
import { type ListName, labelOfValue, nameOfGroup, nameOfSheet, withValue } from './conditions.ts';

/** 絞り込み: every condition that is given must hold, and one value of each list. */
export function FilterDialog({
  table,
  words,
  facets,
  onClose,
}: {
  readonly table: CompileTable;
  readonly words: CompileWords;
  readonly facets: CompileFacets | null;
  readonly onClose: () => void;
}): ReactNode {
  const t = useWords();
  const [filter, setFilter] = useState<CompileFilter>(table.wanted.filter);
  const lists: readonly (readonly [ListName, readonly (string | null)[]])[] = [
    ['kinds', opinionKindSchema.options],
    ['statuses', responseStatusSchema.options],
    ['dispositions', [null, ...words.dispositions.map(({ code }) => code)]],
    ['categories', [null, ...words.categories.map(({ id }) => id)]],
    ['materialIds', facets?.materials.map(({ id }) => id) ?? []],
    ['sections', facets === null || facets.sections.length === 0 ? [] : ['', ...facets.sections]],
    ['roles', submitterRoleSchema.options],
    ['methods', submissionMethodSchema.options],
  ];
  return (
    <Dialog title={t('compile:filter.title')} onClose={onClose}>
      <form
        className="compile-filter"
        onSubmit={(event) => {
          event.preventDefault();
          table.change({ filter });
          onClose();
        }}
      >
        {lists.map(([list, values]) =>
          values.length === 0 ? null : (
            <fieldset key={list}>
              <legend>{t(`compile:filter.${list}` as 'compile:filter.kinds')}</legend>
              <div className="compile-choices">
                {values.map((value) => (
                  <Checkbox
                    key={value ?? ''}
                    label={labelOfValue(t, words, facets, list, value)}
                    checked={(filter[list] as readonly (string | null)[]).includes(value)}
                    onChange={(event) =>
                      setFilter((before) => withValue(before, list, value, event.target.checked))
                    }
                  />
                ))}
              </div>
            </fieldset>
          ),
        )}
        {facets === null || facets.sheets.length === 0 ? null : (
          <SelectField
            label={t('compile:filter.sheetIds')}
            value={filter.sheetIds[0] ?? ''}
            onChange={(event) =>
              setFilter((before) => ({
                ...before,
                sheetIds: event.target.value === '' ? [] : [event.target.value],
              }))
            }
          >
            <option value="">{t('compile:filter.any')}</option>
            {facets.sheets.map((sheet) => (
              <option key={sheet.id} value={sheet.id}>
                {nameOfSheet(t, sheet)}
              </option>
            ))}
          </SelectField>
        )}
        {facets === null || facets.groups.length === 0 ? null : (
          <SelectField
            label={t('compile:filter.groupIds')}
            value={filter.groupIds.length === 0 ? '' : (filter.groupIds[0] ?? 'none')}
            onChange={(event) => {
              const { value } = event.target;
              setFilter((before) => ({
                ...before,
                groupIds: value === '' ? [] : [value === 'none' ? null : value],
              }));
            }}
          >
            <option value="">{t('compile:filter.any')}</option>
            <option value="none">{t('compile:none.group')}</option>
            {facets.groups.map((group) => (
              <option key={group.id} value={group.id}>
                {nameOfGroup(t, group)}
              </option>
            ))}
          </SelectField>
        )}
        <Checkbox
          label={t('compile:filter.onlyCounted')}
          checked={!filter.withNotCounted}
          onChange={(event) => setFilter((before) => ({ ...before, withNotCounted: !event.target.checked }))}
        />
        <Acts>
          <Button type="submit" look="primary">
            {t('compile:filter.apply')}
          </Button>
          <Button look="quiet" onClick={() => setFilter({ ...everyRow, view: filter.view })}>
            {t('compile:strip.all')}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {t('app:cancel')}
          </Button>
        </Acts>
      </form>
    </Dialog>
  );
}
