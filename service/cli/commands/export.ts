import { ShingiError } from '../../../core/contract/errors.ts';
import { type Command, requiredOption, word } from '../command.ts';
import { annotations } from '../exports/annotations.ts';
import { evaluation, evidence } from '../exports/evidence.ts';
import type { ExportKind } from '../exports/export-kind.ts';
import { form } from '../exports/form.ts';
import { opinionTable } from '../exports/opinion-table.ts';
import { material, packet } from '../exports/paper.ts';
import { planChanges } from '../exports/plan-changes.ts';
import { plan, planMapping, sharedContents } from '../exports/plans.ts';
import { schedule } from '../exports/schedule.ts';
import { sheet } from '../exports/sheet.ts';
import { sheets } from '../exports/sheets.ts';
import { statistics } from '../exports/statistics.ts';
import { passwordOption, withPasswords } from '../passphrase.ts';
import { absolute, withCommittee } from '../with-committee.ts';

/** Everything that `export` can make; a further thing is a file in `service/cli/exports` and a line here. */
const kinds: readonly ExportKind[] = [
  packet,
  material,
  statistics,
  annotations,
  plan,
  planMapping,
  sharedContents,
  schedule,
  evaluation,
  evidence,
  sheet,
  sheets,
  form,
  opinionTable,
  planChanges,
];

export const exportCommand: Command = {
  name: 'export',
  usage: `export FILE ${kinds.map(({ name }) => name).join('|')} --out X.(pdf|csv|json|…) [--meeting ID] [--material ID] [--text] [--form annotations|margin|list] [--include-private] [--own] [--colour C,…] [--password-file F|-]`,
  options: {
    out: { type: 'string' },
    meeting: { type: 'string' },
    material: { type: 'string' },
    ...passwordOption,
    ...Object.assign({}, ...kinds.map(({ options }) => options ?? {})),
  },
  positionals: [2, 2],
  run: async (given, words) => {
    const what = word(words, 1);
    const kind = kinds.find(({ name }) => name === what);
    if (kind === undefined) {
      throw new ShingiError('usage', { usage: exportCommand.usage, message: what });
    }
    const context = await withPasswords(given, words);
    const out = absolute(context, requiredOption(exportCommand, words, 'out'));
    if (!kind.endings.some((ending) => out.toLowerCase().endsWith(ending))) {
      const endings = kind.endings.map((ending) => `*${ending}`).join(' | ');
      throw new ShingiError('usage', { usage: exportCommand.usage, message: `--out ${endings}` });
    }
    return withCommittee(context, word(words, 0), (service) => kind.run({ context, service, words, out }));
  },
};
