import { z } from 'zod';
import type { ErrorCode, ErrorDetail } from '../../core/contract/errors.ts';
import { refusalReasonSchema } from '../../core/contract/exchange-schemas.ts';
import type { Translate } from '../../core/locales/translator.ts';
import { refusalText } from '../exchange/words.ts';
import { errorText } from './words.ts';

const placeSchema = z.object({
  character: z.string(),
  codePoints: z.string(),
  materialTitle: z.string(),
  quote: z.string(),
});
const textSchema = z.object({ text: z.string() });
const issueSchema = z.object({ path: z.string(), message: z.string() });

/** A refusal in words: what it is about, and what a person needs to mend it. The first line stands for itself. */
export function explain(translate: Translate, code: ErrorCode, detail: ErrorDetail): string {
  const subject =
    (code === 'usage' ? textOf(detail['message']) : null) ??
    textOf(detail['name']) ??
    textOf(detail['path']) ??
    textOf(detail['source']) ??
    textOf(detail['material']);
  const message = errorText(translate, code, detail);
  const head = subject === null ? message : translate('cli:refusal.about', { message, subject });
  return [head, ...furtherLines(translate, code, detail)].join('\n');
}

function furtherLines(translate: Translate, code: ErrorCode, detail: ErrorDetail): string[] {
  const lines: string[] = [];
  const reason = refusalReasonSchema.safeParse(detail['reason']);
  if (code === 'bundle-refused' && reason.success) {
    lines.push(refusalText(translate, reason.data));
  }
  for (const issue of code === 'invalid-input' ? listOf(detail['issues']) : []) {
    const known = issueSchema.safeParse(issue);
    if (known.success) {
      lines.push(translate('cli:refusal.issue', known.data));
    }
  }
  const { found, supported, megabytes, limit } = detail;
  if (typeof found === 'number' && typeof supported === 'number') {
    lines.push(translate('cli:refusal.version', { found, supported }));
  }
  if (typeof megabytes === 'number' && typeof limit === 'number') {
    lines.push(translate('cli:refusal.size', { megabytes, limit }));
  }
  const locked = listOf(detail['locked']);
  for (const candidate of [
    ...(locked.length > 1 ? locked : []),
    ...listOf(detail['candidates']),
    ...listOf(detail['meetings']),
  ]) {
    lines.push(translate('cli:refusal.candidate', { candidate: String(candidate) }));
  }
  for (const place of listOf(detail['places'])) {
    const known = placeSchema.safeParse(place);
    if (known.success) {
      lines.push(translate('cli:refusal.place', known.data));
    }
  }
  for (const difference of [...listOf(detail['missing']), ...listOf(detail['extra'])]) {
    const known = textSchema.safeParse(difference);
    if (known.success) {
      lines.push(translate('cli:refusal.difference', known.data));
    }
  }
  if (code === 'paper-locked' || (code === 'source-encrypted' && isPdf(detail['path']))) {
    lines.push(translate('cli:refusal.passwordFile'));
  }
  return lines;
}

function isPdf(path: unknown): boolean {
  return typeof path === 'string' && /\.pdf$/iu.test(path);
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
