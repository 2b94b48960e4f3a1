import { toBlocks } from '../../../core/domain/blocks/to-blocks.ts';
import { readPacketText } from '../../../formats/packet-text/read-packet-text.ts';
import { needsLandscape } from '../../../paper/documents/index.ts';
import { createIdSource } from '../../../service/environment.ts';
import type { PacketContents, PacketPart } from '../../../service/exports/packet-parts.ts';
import type { JobInput } from '../../../service/jobs/job-shapes.ts';
import type { PacketSource } from '../sources.ts';

export type PrintMaterial = JobInput<'composePacket'>['materials'][number];

const meetingLabel = '計測用の会議';

/**
 * The materials of packets, ready to print, the packets repeated `copies` times: a year's papers in one file.
 * @param withFigures charts and timelines stay in; the other engines have none, so a comparison leaves them out
 */
export function materialsToPrint(
  sources: readonly PacketSource[],
  copies: number,
  withFigures: boolean,
): PrintMaterial[] {
  const newId = createIdSource(Date.now);
  return Array.from({ length: copies }, () =>
    sources.flatMap(({ bytes }) =>
      readPacketText(bytes, newId).documents.map((document): PrintMaterial => {
        const blocks = toBlocks(document.content).filter((block) => withFigures || block.kind !== 'figure');
        const kind = document.content.kind;
        return {
          id: newId(),
          kind,
          title: document.title,
          numberLabel: document.number === null ? null : `資料${document.number}`,
          versionLabel: null,
          meetingLabel,
          blocks,
          landscape: needsLandscape(kind, blocks),
        };
      }),
    ),
  ).flat();
}

/** The same materials as an export gets them from a committee file. */
export function contentsOf(title: string, materials: readonly PrintMaterial[]): PacketContents {
  const newId = createIdSource(Date.now);
  const meetingId = newId();
  const parts = materials.map((material, order): PacketPart => {
    const id = newId();
    return {
      material: {
        id,
        meetingId,
        kind: material.kind,
        number: material.numberLabel,
        title: material.title,
        order,
        distribution: null,
      },
      version: {
        id: newId(),
        materialId: id,
        ordinal: 1,
        versionKind: 'first',
        state: 'published',
        distributedOn: null,
        reason: null,
        sourceHash: null,
        blocksVersion: null,
      },
      label: material.numberLabel,
      versionNote: null,
      blocks: material.blocks,
      file: null,
    };
  });
  return { title, meetingLabel, parts, notReceived: [] };
}
