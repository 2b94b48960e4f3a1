import { ShingiError } from '../../core/contract/errors.ts';
import { columnsByName, commentColumnSchema } from '../../core/domain/opinion-sheets/comment-columns.ts';
import { meetingOrOnly } from '../find-by-name.ts';
import { receiveComments, showComments } from '../forms/comments.ts';
import { noticeText } from '../forms/words.ts';
import { type Arguments, type CommandContext, type CommandResult, word } from './command.ts';
import { absolute, withCommittee } from './with-committee.ts';

const usage = `receive FILE comments.csv --meeting ID [--columns HEADING=${commentColumnSchema.options.join('|')},…]`;

/** True for a table of public comments: delimited text, or a workbook whose columns are named or whose meeting is. */
export function isCommentTable(words: Arguments): boolean {
  const files = words.positionals.slice(1);
  return (
    words.option('columns') !== undefined ||
    (files.length === 1 && /\.(?:csv|tsv)$/iu.test(files[0] ?? '')) ||
    (words.option('meeting') !== undefined && files.length === 1 && /\.xlsx$/iu.test(files[0] ?? ''))
  );
}

/** Takes a table of public comments in. Without `--columns` the headings say what the columns mean. */
export async function takeComments(context: CommandContext, words: Arguments): Promise<CommandResult> {
  if (words.positionals.length !== 2) {
    throw new ShingiError('usage', { usage, message: '' });
  }
  const path = absolute(context, word(words, 1));
  return withCommittee(context, word(words, 0), async (service) => {
    const meeting = meetingOrOnly(service.file.read, words.option('meeting'));
    const table = await showComments(service, path, context.signal);
    const heads = table.heads.map(({ heading }) => heading);
    const named = words.option('columns');
    const columns =
      named === undefined ? table.heads.map(({ column }) => column) : columnsByName(heads, named);
    if (columns === null || !columns.includes('text')) {
      throw new ShingiError('usage', { usage, message: `--columns (${heads.join(', ')})` });
    }
    const report = await receiveComments(
      service,
      { path, meetingId: meeting.id, columns, preview: words.flag('preview') },
      context.signal,
    );
    for (const notice of report.notices) {
      context.say(noticeText(context.translate, notice));
    }
    const count = (result: string): number => report.people.filter((one) => one.result === result).length;
    const opinions = report.people.reduce((sum, one) => sum + one.opinions, 0);
    const counts = {
      people: report.people.length,
      opinions,
      new: count('new'),
      revised: count('revised'),
      unchanged: count('unchanged'),
    };
    return {
      status: 0,
      json: {
        ...counts,
        columns: Object.fromEntries(
          heads.flatMap((heading, index) => (columns[index] == null ? [] : [[heading, columns[index]]])),
        ),
        leftOutColumns: report.leftOutColumns,
        notices: report.notices,
      },
      text: context.translate('form:comments.cli', counts),
    };
  });
}
