import type { Block, BlockOf } from '../../core/domain/blocks/block.ts';
import { heading, type LineInput, paragraph, tableRow } from '../../core/domain/blocks/to-blocks/parts.ts';
import { wareki } from '../../core/domain/dates/wareki.ts';
import type { Id } from '../../core/domain/ids.ts';
import type { DaySpan, ScheduleEntry } from '../../core/domain/meetings/schedule-state.ts';
import { currentTimeline } from '../../core/domain/meetings/schedule-timeline.ts';
import type { Translate } from '../../core/locales/translator.ts';
import type { CurrentSchedule } from './schedule-facts.ts';

const body = { part: 'body', section: null } as const;

/**
 * The schedule as it stands today: planned beside held, with place, then the timeline.
 * @param today ISO date
 */
export function schedulePaper(
  { content, entries }: CurrentSchedule,
  today: string,
  translate: Translate,
  newId: () => Id,
): { readonly title: string; readonly blocks: Block[] } {
  const title = translate('plan:schedulePaper.title', { title: content.title });
  const heads = [
    translate('plan:schedulePaper.session'),
    translate('plan:schedulePaper.planned'),
    translate('plan:schedulePaper.state'),
    translate('plan:schedulePaper.actual'),
    translate('plan:schedulePaper.place'),
  ];
  const table: BlockOf<'table-row'>['table'] = {
    id: newId(),
    name: title,
    role: 'plain',
    columnCount: heads.length,
  };
  const years = new Set<string>();
  const rows = entries.flatMap((entry): Block[] => {
    const { fiscalYear } = entry.row;
    const isNewYear = fiscalYear !== '' && !years.has(fiscalYear);
    years.add(fiscalYear);
    const group = { text: fiscalYear, header: 'row', columnSpan: heads.length } as const;
    return [
      ...(isNewYear ? [tableRow(body, { id: newId(), table, rowType: 'group', cells: [group] })] : []),
      tableRow(body, { id: newId(), table, cells: cellsOf(entry, translate) }),
    ];
  });
  const chart = currentTimeline(content.title, entries, today);
  return {
    title,
    blocks: [
      heading({ part: 'head', section: null }, newId(), 1, title),
      paragraph(body, newId(), translate('plan:schedulePaper.asOf', { date: wareki(today) })),
      tableRow(body, {
        id: table.id,
        table,
        rowType: 'head',
        cells: heads.map((text) => ({ text, header: 'column' })),
      }),
      ...rows,
      ...content.notes.map((note) => paragraph({ part: 'notes', section: null }, newId(), note.text, 'note')),
      ...(chart === null ? [] : [{ kind: 'figure' as const, id: newId(), ...body, text: '', chart }]),
    ],
  };
}

function cellsOf(entry: ScheduleEntry, translate: Translate) {
  const { row, subject, earlierDates, place, actual, record } = entry;
  const name = row.kind === 'committee' ? row.session : subject;
  const dates =
    row.occurrences.length > 1
      ? row.occurrences.map(({ no, dateText }) => `${no} ${dateText}`)
      : [row.dateText];
  const earlier =
    earlierDates.length === 0
      ? []
      : [translate('plan:schedulePaper.earlier', { dates: earlierDates.join('、') })];
  return [
    { text: name, header: 'row' as const },
    cell([...dates, ...earlier]),
    cell([stateWords(entry, translate)]),
    cell([...(actual === null ? [] : [daysText(actual)]), ...(record?.note == null ? [] : [record.note])]),
    cell(place === null ? [] : [place]),
  ];
}

function cell(texts: readonly string[]) {
  const lines: LineInput[] = texts.map((text) => ({ marker: '', text, depth: 0 }));
  return texts.length > 1 ? { text: '', lines, missing: null } : { text: texts[0] ?? '', missing: null };
}

function stateWords({ isOpen, state, row }: ScheduleEntry, translate: Translate): string {
  if (isOpen) {
    return translate('plan:schedulePaper.open');
  }
  return state === 'held' && row.kind === 'committee'
    ? translate('plan:state.heldMeeting')
    : translate(`plan:state.${state}`);
}

function daysText({ start, end }: DaySpan): string {
  return start === end ? wareki(start) : `${wareki(start)}～${wareki(end)}`;
}
