import type { AgendaContent } from '../../meetings/agenda-content.ts';
import type { Block } from '../block.ts';
import { heading, type Place, paragraph } from './parts.ts';

/** 次第: title, labelled lines, numbered headings with their items. */
export function agendaBlocks(content: AgendaContent): Block[] {
  const head: Place = { part: 'head', section: null };
  const blocks: Block[] = [heading(head, content.titleId, 1, content.title)];
  for (const field of content.fields) {
    const valueStart = field.label.length + 1;
    blocks.push({
      kind: 'field',
      id: field.id,
      ...head,
      text: `${field.label}\t${field.value}`,
      labelRange: [0, field.label.length],
      valueRange: [valueStart, valueStart + field.value.length],
      input: null,
    });
  }
  for (const section of content.sections) {
    const place: Place = { part: 'body', section: section.id };
    const label = section.noText === '' ? '' : `${section.noText} `;
    blocks.push(heading(place, section.id, 2, section.title, label));
    for (const item of section.items) {
      const itemLabel = item.noText === '' ? '' : `${item.noText} `;
      blocks.push({
        kind: 'list-item',
        id: item.id,
        ...place,
        text: itemLabel + item.title,
        marker: '',
        labelLength: itemLabel.length,
        depth: 0,
      });
    }
    for (const body of section.body) blocks.push(paragraph(place, body.id, body.text));
  }
  for (const note of content.notes) {
    blocks.push(paragraph({ part: 'notes', section: null }, note.id, note.text));
  }
  return blocks;
}
