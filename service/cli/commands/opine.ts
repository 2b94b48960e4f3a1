import type { z } from 'zod';
import { ShingiError } from '../../../core/contract/errors.ts';
import { foldKey } from '../../../core/domain/blocks/fold.ts';
import type { Meeting } from '../../../core/domain/meetings/meeting.ts';
import { checkSheet } from '../../../core/domain/opinion-sheets/check-sheet.ts';
import type { OriginalOpinion } from '../../../core/domain/opinion-sheets/opinion.ts';
import {
  publishabilitySchema,
  submissionMethodSchema,
  submitterRoleSchema,
} from '../../../core/domain/opinion-sheets/sheet.ts';
import type { WriteHandle } from '../../../db/change-log/write-handle.ts';
import { findOwner } from '../../../db/committees/owner.ts';
import { listMembers } from '../../../db/committees/queries.ts';
import {
  moveOpinionDraft,
  removeOpinionDraft,
  saveOpinionDraft,
  saveSheetHead,
} from '../../../db/opinion-sheets/draft-commands.ts';
import { findSheetDraft } from '../../../db/opinion-sheets/draft-queries.ts';
import type { StoredSheetDraft } from '../../../db/opinion-sheets/draft-rows.ts';
import { formSettings, sheetTerms } from '../../../db/opinion-sheets/settings.ts';
import { type CommitteeService, ownerActor } from '../../committee-service.ts';
import { categorySuggester } from '../../exchange/suggest.ts';
import { findMaterialByName, meetingOrOnly } from '../../find-by-name.ts';
import { enterSheet } from '../../opinion-sheets/enter-sheet.ts';
import {
  type EntryWarning,
  type OpinionEntry,
  opinionEntrySchema,
  opinionOfEntry,
} from '../../opinion-sheets/entries.ts';
import { beginOwnDraft, wordsOfDraft } from '../../opinion-sheets/own-sheet.ts';
import { type Arguments, type Command, type CommandContext, requiredOption, word } from '../command.ts';
import { methodWords } from '../method-words.ts';
import { readJsonList } from '../read-json.ts';
import { absolute, withCommittee } from '../with-committee.ts';

interface Located {
  readonly entry: OpinionEntry;
  readonly opinion: Omit<OriginalOpinion, 'id'>;
  readonly warnings: readonly EntryWarning[];
}

/**
 * Each entry keeps the opinion it stands for: the one it names, else the one with the same words, else the one in its
 * place. So a list that was corrected and given once more is a correction and not another opinion.
 */
function idsOf(draft: StoredSheetDraft, located: readonly Located[], newId: () => string): string[] {
  const free = new Map(draft.opinions.map((opinion, index) => [opinion.id, { opinion, index }]));
  const chosen = located.map(({ entry }) => {
    const named = entry.id !== undefined && free.has(entry.id) ? entry.id : undefined;
    const same = [...free.values()].find(({ opinion }) => opinion.text === entry.text)?.opinion.id;
    const id = named ?? same;
    if (id !== undefined) {
      free.delete(id);
    }
    return id;
  });
  return chosen.map((id, index) => {
    const inPlace = [...free.values()].find((candidate) => candidate.index === index)?.opinion.id;
    if (id === undefined && inPlace !== undefined) {
      free.delete(inPlace);
    }
    return id ?? inPlace ?? newId();
  });
}

function writeDraft(
  tx: WriteHandle,
  draft: StoredSheetDraft,
  located: readonly Located[],
  add: boolean,
): StoredSheetDraft {
  const { newId } = tx.environment;
  const ids = add ? located.map(({ entry }) => entry.id ?? newId()) : idsOf(draft, located, newId);
  for (const { id } of add ? [] : draft.opinions) {
    if (!ids.includes(id)) {
      removeOpinionDraft(tx, id);
    }
  }
  located.forEach(({ opinion }, index) => {
    const id = ids[index] ?? newId();
    const before = draft.opinions.find((one) => one.id === id);
    saveOpinionDraft(tx, draft.sheetId, { id, ...opinion }, before?.annotationId ?? null);
    if (!add) {
      moveOpinionDraft(tx, id, index);
    }
  });
  const written = findSheetDraft(tx, draft.sheetId);
  if (written === null) {
    throw new ShingiError('not-found', { what: 'sheetDraft', id: draft.sheetId });
  }
  return written;
}

const roleWords: Readonly<Record<string, string>> = {
  委員: 'member',
  傍聴者: 'observer',
  市民: 'citizen',
  団体: 'organisation',
};

