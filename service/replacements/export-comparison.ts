import type { TableReport } from '../../core/contract/plan-calls.ts';
import type { TextChange } from '../../core/domain/blocks/block.ts';
import { type ComparisonEntry, joinedText } from '../../core/domain/blocks/comparison.ts';
import { wareki } from '../../core/domain/dates/wareki.ts';
import type { MaterialVersion } from '../../core/domain/materials/material.ts';
import { createTranslate, type Translate } from '../../core/locales/translator.ts';
import { findCommittee } from '../../db/committees/queries.ts';
import { findMaterial } from '../../db/materials/queries.ts';
import type { CommitteeService } from '../committee-service.ts';
import type { ExportProgress } from '../exports/export-packet.ts';
import { materialLabel } from '../exports/packet-parts.ts';
import { exportTable, plainLine, type TableDocument, type TableRow } from '../exports/table-document.ts';
import { showComparison } from './show-comparison.ts';

/**
 * 新旧対照表 of two versions as .pdf, .xlsx or .csv: what changed, below the heading that it stands under. Changed words are
 * underlined or struck out and named by 〔追加〕 and 〔削除〕, so that they are told in black and white and by ear as well.
 * @throws ShingiError not-found, conflict, usage (another ending), what printing or writing refuses
 */
export function exportComparison(
  service: CommitteeService,
  request: { readonly beforeId: string; readonly afterId: string; readonly path: string },
  signal: AbortSignal,
  onProgress: ExportProgress,
): Promise<TableReport> {
  const { read } = service.file;
  const { environment } = service;
  const translate = createTranslate(environment.locale);
  const { before, after, entries } = showComparison(read, request.beforeId, request.afterId);
  const material = findMaterial(read, after.materialId);
  const label = [materialLabel(material?.number ?? null, translate), material?.title ?? '']
    .filter((word) => word !== null && word !== '')
    .join('\u3000');
  const document: TableDocument = {
    title: translate('comparison:title'),
    lead: [label],
    columns: [
      { head: translate('comparison:before', { version: versionLabel(before, translate) }), width: 48 },
      { head: translate('comparison:after', { version: versionLabel(after, translate) }), width: 48 },
      { head: translate('comparison:remark'), width: 8 },
    ],
    rowHeads: 0,
    rows: rowsOf(entries, translate),
    notes: after.reason === null ? [] : [translate('comparison:reason', { reason: after.reason })],
  };
  return exportTable(document, {
    path: request.path,
    owner: findCommittee(read)?.name ?? '',
    environment,
    signal,
    onProgress,
  });
}

function versionLabel(version: MaterialVersion, translate: Translate): string {
  const kind = translate(`domain:versionKind.${version.versionKind}`);
  return version.distributedOn === null ? kind : `${kind}\u3000${wareki(version.distributedOn)}`;
}

function rowsOf(entries: readonly ComparisonEntry[], translate: Translate): TableRow[] {
  const rows: TableRow[] = [];
  let heading = '';
  let shown = '';
  for (const entry of entries) {
    const [first] = [...entry.after, ...entry.before];
    if (first?.kind === 'heading') {
      heading = first.text;
    }
    const hasText = [...entry.before, ...entry.after].some(({ text }) => text !== '');
    if (!hasText || (entry.change === 'same' && !entry.moved)) {
      continue;
    }
    if (heading !== '' && heading !== shown && first?.kind !== 'heading') {
      rows.push({ type: 'group', cells: [[plainLine(heading)]] });
    }
    shown = heading;
    rows.push(rowOf(entry, translate));
  }
  return rows.length > 0 ? rows : [{ type: 'group', cells: [[plainLine(translate('comparison:nothing'))]] }];
}

function rowOf(entry: ComparisonEntry, translate: Translate): TableRow {
  const before = sideOf(entry, 'before', translate);
  const after = sideOf(entry, 'after', translate);
  const remark = translate(
    entry.change === 'same' && entry.moved
      ? 'comparison:remarks.moved'
      : `comparison:remarks.${entry.change === 'same' ? 'changed' : entry.change}`,
  );
  return {
    type: 'body',
    cells: [[plainLine(before.text)], [plainLine(after.text)], [plainLine(remark)]],
    changes: [before.changes, after.changes, []],
  };
}

interface Side {
  readonly text: string;
  readonly changes: TextChange[];
}

function sideOf(entry: ComparisonEntry, side: 'before' | 'after', translate: Translate): Side {
  const blocks = entry[side];
  if (blocks.length === 0) {
    return { text: translate(side === 'before' ? 'comparison:new' : 'comparison:gone'), changes: [] };
  }
  // Cells and lines of the block stand in one cell here.
  const source = joinedText(blocks).replaceAll(/[\t\n]/gu, '\u3000');
  const change = side === 'before' ? 'deleted' : 'inserted';
  const word = translate(side === 'before' ? 'comparison:deletedWord' : 'comparison:addedWord');
  const changes: TextChange[] = [];
  let text = '';
  let at = 0;
  for (const difference of entry.differences) {
    const [from, to] = difference[side];
    if (from < to) {
      text += source.slice(at, from);
      changes.push({ range: [text.length, text.length + to - from], change });
      text += `${source.slice(from, to)}${word}`;
      at = to;
    }
  }
  return { text: text + source.slice(at), changes };
}
