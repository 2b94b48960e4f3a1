import type { z } from 'zod';
import { ShingiError } from '../../core/contract/errors.ts';
import {
  type OwnCategory,
  ownCategoriesSchema,
  ownCategoriesSettingKey,
} from '../../core/domain/opinion-sheets/category.ts';
import {
  type Disposition,
  dispositionsSchema,
  dispositionsSettingKey,
} from '../../core/domain/opinion-sheets/disposition.ts';
import {
  defaultFormSettings,
  type FormSettings,
  formSettingsKey,
  formSettingsSchema,
  noTerms,
  type SheetTerms,
  sheetTermsSchema,
} from '../../core/domain/opinion-sheets/form-settings.ts';
import type { WriteHandle } from '../change-log/write-handle.ts';
import type { ReadHandle } from '../connection/handles.ts';
import { setSetting } from '../settings/commands.ts';
import { setting } from '../settings/queries.ts';

/** What is stored under a key, or what stands there until somebody has said otherwise. */
function stored<Value>(read: ReadHandle, key: string, schema: z.ZodType<Value>, otherwise: Value): Value {
  const value = setting(read, key);
  return value === undefined ? otherwise : schema.parse(value);
}

export function formSettings(read: ReadHandle): FormSettings {
  return stored(read, formSettingsKey, formSettingsSchema, defaultFormSettings);
}

/** @returns whether anything changed */
export function saveFormSettings(handle: WriteHandle, settings: FormSettings): boolean {
  return setSetting(handle, formSettingsKey, {
    ...settings,
    ownFields: settings.ownFields.map(({ several, ...field }) =>
      several === true ? { ...field, several } : field,
    ),
  });
}

/** The committee's own table of dispositions; null while it uses that of the program. */
export function ownDispositions(read: ReadHandle): Disposition[] | null {
  return stored<Disposition[] | null>(read, dispositionsSettingKey, dispositionsSchema.nullable(), null);
}

interface Use {
  /** Responses by code. */
  readonly dispositions: Record<string, number>;
  /** Items by id. */
  readonly categories: Record<string, number>;
}

function countsBy(read: ReadHandle, table: 'opinion_response' | 'opinion_item', column: string) {
  const sql = `SELECT ${column} AS name, count(*) AS uses FROM ${table} WHERE ${column} IS NOT NULL GROUP BY ${column}`;
  return Object.fromEntries(
    read.all<{ name: string; uses: number }>(sql).map(({ name, uses }) => [name, uses]),
  );
}

/** How often each disposition was given and each category was used. */
export function opinionUse(read: ReadHandle): Use {
  return {
    dispositions: countsBy(read, 'opinion_response', 'disposition'),
    categories: countsBy(read, 'opinion_item', 'category'),
  };
}

/** What was given before keeps its name: an entry that is in use may be retired, not removed. @throws ShingiError conflict */
function refuseLosing(
  what: string,
  before: readonly string[],
  after: readonly string[],
  uses: Readonly<Record<string, number>>,
): void {
  const left = new Set(after);
  const lost = before.filter((name) => !left.has(name) && Object.hasOwn(uses, name));
  if (lost.length > 0) {
    throw new ShingiError('conflict', { what, names: lost });
  }
}

/**
 * Stores the committee's own table.
 * @throws ShingiError conflict when a disposition that was given would be gone
 */
export function saveDispositions(handle: WriteHandle, dispositions: readonly Disposition[]): void {
  const uses = opinionUse(handle).dispositions;
  refuseLosing(
    'disposition',
    Object.keys(uses),
    dispositions.map(({ code }) => code),
    uses,
  );
  setSetting(
    handle,
    dispositionsSettingKey,
    dispositions.map((one) => ({ ...one })),
  );
}

export function ownCategories(read: ReadHandle): OwnCategory[] {
  return stored<OwnCategory[]>(read, ownCategoriesSettingKey, ownCategoriesSchema, []);
}

/** @throws ShingiError conflict when a category that has items would be gone */
export function saveOwnCategories(handle: WriteHandle, categories: readonly OwnCategory[]): void {
  refuseLosing(
    'category',
    ownCategories(handle).map(({ id }) => id),
    categories.map(({ id }) => id),
    opinionUse(handle).categories,
  );
  setSetting(
    handle,
    ownCategoriesSettingKey,
    categories.map((one) => ({ ...one })),
  );
}

function termsKey(meetingId: string): string {
  return `sheetTerms.${meetingId}`;
}

export function sheetTerms(read: ReadHandle, meetingId: string): SheetTerms {
  return stored(read, termsKey(meetingId), sheetTermsSchema, noTerms);
}

/** @returns whether anything changed */
export function saveSheetTerms(handle: WriteHandle, meetingId: string, terms: SheetTerms): boolean {
  return setSetting(handle, termsKey(meetingId), { ...terms });
}
