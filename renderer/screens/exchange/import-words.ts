import type { ImportReport } from '../../../core/contract/schemas.ts';
import type { Translate } from '../../../core/locales/translator.ts';

/** File name of a path, whichever way its folders are written. */
export function nameOfSource(path: string): string {
  return path.split(/[/\\]/u).at(-1) ?? path;
}

/** Codes come from the importer; each has its sentence in the words of the import. */
export function warningText(t: Translate, warning: ImportReport['warnings'][number]): string {
  const key = `import:warnings.${warning.code}`;
  // A code never reaches the screen, not even one that is younger than these words.
  const values = { ...warning.values, defaultValue: t('import-screen:lookAtLine') };
  return (t as (key: string, values: Record<string, string>) => string)(key, values);
}

/** 統計表 7件 */
export function countText(t: Translate, name: string, count: number): string {
  const word = (t as (key: string) => string)(`import-screen:counts.${name}`);
  return (t as (key: string, values: Record<string, unknown>) => string)('import-screen:countOf', {
    word,
    number: count,
  });
}
