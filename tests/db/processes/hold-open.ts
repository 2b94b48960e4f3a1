/** Opens a file, says so, and holds it until its input ends: `node hold-open.ts FILE`. */
import { openCommitteeFile } from '../../../db/connection/committee-file.ts';
import { realEnvironment } from './environment.ts';

const [path = ''] = process.argv.slice(2);
const file = openCommitteeFile(path, realEnvironment());
process.stdout.write('open\n');
process.stdin.on('end', () => file.close()).resume();
