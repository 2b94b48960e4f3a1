import type { z } from 'zod';
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
  return setSetting(handle, formSettingsKey, settings);
}

/** The committee's own table of dispositions; null while it uses that of the program. */
export function ownDispositions(read: ReadHandle): Disposition[] | null {
  return stored<Disposition[] | null>(read, dispositionsSettingKey, dispositionsSchema.nullable(), null);
}

export function saveDispositions(handle: WriteHandle, dispositions: readonly Disposition[]): void {
  setSetting(
    handle,
    dispositionsSettingKey,
    dispositions.map((one) => ({ ...one })),
  );
}

export function ownCategories(read: ReadHandle): OwnCategory[] {
  return stored<OwnCategory[]>(read, ownCategoriesSettingKey, ownCategoriesSchema, []);
}

export function saveOwnCategories(handle: WriteHandle, categories: readonly OwnCategory[]): void {
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
