import { ShingiError } from '../../../core/contract/errors.ts';
import type { ReceivedFile } from '../../../core/contract/exchange-schemas.ts';
import { findOwner } from '../../../db/committees/owner.ts';
import type { CommitteeService } from '../../committee-service.ts';
import { receiveFiles } from '../../exchange/receive-files.ts';
import { refusalText } from '../../exchange/words.ts';
import { findMemberByName } from '../../find-by-name.ts';
import type { Confirmation } from '../../forms/receive-forms.ts';
import { noticeText } from '../../forms/words.ts';
import type { Arguments, Command, CommandContext } from '../command.ts';
import { word } from '../command.ts';
import { readMethod } from '../method-words.ts';
import { passphraseOf, passphraseOption } from '../passphrase.ts';
import { isCommentTable, takeComments } from '../take-comments.ts';
import { absolute, withCommittee } from '../with-committee.ts';

/** Why a file was not taken in, or what a person has to look at; null where all is well. */
function reasonOf(context: CommandContext, file: ReceivedFile): string | null {
  if (file.reason !== null) {
    return refusalText(context.translate, file.reason);
  }
  return file.conflict === null ? null : context.translate(`exchange:conflict.${file.conflict}`);
}

/** Other programs know four results; a conflict is a sheet that was taken in, told apart by `conflict`. */
function resultWord(file: ReceivedFile): string {
  if (file.result !== 'conflicting') {
    return file.result;
  }
  return file.conflict === 'secondSheet' ? 'new' : 'revised';
}

function describe(context: CommandContext, file: ReceivedFile): string {
  const { translate } = context;
  const line = translate('exchange:received.line', {
    name: file.name,
    result: translate(`exchange:received.${file.result}`),
    entries: file.entries.length,
    sender: file.sender,
  });
  const reason = reasonOf(context, file);
  return reason === null ? line : `${line}\n  ${reason}`;
}

/** Members whose unsigned forms are taken in although their keys are registered, by name; nobody's without the option. */
function confirmationOf({ file }: CommitteeService, words: Arguments): Confirmation | null {
  const named = words.option('accept-unsigned');
  if (named === undefined) {
    return null;
  }
  const accepted = new Set(
    named
      .split(/[,、]/u)
      .filter((name) => name.trim() !== '')
      .map((name) => findMemberByName(file.read, name.trim()).id),
  );
  const by = words.option('confirmed-by')?.trim() ?? '';
  return {
    by: by === '' ? findOwner(file.read).name : by.slice(0, 100),
    covers: (_path, memberId) => accepted.has(memberId),
  };
}

export const receive: Command = {
  name: 'receive',
  usage:
    'receive FILE X.shingix|form.pdf|form.xlsx|form.docx… [--preview] [--method METHOD] [--accept-unsigned NAME,… [--confirmed-by WHO]] [--passphrase-file F] | receive FILE comments.csv|comments.xlsx --meeting ID [--columns HEADING=MEANING,…]',
  options: {
    preview: { type: 'boolean' },
    method: { type: 'string' },
    'accept-unsigned': { type: 'string' },
    'confirmed-by': { type: 'string' },
    meeting: { type: 'string' },
    columns: { type: 'string' },
    ...passphraseOption,
  },
  positionals: [2, 5000],
  run: async (context, words) => {
    if (isCommentTable(words)) {
      const result = await takeComments(context, words).catch((error: unknown) => {
        // Somebody has named the meeting of a form, too; the form says it by itself.
        if (
          words.option('columns') === undefined &&
          error instanceof ShingiError &&
          error.code === 'source-is-form'
        ) {
          return null;
        }
        throw error;
      });
      if (result !== null) {
        return result;
      }
    }
    const passphrase = await passphraseOf(context, words);
    return withCommittee(context, word(words, 0), async (service) => {
      const files = await receiveFiles(
        service,
        {
          paths: words.positionals.slice(1).map((path) => absolute(context, path)),
          passphrase,
          preview: words.flag('preview'),
          formMethod: readMethod(words.option('method'), 'formFile', receive.usage),
          confirmation: confirmationOf(service, words),
        },
        context.signal,
        (done, total) => context.progress(context.translate('exchange:received.reading', { done, total })),
      );
      for (const file of files) {
        if (file.proof === 'unsigned') {
          context.say(context.translate('exchange:received.unsigned', { name: file.name }));
        }
        for (const notice of file.notices) {
          context.say(`${file.name}: ${noticeText(context.translate, notice)}`);
        }
        const reason = reasonOf(context, file);
        if (reason !== null) {
          context.say(`${file.name}: ${reason}`);
        }
      }
      return {
        status: files.some(({ result }) => result === 'refused') ? 3 : 0,
        json: {
          files: files.map((file) => ({
            file: file.path,
            result: resultWord(file),
            reason: reasonOf(context, file),
            code: file.reason,
            conflict: file.conflict,
            detail: file.detail,
            entries: file.entries.length,
            kind: file.kind,
            sender: file.sender,
            sheet: file.sheetId,
            revision: file.revision,
            proof: file.proof,
            encrypted: file.wasEncrypted,
            late: file.isLate,
            items: file.entries,
            notices: file.notices.map((notice) => ({
              ...notice,
              message: noticeText(context.translate, notice),
            })),
          })),
        },
        text: files.map((file) => describe(context, file)).join('\n'),
      };
    });
  },
};
