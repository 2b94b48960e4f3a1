import type { OpinionFormContent } from '../../opinion-sheets/opinion-form-content.ts';
import type { Block } from '../block.ts';
import { heading, paragraph } from './parts.ts';

/** 意見・提案シート: lead lines, then the labelled boxes to write in. */
export function opinionFormBlocks(content: OpinionFormContent): Block[] {
  const head = { part: 'head', section: null } as const;
  const blocks: Block[] = [heading(head, content.titleId, 1, content.title)];
  for (const lead of content.lead) blocks.push(paragraph(head, lead.id, lead.text, 'lead'));
  for (const field of content.fields) {
    const valueStart = field.label.length + 1;
    blocks.push({
      kind: 'field',
      id: field.id,
      part: 'body',
      section: null,
      text: [field.label, field.hint, ...field.choices].join('\t'),
      labelRange: [0, field.label.length],
      valueRange: [valueStart, valueStart + field.hint.length],
      input: { lines: field.lines, choices: [...field.choices] },
    });
  }
  for (const note of content.notes) {
    blocks.push(paragraph({ part: 'notes', section: null }, note.id, note.text, 'note'));
  }
  return blocks;
}
