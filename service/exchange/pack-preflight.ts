import type { PackPreflight } from '../../core/contract/exchange-schemas.ts';
import type { Locale } from '../../core/locales/translator.ts';
import type { ReadHandle } from '../../db/connection/handles.ts';
import { lastTransfer } from '../../db/exchange/queries.ts';
import { versionContent } from '../../db/materials/queries.ts';
import { materialsOf } from '../materials-of.ts';
import { publishedResponses } from '../opinion-sheets/published-responses.ts';
import { repliesOf } from './pack-responses.ts';

/** Bytes of what a packet would hold, before it is compressed: files as they are, everything else as text. */
function packetSize(read: ReadHandle, meetingId: string): number {
  const sizes = materialsOf(read, meetingId).flatMap(({ versions }) =>
    versions.map((version) => {
      const content = version.state === 'published' ? versionContent(read, version.id) : null;
      if (content === null) {
        return 0;
      }
      const own = 'fileHash' in content ? content.byteLength : 0;
      return own + Buffer.byteLength(JSON.stringify(content));
    }),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** What should be known before a meeting's packet or responses go out. Nothing is changed. */
export function packPreflight(read: ReadHandle, meetingId: string, locale: Locale): PackPreflight {
  const last = (kind: 'packet' | 'responses'): PackPreflight['lastPacket'] => {
    const row = lastTransfer(read, { direction: 'out', kind, meeting_id: meetingId });
    return row === null ? null : { revision: row.revision, at: row.at, fileName: row.file_name };
  };
  return {
    packetByteLength: packetSize(read, meetingId),
    publishedCount: publishedResponses(read, meetingId, locale).length,
    repliedCount: repliesOf(read, meetingId).length,
    lastPacket: last('packet'),
    lastResponses: last('responses'),
  };
}
