/** Adds members to a file and says after each commit which one: `node write-until-killed.ts FILE`. */
import { writeSync } from 'node:fs';
import { addMember } from '../../../db/committees/commands.ts';
import { openCommitteeFile } from '../../../db/connection/committee-file.ts';
import { realEnvironment } from './environment.ts';

const [path = ''] = process.argv.slice(2);
const file = openCommitteeFile(path, realEnvironment());
for (let count = 1; ; count += 1) {
  const fields = {
    kana: null,
    category: null,
    affiliation: 'あ'.repeat(count % 3000),
    role: 'member',
  } as const;
  const member = file.write('事務局', 'addMember', (handle) =>
    addMember(handle, { ...fields, name: `委員${count}` }),
  );
  writeSync(1, `${member.id}\n`);
}
