import type { CompiledItem } from '../../core/contract/compile-schemas.ts';
import { ShingiError } from '../../core/contract/errors.ts';
import type { Target } from '../../core/domain/annotations/annotation.ts';
import { currentVersion } from '../../core/domain/materials/material.ts';
import type { OriginalOpinion } from '../../core/domain/opinion-sheets/opinion.ts';
import { partRange } from '../../core/domain/opinion-sheets/opinion-part.ts';
import { createTranslate, type Locale } from '../../core/locales/translator.ts';
import type { ReadHandle } from '../../db/connection/handles.ts';
import { findMaterial, findVersion, listVersions, versionBlocks } from '../../db/materials/queries.ts';
import {
  compiledRows,
  findGroup,
  findItemRow,
  itemsOfGroup,
  itemsOfOpinion,
  planChangesOfItems,
} from '../../db/opinion-sheets/compile-queries.ts';
import { findOpinionPlace } from '../../db/opinion-sheets/places.ts';
import { findOpinionRow, findRevision, originalOf, revisionsOf } from '../../db/opinion-sheets/queries.ts';
import { faultsFor, itemsOfSubject, responseFor } from '../../db/opinion-sheets/response-commands.ts';
import { type ItemRow, idListOf, type OpinionRow } from '../../db/opinion-sheets/rows.ts';
import { sheetTerms } from '../../db/opinion-sheets/settings.ts';
import { wordsHashOf } from '../../db/opinion-sheets/standing.ts';
import { versionTitle } from '../exchange/previews.ts';
import { dispositionsOf } from './dispositions.ts';
import { effectiveText } from './effective-text.ts';

type Passage = NonNullable<CompiledItem['commentedPassage']>;

function passageIn(
  read: ReadHandle,
  versionId: string,
  target: Target | null,
  locale: Locale,
): Passage | null {
  const version = findVersion(read, versionId);
  const material = version === null ? null : findMaterial(read, version.materialId);
  if (version === null || material === null) {
    return null;
  }
  const blocks = new Map(versionBlocks(read, versionId).map((block) => [block.id, block.text]));
  return {
    versionId,
    versionLabel: versionTitle(material, version, createTranslate(locale)),
    target,
    blocks: (target?.parts ?? []).flatMap(({ blockId, range }) => {
      const text = blocks.get(blockId);
      return text === undefined ? [] : [{ blockId, text, range }];
    }),
  };
}

/** The words an opinion had in the revision that the secretariat saw last. */
function wordsSeen(read: ReadHandle, item: ItemRow, opinion: OpinionRow): OriginalOpinion | null {
  if (item.seen_hash === opinion.words_hash) {
    return null;
  }
  const all = revisionsOf(read, opinion.sheet_id).flatMap(({ document }) => document.opinions);
  return all.find((one) => one.id === opinion.id && wordsHashOf(one) === item.seen_hash) ?? null;
}

function alternativesOf(read: ReadHandle, opinion: OpinionRow): OriginalOpinion[] {
  return idListOf(opinion.alternatives).flatMap(
    (hash) => findRevision(read, hash)?.document.opinions.find(({ id }) => id === opinion.id) ?? [],
  );
}

function partOf(opinion: OpinionRow, item: ItemRow): { range: [number, number]; text: string } {
  const range = partRange(opinion.text, item.part_from, item.part_to);
  return { range, text: opinion.text.slice(...range) };
}

/** Everything about one row of the 対応表. @throws ShingiError not-found */
export function showCompiledItem(read: ReadHandle, itemId: string, locale: Locale): CompiledItem {
  const item = findItemRow(read, itemId);
  const opinion = item === null ? null : findOpinionRow(read, item.opinion_id);
  const [row] = item === null ? [] : compiledRows(read, [itemId], sheetTerms(read, item.meeting_id).dueAt);
  if (item === null || opinion === null || row === undefined) {
    throw new ShingiError('not-found', { what: 'opinionItem', id: itemId });
  }
  const original = originalOf(opinion);
  const response = responseFor(read, itemId);
  const { material } = original.location;
  const place = findOpinionPlace(read, opinion.id);
  const current = material === null ? undefined : currentVersion(listVersions(read, material.materialId));
  const isOlder = material !== null && current !== undefined && current.id !== material.versionId;
  const group = item.group_id === null ? null : findGroup(read, item.group_id);
  return {
    row,
    original,
    part: partOf(opinion, item),
    previous: wordsSeen(read, item, opinion),
    alternatives: alternativesOf(read, opinion),
    commentedPassage: material === null ? null : passageIn(read, material.versionId, material.target, locale),
    currentPassage: isOlder ? passageIn(read, current.id, place?.target ?? null, locale) : null,
    verdict: row.verdict,
    note: item.note,
    response,
    effectiveText: effectiveText(read, itemId, createTranslate(locale)),
    faults: faultsFor(read, response, dispositionsOf(read, locale)),
    planChanges: planChangesOfItems(read, itemsOfSubject(read, response.subjectId)),
    parts: itemsOfOpinion(read, item.opinion_id).map((part) => ({
      itemId: part.id,
      no: part.number,
      text: partOf(opinion, part).text,
    })),
    group:
      group === null
        ? null
        : {
            id: group.id,
            heading: group.heading,
            items: itemsOfGroup(read, group.id).map(({ id, number, summary }) => ({
              itemId: id,
              no: number,
              summary,
            })),
          },
  };
}
