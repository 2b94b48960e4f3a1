import type { Block } from '../../../core/domain/blocks/block.ts';
import type { Material, MaterialVersion } from '../../../core/domain/materials/material.ts';
import { currentVersion } from '../../../core/domain/materials/material.ts';
import { mayBeGiven, type Writer } from '../../../core/domain/opinion-sheets/attribution.ts';
import { everyRow } from '../../../core/domain/opinion-sheets/compiled.ts';
import type {
  OpinionSelection,
  OpinionTableChoices,
  OpinionTableOrder,
} from '../../../core/domain/opinion-sheets/giving-out.ts';
import type { OriginalOpinion } from '../../../core/domain/opinion-sheets/opinion.ts';
import { partRange } from '../../../core/domain/opinion-sheets/opinion-part.ts';
import type { PlanChange } from '../../../core/domain/opinion-sheets/plan-change.ts';
import type { Response, ResponseStatus } from '../../../core/domain/opinion-sheets/response.ts';
import type { Translate } from '../../../core/locales/translator.ts';
import { listMembers } from '../../../db/committees/queries.ts';
import type { ReadHandle } from '../../../db/connection/handles.ts';
import { findMaterial, listVersions, newestBlockText, versionBlocks } from '../../../db/materials/queries.ts';
import {
  compiledIds,
  compiledRows,
  findGroup,
  findItemRow,
  planChangesOfMeeting,
} from '../../../db/opinion-sheets/compile-queries.ts';
import { findOpinionRow, originalOf, sheetsOfMeeting } from '../../../db/opinion-sheets/queries.ts';
import { itemsOfSubject, responseFor } from '../../../db/opinion-sheets/response-commands.ts';
import { headingsAbove, pageOf } from '../../opinion-sheets/locations.ts';
import { materialLabel } from '../packet-parts.ts';

/** A row of the 対応表 with everything that may be printed of it. */
export interface GivenItem {
  readonly itemId: string;
  readonly opinionId: string;
  readonly sheetId: string;
  readonly no: number;
  readonly writer: Writer;
  /** The whole opinion, word for word. */
  readonly original: OriginalOpinion;
  /** UTF-16 offsets of the part of the text that the item is about. */
  readonly part: readonly [number, number];
  /** The first part of its opinion: reason and proposed wording stand there. */
  readonly isFirstPart: boolean;
  readonly summary: string;
  /** Chosen, or else suggested by its place. */
  readonly categoryId: string | null;
  readonly groupId: string | null;
  readonly groupHeading: string;
  readonly status: ResponseStatus;
  readonly response: Response;
  /** Items that the response answers. */
  readonly answeredItemIds: readonly string[];
  readonly planChanges: readonly PlanChange[];
  readonly place: GivenPlace;
  /** Its words were changed since the secretariat looked at them last; an answer may be one to other words. */
  readonly isRevised: boolean;
}

/** Numbers of rows whose words were changed since the secretariat looked at them, in order. */
export function revisedNumbers(items: readonly GivenItem[]): number[] {
  const numbers = items.filter(({ isRevised }) => isRevised).map(({ no }) => no);
  return [...new Set(numbers)].toSorted((a, b) => a - b);
}

export interface GivenPlace {
  readonly material: { readonly id: string; readonly title: string; readonly label: string | null } | null;
  /** 「差替」, 「初版」 where a material has several versions: the one that the writer had. */
  readonly versionWord: string | null;
  /** It is not the version in force now. */
  readonly isOlder: boolean;
  readonly page: number | null;
  readonly headings: readonly string[];
  readonly agendaText: string | null;
  readonly question: string | null;
  readonly wholePlan: boolean;
  /** All of it as the writer saw it. */
  readonly label: string;
}

const statuses: Record<OpinionSelection, ResponseStatus[]> = {
  published: ['published'],
  settled: ['settled', 'published'],
  all: [],
};

const orders = { agenda: 'location', category: 'category', plan: 'category', number: 'number' } as const;

export interface GivenItems {
  /** In the order chosen. */
  readonly items: readonly GivenItem[];
  /** Everybody who wrote something that counts, in the order of the numbers, whether it is given out or not. */
  readonly writers: readonly Writer[];
  /** What counts and is not given out, by why. */
  readonly leftOut: { readonly membersOnly: number; readonly unanswered: number };
}

/** The items that a 対応表 of these choices has. */
export function givenItems(
  read: ReadHandle,
  choices: Pick<OpinionTableChoices, 'meetingId' | 'version' | 'selection' | 'order'>,
  translate: Translate,
): GivenItems {
  const { meetingId, version, selection } = choices;
  const writers = writersOfMeeting(read, meetingId);
  const writerOf = (sheetId: string): Writer => {
    const writer = writers.get(sheetId);
    if (writer === undefined) {
      throw new Error(`no sheet ${sheetId}`);
    }
    return writer;
  };
  const counted = compiledRows(read, idsIn(read, meetingId, 'number'), null);
  const wanted = statuses[selection];
  const given = new Set<string>();
  const leftOut = { membersOnly: 0, unanswered: 0 };
  for (const { itemId, sheetId, status } of counted) {
    if (!mayBeGiven(writerOf(sheetId), version)) {
      leftOut.membersOnly += 1;
    } else if (wanted.length > 0 && !wanted.includes(status)) {
      leftOut.unanswered += 1;
    } else {
      given.add(itemId);
    }
  }
  const build = itemBuilder(read, meetingId, writerOf, translate);
  return {
    items: idsIn(read, meetingId, choices.order)
      .filter((id) => given.has(id))
      .flatMap((id) => build(id) ?? []),
    writers: counted.map(({ sheetId }) => writerOf(sheetId)),
    leftOut,
  };
}

