import { ShingiError } from '../../core/contract/errors.ts';
import { anchoringStateOf } from '../../core/domain/annotations/annotation.ts';
import { colourLooks } from '../../core/domain/annotations/colours.ts';
import { wareki } from '../../core/domain/dates/wareki.ts';
import type { Translate } from '../../core/locales/translator.ts';
import { materialLabel } from '../exports/packet-parts.ts';
import { plainLine, type TableDocument, type TableLine, type TableRow } from '../exports/table-document.ts';
import type { ListedThread } from './choose.ts';

/**
 * メモの一覧 as a table: a group for each paper, a row for each annotation with what is written to it.
 * @throws ShingiError nothing-to-print
 */
export function noteListTable(threads: readonly ListedThread[], translate: Translate): TableDocument {
  if (threads.length === 0) {
    throw new ShingiError('nothing-to-print', { what: 'annotations' });
  }
  const rows: TableRow[] = [];
  let paper = '';
  for (const thread of threads) {
    const { meetingLabel, materialNumber, materialTitle } = thread.root;
    const name = [meetingLabel, materialLabel(materialNumber, translate), materialTitle]
      .filter((part) => part !== null && part !== '')
      .join('　');
    if (name !== paper) {
      paper = name;
      rows.push({ type: 'group', cells: [[plainLine(name)]] });
    }
    rows.push(rowOf(thread, translate));
  }
  const counts = {
    total: threads.length,
    private: threads.filter(({ root }) => root.annotation.visibility === 'private').length,
  };
  const lead = [translate('note-files:list.lead', { total: counts.total })];
  if (counts.private > 0) {
    lead.push(translate('note-files:list.holdsPrivate', { count: counts.private }));
  }
  return {
    title: translate('margin:list.title'),
    lead,
    columns: [
      { head: translate('note-files:list.kind'), width: 16 },
      { head: translate('note-files:list.place'), width: 44 },
      { head: translate('note-files:list.words'), width: 50 },
      { head: translate('note-files:list.who'), width: 20 },
    ],
    rowHeads: 1,
    rows,
    notes: [],
  };
}

function rowOf({ root, replies }: ListedThread, translate: Translate): TableRow {
  const { annotation, place, heading, quote } = root;
  const { colour, mark, author, visibility, modifiedAt } = annotation;
  const kind = `${colourLooks[colour].sign} ${translate(`annotate:colour.${colour}`)}`;
  const state = place === null ? 'anchored' : anchoringStateOf(place);
  return {
    type: 'body',
    cells: [
      lines(
        kind,
        mark === 'highlight' ? '' : translate(`annotate:mark.${mark}`),
        annotation.resolvedAt === null ? '' : translate('margin:resolved'),
      ),
      lines(
        heading,
        quote === '' ? translate('margin:list.whole') : `「${quote}」`,
        state === 'pending' ? translate('margin:check') : '',
        state === 'orphaned' ? translate('note-files:list.noPlace') : '',
      ),
      lines(
        annotation.body,
        ...replies.map((reply) =>
          translate('note-files:list.answer', {
            name: reply.annotation.author.name,
            words: reply.annotation.body,
          }),
        ),
      ),
      lines(
        author.name,
        translate(visibility === 'private' ? 'margin:private' : 'margin:shared'),
        wareki(dayOf(modifiedAt)),
      ),
    ],
  };
}

function lines(...texts: readonly string[]): TableLine[] {
  const shown = texts.flatMap((text) => (text === '' ? [] : text.split('\n'))).map(plainLine);
  return shown.length === 0 ? [plainLine('')] : shown;
}

/** The day in the time of the machine. */
function dayOf(at: number): string {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
