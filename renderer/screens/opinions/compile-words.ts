import type { CompileSection } from '../../../core/contract/compile-schemas.ts';
import type { ShingiError } from '../../../core/contract/errors.ts';
import type { Overview } from '../../../core/contract/schemas.ts';
import type { Category } from '../../../core/domain/opinion-sheets/category.ts';
import {
  type CompiledRow,
  type CompileOrder,
  compileOrderSchema,
} from '../../../core/domain/opinion-sheets/compiled.ts';
import type { Disposition } from '../../../core/domain/opinion-sheets/disposition.ts';
import { opinionKindSchema } from '../../../core/domain/opinion-sheets/opinion.ts';
import type { ResponseFault } from '../../../core/domain/opinion-sheets/response.ts';
import { responseStatusSchema } from '../../../core/domain/opinion-sheets/response.ts';
import type { Translate } from '../../../core/locales/translator.ts';
import { labelOfMaterial } from '../../app/material-names.ts';
import type { ServiceOutput } from '../../platform/service-link.ts';
import { sentenceOf } from '../../ui/problem.tsx';

export type OpinionSettings = ServiceOutput<'opinionSettings'>;

/** Everything that rows and fields are put into words with. */
export interface CompileWords {
  readonly categories: readonly Category[];
  readonly dispositions: readonly Disposition[];
  readonly overview: Overview;
}

/** Dispositions that may be given, with the key that gives each: 1 to 9. */
export function offeredDispositions(
  dispositions: readonly Disposition[],
): { readonly disposition: Disposition; readonly digit: string | null }[] {
  return dispositions
    .filter(({ retired }) => !retired)
    .map((disposition, index) => ({ disposition, digit: index < 9 ? String(index + 1) : null }));
}

/** 「1 反映」: with its key, as long as it is offered. */
export function nameOfDisposition(dispositions: readonly Disposition[], code: string): string {
  const offered = offeredDispositions(dispositions).find(({ disposition }) => disposition.code === code);
  const label = dispositions.find((one) => one.code === code)?.label ?? code;
  return offered?.digit == null ? label : `${offered.digit} ${label}`;
}

export function nameOfCategory(categories: readonly Category[], id: string): string {
  return categories.find((category) => category.id === id)?.label ?? id;
}

/** Who handed it in: 「今井」 in rows, the whole name in details; 無記名 for sheets without one. */
export function nameOfSubmitter(
  t: Translate,
  row: Pick<CompiledRow, 'submitterName' | 'submitterRole'>,
  length: 'family' | 'full',
): string {
  if (row.submitterName === null || row.submitterName.trim() === '') {
    return length === 'family' ? t('compile:unnamed') : t('compile:unnamedRole', { role: roleOf(t, row) });
  }
  const name = row.submitterName.trim();
  return length === 'family' ? (name.split(/[\s　]+/u)[0] ?? name) : `${name} ${roleOf(t, row)}`;
}

function roleOf(t: Translate, { submitterRole }: Pick<CompiledRow, 'submitterRole'>): string {
  return t(`opinion:submitterRole.${submitterRole}`);
}

function materialIn(overview: Overview, id: string) {
  return overview.meetings.flatMap((meeting) => meeting.materials).find(({ material }) => material.id === id)
    ?.material;
}

export function nameOfMaterialId(t: Translate, overview: Overview, id: string): string {
  const material = materialIn(overview, id);
  return material === undefined ? t('compile:unknownMaterial') : labelOfMaterial(t, material);
}

/** The heading of rows that have something in common. */
export function headingOf(
  t: Translate,
  words: CompileWords,
  order: CompileOrder,
  { key, title }: CompileSection,
): string {
  if (key === '') {
    return t(`compile:none.${order}` as 'compile:none.category');
  }
  switch (order) {
    case 'location':
      return nameOfMaterialId(t, words.overview, key);
    case 'category':
      return nameOfCategory(words.categories, key);
    case 'kind':
      return t(`opinion:kind.${opinionKindSchema.parse(key)}`);
    case 'disposition':
      return nameOfDisposition(words.dispositions, key);
    case 'status':
      return t(`opinion:status.${responseStatusSchema.parse(key)}`);
    case 'submitter':
      return title === null || title.trim() === '' ? t('compile:unnamed') : title;
    case 'group':
      return title === null || title === '' ? t('compile:untitledGroup') : title;
    case 'section':
    case 'number':
    case 'receipt':
      return key;
  }
}

export const orders = compileOrderSchema.options;

/** What a response still lacks, in sentences. */
export function sentencesOfFaults(t: Translate, faults: readonly ResponseFault[]): string[] {
  return faults.map((fault) => t(`compile:fault.${fault}`));
}

const faultNames = ['noDisposition', 'noText', 'noPlanChange', 'noReason', 'unknownDisposition'] as const;

/** A refusal in words: of an answer that lacks something, what it lacks and which one it is. */
export function sentenceOfRefusal(t: Translate, error: ShingiError): string {
  const { faults, no } = error.detail;
  if (error.code !== 'response-incomplete' || !Array.isArray(faults)) {
    return sentenceOf(t, error);
  }
  const known = faultNames.filter((fault) => faults.includes(fault));
  return t('compile:refused', { no: Number(no), faults: sentencesOfFaults(t, known).join('') });
}