function idsIn(read: ReadHandle, meetingId: string, order: OpinionTableOrder): string[] {
  return compiledIds(read, {
    meetingId,
    filter: { ...everyRow, withNotCounted: false },
    order: orders[order],
    descending: false,
  });
}

/** Who wrote each sheet of a meeting. */
export function writersOfMeeting(read: ReadHandle, meetingId: string): Map<string, Writer> {
  const readings = new Map(listMembers(read).map(({ id, kana }) => [id, kana]));
  return new Map(
    sheetsOfMeeting(read, meetingId).map(({ id, member_id, name, role, publishability }) => [
      id,
      {
        key: member_id ?? id,
        name,
        kana: member_id === null ? null : (readings.get(member_id) ?? null),
        role,
        publishability,
      },
    ]),
  );
}

function itemBuilder(
  read: ReadHandle,
  meetingId: string,
  writerOf: (sheetId: string) => Writer,
  translate: Translate,
): (itemId: string) => GivenItem | null {
  const placeOf = placeReader(read, translate);
  const changes = new Map<string, PlanChange[]>();
  for (const change of planChangesOfMeeting(read, meetingId)) {
    for (const itemId of change.itemIds) {
      changes.set(itemId, [...(changes.get(itemId) ?? []), change]);
    }
  }
  return (itemId) => {
    const item = findItemRow(read, itemId);
    const opinion = item === null ? null : findOpinionRow(read, item.opinion_id);
    if (item === null || opinion === null) {
      return null;
    }
    const original = originalOf(opinion);
    const response = responseFor(read, itemId);
    const answeredItemIds = itemsOfSubject(read, response.subjectId);
    const planChanges = [...new Set(answeredItemIds.flatMap((id) => changes.get(id) ?? []))];
    return {
      itemId,
      opinionId: opinion.id,
      sheetId: opinion.sheet_id,
      no: item.number,
      writer: writerOf(opinion.sheet_id),
      original,
      part: partRange(original.text, item.part_from, item.part_to),
      isFirstPart: item.part_from === 0,
      summary: item.summary,
      categoryId: item.category ?? opinion.suggested_category,
      groupId: item.group_id,
      groupHeading: item.group_id === null ? '' : (findGroup(read, item.group_id)?.heading ?? ''),
      status: response.status,
      response,
      answeredItemIds,
      planChanges: planChanges.sort((a, b) => a.order - b.order),
      place: placeOf(original),
      isRevised: item.seen_hash !== opinion.words_hash,
    };
  };
}

interface KnownMaterial {
  readonly material: Material;
  readonly versions: readonly MaterialVersion[];
}

/** Reads where opinions stand; papers and their blocks are looked up once. */
function placeReader(read: ReadHandle, translate: Translate): (original: OriginalOpinion) => GivenPlace {
  const materials = new Map<string, KnownMaterial | null>();
  const blocks = new Map<string, readonly Block[]>();
  const materialOf = (id: string): KnownMaterial | null => {
    let known = materials.get(id);
    if (known === undefined) {
      const material = findMaterial(read, id);
      known = material === null ? null : { material, versions: listVersions(read, id) };
      materials.set(id, known);
    }
    return known;
  };
  const blocksOf = (versionId: string): readonly Block[] => {
    const known = blocks.get(versionId) ?? versionBlocks(read, versionId);
    blocks.set(versionId, known);
    return known;
  };
  return ({ location }) => {
    const { material, agendaItem, question, wholePlan, label } = location;
    const known = material === null ? null : materialOf(material.materialId);
    const blockId = material?.target?.parts[0]?.blockId;
    const around = material === null || blockId === undefined ? [] : blocksOf(material.versionId);
    const version = known?.versions.find(({ id }) => id === material?.versionId);
    return {
      material:
        known === null
          ? null
          : {
              id: known.material.id,
              title: known.material.title,
              label: materialLabel(known.material.number, translate),
            },
      versionWord:
        version === undefined || (known?.versions.length ?? 0) < 2
          ? null
          : translate(`domain:versionKind.${version.versionKind}`),
      isOlder: version !== undefined && version.id !== currentVersion(known?.versions ?? [])?.id,
      page: material?.page ?? (blockId === undefined ? null : pageOf(around, blockId)),
      headings: blockId === undefined ? [] : headingsAbove(around, blockId),
      agendaText:
        agendaItem === null ? null : newestBlockText(read, agendaItem.materialId, agendaItem.blockId),
      question: question?.text ?? null,
      wholePlan,
      label,
    };
  };
}
