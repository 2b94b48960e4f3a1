import { ShingiError } from '../../core/contract/errors.ts';
import type { Block } from '../../core/domain/blocks/block.ts';
import { wareki } from '../../core/domain/dates/wareki.ts';
import { currentVersion, type Material, type MaterialVersion } from '../../core/domain/materials/material.ts';
import type { Meeting } from '../../core/domain/meetings/meeting.ts';
import type { Translate } from '../../core/locales/translator.ts';
import { findCommittee } from '../../db/committees/queries.ts';
import type { ReadHandle } from '../../db/connection/handles.ts';
import { fileBytes } from '../../db/files/queries.ts';
import { versionBlocks, versionContent } from '../../db/materials/queries.ts';
import { meetingLabel } from '../handlers/summaries.ts';
import { materialsOf } from '../materials-of.ts';

/** A document as it goes onto paper: a material, or a table that the program draws up itself. */
export interface PrintedPart {
  readonly material: Pick<Material, 'id' | 'kind' | 'title' | 'number'>;
  /** 「資料4」; null for 次第, 配布資料一覧 and papers without number. */
  readonly label: string | null;
  /** 「差替　令和5年6月27日」, or null on a first version. */
  readonly versionNote: string | null;
  readonly blocks: readonly Block[];
  /** What the bookmark says; label and title where it is not given. */
  readonly bookmark?: string;
  /** Pages are numbered through all such parts, as one paper; else each part has its own. */
  readonly isOfCollection?: true;
  /** The attached file, for papers that are kept as files. */
  readonly file: {
    readonly name: string;
    readonly mediaType: string;
    readonly hash: string;
    readonly bytes: Uint8Array;
  } | null;
}

export interface PrintContents {
  readonly title: string;
  readonly meetingLabel: string;
  readonly parts: readonly PrintedPart[];
  /**
   * Draws up a part that stands before all others and says on which pages they begin, counted from 1, by their ids. Only
   * where all of them are printed from blocks.
   */
  readonly front?: (firstPages: ReadonlyMap<string, number>) => PrintedPart;
  /** Listed papers of which a version, or all, is not here. */
  readonly notReceived: readonly Pick<Material, 'number' | 'title'>[];
}

export interface PacketPart extends PrintedPart {
  readonly material: Material;
  readonly version: MaterialVersion;
}

export interface PacketContents extends PrintContents {
  readonly parts: readonly PacketPart[];
  readonly notReceived: readonly Material[];
}

/** 「資料4」 for a bare number; a number that already says what it is (参考資料1) stays as it is. */
export function materialLabel(number: string | null, translate: Translate): string | null {
  if (number === null) {
    return null;
  }
  return /^[\d０-９]/u.test(number) ? translate('domain:materialNumber', { number }) : number;
}

/** Everything that is laid on the table for one meeting, in order: each material's current version. */
export function packetContents(
  read: ReadHandle,
  meeting: Meeting,
  materialIds: readonly string[] | null,
  translate: Translate,
): PacketContents {
  const all = materialsOf(read, meeting.id).filter(
    ({ material }) => materialIds === null || materialIds.includes(material.id),
  );
  const parts = all.flatMap(({ material, versions }) => {
    const version = currentVersion(versions);
    return version?.state === 'published' ? [partOf(read, material, version, translate)] : [];
  });
  const present = new Set(parts.map((part) => part.material.id));
  const committee = meetingCommitteeName(read, meeting);
  return {
    title: translate('packet:title', { meeting: meetingLabel(meeting), committee }),
    meetingLabel: `${meetingLabel(meeting)} ${committee}`,
    parts,
    // Of a paper that is listed twice one version may be here and the other not.
    notReceived: all
      .filter(
        ({ material, versions }) =>
          !present.has(material.id) || versions.some(({ state }) => state === 'notReceived'),
      )
      .map(({ material }) => material),
  };
}

/** The 次第 names the committee as the city writes it; else the committee file does. */
function meetingCommitteeName(read: ReadHandle, meeting: Meeting): string {
  return meeting.committeeName ?? findCommittee(read)?.name ?? '';
}

function partOf(
  read: ReadHandle,
  material: Material,
  version: MaterialVersion,
  translate: Translate,
): PacketPart {
  const content = versionContent(read, version.id);
  const kept = content?.kind === 'file' || content?.kind === 'report' ? content : null;
  return {
    material,
    version,
    label: materialLabel(material.number, translate),
    versionNote: versionNote(version, translate),
    blocks: versionBlocks(read, version.id),
    file:
      kept === null
        ? null
        : {
            name: kept.fileName,
            mediaType: kept.mediaType,
            hash: kept.fileHash,
            bytes: bytesOf(read, kept.fileHash),
          },
  };
}

function bytesOf(read: ReadHandle, hash: string): Uint8Array {
  const found = fileBytes(read, hash);
  if (found === null) {
    throw new ShingiError('file-damaged', { message: `attached file ${hash} is missing` });
  }
  return found.bytes;
}

/** What the stamp says beside the number of a version that replaces another. */
function versionNote(version: MaterialVersion, translate: Translate): string | null {
  if (version.versionKind === 'first' || version.versionKind === 'unknownVersion') {
    return null;
  }
  const kind = translate(`domain:versionKind.${version.versionKind}`);
  return version.distributedOn === null
    ? kind
    : translate('packet:versionNote', { kind, date: wareki(version.distributedOn) });
}