function choice<Value>(
  words: Arguments,
  name: string,
  schema: z.ZodType<Value>,
  known: object,
  otherwise: Value,
): Value {
  const given = words.option(name);
  if (given === undefined) {
    return otherwise;
  }
  const parsed = schema.safeParse(Object.entries(known).find(([word]) => word === given)?.[1] ?? given);
  if (!parsed.success) {
    throw new ShingiError('usage', { usage: opine.usage, message: `--${name}` });
  }
  return parsed.data;
}

/** A sheet that the secretariat keys in for somebody. */
function beginEntered(tx: WriteHandle, meeting: Meeting, words: Arguments): StoredSheetDraft {
  const settings = formSettings(tx);
  const name = words.option('name');
  const head = {
    sheetId: tx.environment.newId(),
    meetingId: meeting.id,
    isOwn: false,
    submitter: {
      memberId: null,
      name: name === undefined || name === '' ? null : name,
      role: choice(words, 'role', submitterRoleSchema, roleWords, 'observer'),
    },
    publishability: choice(words, 'publish', publishabilitySchema, {}, settings.defaultPublishability),
    answers: [],
    method: choice(words, 'method', submissionMethodSchema, methodWords, 'other'),
  };
  const member =
    head.submitter.role === 'member' && name !== undefined
      ? listMembers(tx).find((one) => foldKey(one.name) === foldKey(name))
      : undefined;
  const submitter = { ...head.submitter, memberId: member?.id ?? null };
  saveSheetHead(tx, { ...head, submitter });
  return { ...head, submitter, savedAt: tx.environment.now(), opinions: [] };
}

function fill(service: CommitteeService, meeting: Meeting, words: Arguments, located: readonly Located[]) {
  const { file } = service;
  const isSecretariat = findOwner(file.read).role === 'secretariat';
  const isEntered =
    isSecretariat && (words.option('method') !== undefined || words.option('name') !== undefined);
  if (isSecretariat && !isEntered) {
    throw new ShingiError('usage', { usage: opine.usage, message: '--name, --method' });
  }
  return file.write(ownerActor, isEntered ? 'enterSheet' : 'writeSheet', (tx) => {
    const begun = isEntered ? beginEntered(tx, meeting, words) : beginOwnDraft(tx, meeting.id);
    const draft = writeDraft(tx, begun, located, words.flag('add'));
    if (isEntered) {
      enterSheet(tx, draft.sheetId, tx.environment.now(), categorySuggester(tx));
    }
    return draft;
  });
}

function sayWarnings(context: CommandContext, located: readonly Located[]): void {
  located.forEach(({ warnings }, index) => {
    for (const warning of warnings) {
      context.say(context.translate(`exchange:entryWarning.${warning}`, { no: index + 1 }));
    }
  });
}

export const opine: Command = {
  name: 'opine',
  usage:
    'opine FILE --meeting ID --from entries.json [--add] [--name NAME --role ROLE --method METHOD --publish named|unnamed|membersOnly]',
  options: {
    meeting: { type: 'string' },
    from: { type: 'string' },
    add: { type: 'boolean' },
    name: { type: 'string' },
    role: { type: 'string' },
    method: { type: 'string' },
    publish: { type: 'string' },
  },
  positionals: [1, 1],
  run: async (context, words) => {
    const entries = await readJsonList(
      absolute(context, requiredOption(opine, words, 'from')),
      opinionEntrySchema,
    );
    return withCommittee(context, word(words, 0), (service) => {
      const { read } = service.file;
      const meeting = meetingOrOnly(read, words.option('meeting'));
      const located = entries.map(
        (entry): Located => ({
          entry,
          ...opinionOfEntry(
            read,
            meeting.id,
            entry,
            (name) => findMaterialByName(read, name, meeting.id),
            context.translate,
          ),
        }),
      );
      const draft = fill(service, meeting, words, located);
      sayWarnings(context, located);
      const findings = checkSheet(
        wordsOfDraft(draft),
        formSettings(read),
        sheetTerms(read, meeting.id).dueAt,
        context.environment.now(),
      );
      return {
        status: 0,
        json: {
          sheet: draft.sheetId,
          opinions: draft.opinions.map(({ id, kind, location, text }) => ({
            id,
            kind,
            target: location.label,
            text,
          })),
          warnings: located.flatMap(({ warnings }, index) =>
            warnings.map((code) => ({
              entry: index + 1,
              code,
              message: context.translate(`exchange:entryWarning.${code}`, { no: index + 1 }),
            })),
          ),
          findings,
        },
        text: context.translate('exchange:opined', { count: draft.opinions.length }),
      };
    });
  },
};
