import type { Block } from '../../core/domain/blocks/block.ts';
import { noLocation, type OpinionLocation, textLimits } from '../../core/domain/opinion-sheets/opinion.ts';
import type { Translate } from '../../core/locales/translator.ts';
import type { ReadHandle } from '../../db/connection/handles.ts';
import { findMaterial, findVersion, newestBlockText, versionBlocks } from '../../db/materials/queries.ts';
import { versionTitle } from '../exchange/previews.ts';

/** The nearest headings above a block, at most two, the outer one first. */
export function headingsAbove(blocks: readonly Block[], blockId: string): string[] {
  const index = blocks.findIndex(({ id }) => id === blockId);
  const headings: string[] = [];
  let level = 7;
  for (let at = index; at >= 0 && headings.length < 2; at -= 1) {
    const block = blocks[at];
    // Level 1 is the title of the paper, which stands there already.
    if (block?.kind === 'heading' && block.level < level && block.level > 1) {
      headings.unshift(block.text);
      level = block.level;
    }
  }
  return headings;
}

export function pageOf(blocks: readonly Block[], blockId: string): number | null {
  const block = blocks.find(({ id }) => id === blockId);
  return block?.kind === 'page' ? block.pageIndex + 1 : null;
}

/** Where, in words: 「資料4　課題シート（差替）　災害に備える体制づくり　課題」. */
export function locationLabel(
  read: ReadHandle,
  location: Omit<OpinionLocation, 'label'>,
  translate: Translate,
): string {
  const parts: string[] = [];
  const { material, agendaItem, question, wholePlan } = location;
  if (material !== null) {
    const found = findMaterial(read, material.materialId);
    const version = findVersion(read, material.versionId) ?? undefined;
    parts.push(found === null ? '' : versionTitle(found, version, translate));
    const blockId = material.target?.parts[0]?.blockId;
    const blocks = blockId === undefined ? [] : versionBlocks(read, material.versionId);
    const page = material.page ?? (blockId === undefined ? null : pageOf(blocks, blockId));
    if (page !== null) {
      parts.push(translate('opinion:location.page', { page }));
    }
    parts.push(...(blockId === undefined ? [] : headingsAbove(blocks, blockId)));
  }
  if (agendaItem !== null) {
    parts.push(newestBlockText(read, agendaItem.materialId, agendaItem.blockId) ?? '');
  }
  if (question !== null) {
    parts.push(question.text);
  }
  if (wholePlan) {
    parts.push(translate('opinion:location.wholePlan'));
  }
  return parts
    .filter((part) => part !== '')
    .join('　')
    .slice(0, textLimits.label)
    .replace(/[\ud800-\udbff]$/u, '');
}

/** The location with its words made anew. */
export function withLabel(
  read: ReadHandle,
  location: Partial<OpinionLocation>,
  translate: Translate,
): OpinionLocation {
  const whole = { ...noLocation, ...location };
  return { ...whole, label: locationLabel(read, whole, translate) };
}
