import { ShingiError } from '../../core/contract/errors.ts';
import { BLOCKS_VERSION } from '../../core/domain/blocks/block.ts';
import { toBlocks } from '../../core/domain/blocks/to-blocks.ts';
import { finishedContent } from '../../core/domain/materials/finished-content.ts';
import type { Translate } from '../../core/locales/translator.ts';
import type { ReadHandle } from '../../db/connection/handles.ts';
import { draftStanding, findDraft } from '../../db/drafts/queries.ts';
import { findMeeting } from '../../db/meetings/queries.ts';
import { materialLabel, type PacketContents, packetContents } from '../exports/packet-parts.ts';

/** A draft as a packet of one paper, stamped as a draft, so that it is never taken for a version. Throws `not-found`. */
export function draftPacket(read: ReadHandle, draftId: string, translate: Translate): PacketContents {
  const draft = findDraft(read, draftId);
  const meeting = draft === null ? null : findMeeting(read, draft.meetingId);
  if (draft === null || meeting === null) {
    throw new ShingiError('not-found', { what: 'draft', id: draftId });
  }
  const { meetingLabel } = packetContents(read, meeting, [], translate);
  const { meetingId, kind, number, title, distribution } = draft;
  return {
    title,
    meetingLabel,
    notReceived: [],
    parts: [
      {
        material: { id: draftId, meetingId, kind, number, title, order: 0, distribution },
        version: {
          id: draftId,
          materialId: draftId,
          ordinal: 1,
          versionKind: 'first',
          state: 'published',
          distributedOn: null,
          reason: null,
          sourceHash: null,
          blocksVersion: BLOCKS_VERSION,
        },
        label: materialLabel(number, translate),
        versionNote: translate('draft:stamp'),
        blocks: toBlocks(finishedContent(draftStanding(read, draftId).content)),
        file: null,
      },
    ],
  };
}
