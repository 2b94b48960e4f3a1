import type { FormAnswer } from '../../core/domain/opinion-sheets/sheet.ts';
import { derivedId } from './derived-id.ts';

/** Characters of one answer; longer texts stand in several. */
const answerLength = 5000;

/** Text that belongs to a sheet and to none of its fields, as answers: it is frozen with the sheet and shown with it. */
export function keptText(base: string, purpose: string, label: string, text: string): FormAnswer[] {
  const parts: string[] = [];
  for (let from = 0; from < text.length; ) {
    let to = Math.min(text.length, from + answerLength);
    if (to < text.length && /[\ud800-\udbff]/u.test(text.charAt(to - 1))) {
      to -= 1;
    }
    parts.push(text.slice(from, to));
    from = to;
  }
  return parts.map((part, index) => ({
    fieldId: derivedId(base, purpose, String(index)),
    label: parts.length === 1 ? label : `${label}（${index + 1}／${parts.length}）`,
    text: part,
  }));
}
