import type { CompileFacets } from '../../../../core/contract/compile-schemas.ts';
import type { CompileFilter } from '../../../../core/domain/opinion-sheets/compiled.ts';
import type { Translate } from '../../../../core/locales/translator.ts';
import { type CompileWords, nameOfCategory, nameOfDisposition, nameOfMaterialId } from '../compile-words.ts';

/** Members of a filter that hold lists of values. */
export type ListName = Exclude<keyof CompileFilter, 'view' | 'words' | 'withNotCounted'>;

export const listNames = [
  'kinds',
  'categories',
  'dispositions',
  'statuses',
  'sections',
  'materialIds',
  'sheetIds',
  'groupIds',
  'methods',
  'roles',
] as const satisfies readonly ListName[];

export interface Condition {
  readonly list: ListName;
  readonly value: string | null;
  readonly label: string;
}

/** A value of a list of the filter in words. */
export function labelOfValue(
  t: Translate,
  words: CompileWords,
  facets: CompileFacets | null,
  list: ListName,
  value: string | null,
): string {
  switch (list) {
    case 'kinds':
      return t(`opinion:kind.${value ?? ''}` as 'opinion:kind.opinion');
    case 'categories':
      return value === null ? t('compile:none.category') : nameOfCategory(words.categories, value);
    case 'dispositions':
      return value === null ? t('compile:none.disposition') : nameOfDisposition(words.dispositions, value);
    case 'statuses':
      return t(`opinion:status.${value ?? ''}` as 'opinion:status.draft');
    case 'methods':
      return t(`opinion:method.${value ?? ''}` as 'opinion:method.email');
    case 'roles':
      return t(`opinion:submitterRole.${value ?? ''}` as 'opinion:submitterRole.member');
    case 'sections':
      return value === '' || value === null ? t('compile:none.section') : value;
    case 'materialIds':
      return nameOfMaterialId(t, words.overview, value ?? '');
    case 'sheetIds': {
      const sheet = facets?.sheets.find(({ id }) => id === value);
      return sheet === undefined ? '' : nameOfSheet(t, sheet);
    }
    case 'groupIds': {
      const group = facets?.groups.find(({ id }) => id === value);
      return group === undefined ? t('compile:none.group') : nameOfGroup(t, group);
    }
  }
}

export function nameOfSheet(
  t: Translate,
  { receiptNo, name }: Pick<CompileFacets['sheets'][number], 'receiptNo' | 'name'>,
): string {
  return t('compile:filter.sheet', { no: receiptNo, name: name ?? t('compile:unnamed') });
}

export function nameOfGroup(
  t: Translate,
  { heading, firstNo, count }: Pick<CompileFacets['groups'][number], 'heading' | 'firstNo' | 'count'>,
): string {
  const words = heading === '' ? t('compile:untitledGroup') : heading;
  return t('compile:filter.group', { no: firstNo, heading: words, count });
}

/** The conditions of a filter one by one, for showing and taking away. */
export function conditionsOf(
  t: Translate,
  words: CompileWords,
  facets: CompileFacets | null,
  filter: CompileFilter,
): Condition[] {
  return listNames.flatMap((list) =>
    filter[list].map((value) => ({
      list,
      value,
      label: labelOfValue(t, words, facets, list, value),
    })),
  );
}

/** A filter with a value in a list, or without it. */
export function withValue(
  filter: CompileFilter,
  list: ListName,
  value: string | null,
  isIn: boolean,
): CompileFilter {
  const before: readonly (string | null)[] = filter[list];
  const others = before.filter((one) => one !== value);
  return { ...filter, [list]: isIn ? [...others, value] : others };
}
