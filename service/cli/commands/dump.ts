import { currentVersion } from '../../../core/domain/materials/material.ts';
import { packetDump } from '../../../core/domain/packets/dump.ts';
import { versionContent } from '../../../db/materials/queries.ts';
import { dumpCommittee } from '../../dump/dump-committee.ts';
import { findMeetingByName } from '../../find-by-name.ts';
import { materialsOf } from '../../materials-of.ts';
import { type Command, word } from '../command.ts';
import { withCommittee } from '../with-committee.ts';

export const dump: Command = {
  name: 'dump',
  usage: 'dump FILE [--meeting ID]',
  options: { meeting: { type: 'string' } },
  positionals: [1, 1],
  run: (context, words) =>
    withCommittee(context, word(words, 0), ({ file: { read } }) => {
      const name = words.option('meeting');
      if (name === undefined) {
        const json = dumpCommittee(read);
        return { status: 0, json, text: JSON.stringify(json, null, 2) };
      }
      const meeting = findMeetingByName(read, name);
      const contents = materialsOf(read, meeting.id).flatMap(({ versions }) => {
        const version = currentVersion(versions);
        const content = version?.state === 'published' ? versionContent(read, version.id) : null;
        return content === null ? [] : [content];
      });
      const json = packetDump({ meeting, contents });
      return { status: 0, json, text: JSON.stringify(json, null, 2) };
    }),
};
