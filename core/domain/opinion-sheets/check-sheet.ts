import { z } from 'zod';
import type { FormSettings, StandardField } from './form-settings.ts';
import { hasLocation, type OriginalOpinion } from './opinion.ts';
import type { FormAnswer, Submitter } from './sheet.ts';

/**
 * Something to look at before a sheet is handed in. Only `error`s stand against it: an empty sheet, an opinion without
 * words, a missing name where the committee wants one, a deadline is none.
 */
export const sheetFindingSchema = z.object({
  code: z.enum([
    'noOpinions',
    'emptyText',
    'longText',
    'noLocation',
    'noReason',
    'noProposal',
    'fieldMissing',
    'nameMissing',
    'afterDeadline',
    'sameAsAnother',
  ]),
  severity: z.enum(['error', 'warning']),
  /** The opinion it is about; null for the sheet. */
  opinionId: z.string().nullable(),
  /** Number of the opinion on the sheet, from 1; null for the sheet. */
  position: z.int().positive().nullable(),
  /** Label of a missing field of the committee's own, number of characters, or empty. */
  value: z.string(),
});
export type SheetFinding = z.infer<typeof sheetFindingSchema>;

export interface SheetToCheck {
  readonly submitter: Submitter;
  readonly answers: readonly FormAnswer[];
  readonly opinions: readonly OriginalOpinion[];
}

/** @param now Unix time in milliseconds */
export function checkSheet(
  sheet: SheetToCheck,
  settings: FormSettings,
  dueAt: number | null,
  now: number,
): SheetFinding[] {
  const about = (
    code: SheetFinding['code'],
    severity: SheetFinding['severity'],
    value = '',
  ): SheetFinding => ({ code, severity, opinionId: null, position: null, value });
  const findings: SheetFinding[] = [];
  if (sheet.opinions.length === 0) {
    findings.push(about('noOpinions', 'error'));
  }
  if (
    (sheet.submitter.name ?? '').trim() === '' &&
    (settings.nameRequired || sheet.submitter.role === 'member')
  ) {
    findings.push(about('nameMissing', 'error'));
  }
  for (const field of settings.ownFields) {
    const answer = sheet.answers.find(({ fieldId }) => fieldId === field.id);
    if (field.required && (answer?.text ?? '').trim() === '') {
      findings.push(about('fieldMissing', 'warning', field.label));
    }
  }
  const texts = new Map<string, number>();
  sheet.opinions.forEach((opinion, index) => {
    findings.push(...checkOpinion(opinion, index + 1, settings));
    const key = opinion.text.trim();
    const earlier = texts.get(key);
    if (earlier !== undefined && key !== '') {
      findings.push({
        code: 'sameAsAnother',
        severity: 'warning',
        opinionId: opinion.id,
        position: index + 1,
        value: String(earlier),
      });
    }
    texts.set(key, earlier ?? index + 1);
  });
  if (dueAt !== null && now > dueAt) {
    findings.push(about('afterDeadline', 'warning'));
  }
  return findings;
}

function checkOpinion(opinion: OriginalOpinion, position: number, settings: FormSettings): SheetFinding[] {
  const asked = (field: StandardField): boolean =>
    settings.fields[field].shown && settings.fields[field].required;
  const found = (
    code: SheetFinding['code'],
    severity: SheetFinding['severity'] = 'warning',
    value = '',
  ): SheetFinding => ({ code, severity, opinionId: opinion.id, position, value });
  const findings: SheetFinding[] = [];
  if (opinion.text.trim() === '') {
    findings.push(found('emptyText', 'error'));
  }
  if (settings.longTextFrom !== null && opinion.text.length >= settings.longTextFrom) {
    findings.push(found('longText', 'warning', String(opinion.text.length)));
  }
  if (asked('location') && !hasLocation(opinion.location)) {
    findings.push(found('noLocation'));
  }
  if (asked('reason') && opinion.reason.trim() === '') {
    findings.push(found('noReason'));
  }
  if (asked('proposal') && opinion.proposal.trim() === '') {
    findings.push(found('noProposal'));
  }
  return findings;
}

/** True when nothing stands against handing the sheet in. */
export function mayBeSubmitted(findings: readonly SheetFinding[]): boolean {
  return findings.every(({ severity }) => severity !== 'error');
}
