import { ShingiError } from '../../../core/contract/errors.ts';
import { motivationSchema } from '../../../core/domain/annotations/annotation.ts';
import type { MaterialVersion } from '../../../core/domain/materials/material.ts';
import { exportWebAnnotations } from '../../annotations/export-web.ts';
import { importPdfAnnotations } from '../../annotations/import-pdf.ts';
import { importWebAnnotations, type WebImportResult } from '../../annotations/import-web.ts';
import { readWebAnnotations } from '../../annotations/read-file.ts';
import { type CommitteeService, ownerActor } from '../../committee-service.ts';
import { findMaterialByName, findMeetingByName, findVersionByName } from '../../find-by-name.ts';
import { type Arguments, type Command, type CommandContext, type CommandResult, word } from '../command.ts';
import { passwordOption, withPasswords } from '../passphrase.ts';
import { absolute, withCommittee } from '../with-committee.ts';

export const annotate: Command = {
  name: 'annotate',
  usage:
    'annotate FILE --material ID --quote TEXT [--prefix T] [--suffix T] [--body T] [--motivation highlighting] [--version N] [--shared] | annotate FILE --from annotations.json|marked-up.pdf [--meeting ID] [--password-file F|-]',
  options: {
    material: { type: 'string' },
    meeting: { type: 'string' },
    version: { type: 'string' },
    quote: { type: 'string' },
    prefix: { type: 'string' },
    suffix: { type: 'string' },
    body: { type: 'string' },
    motivation: { type: 'string' },
    shared: { type: 'boolean' },
    from: { type: 'string' },
    ...passwordOption,
  },
  positionals: [1, 1],
  run: async (given, words) => {
    const context = await withPasswords(given, words);
    return withCommittee(context, word(words, 0), async (service) => {
      const from = words.option('from');
      if (from !== undefined && /\.pdf$/iu.test(from)) {
        return fromPdf(service, words, absolute(context, from), context);
      }
      const annotations =
        from === undefined ? [fromWords(words)] : await readWebAnnotations(absolute(context, from));
      const version = versionOf(service, words);
      const result = service.file.write(ownerActor, 'annotate', (tx) =>
        importWebAnnotations(tx, {
          annotations,
          version,
          visibility: words.flag('shared') ? 'shared' : 'private',
        }),
      );
      return resultOf(service, result, context.translate);
    });
  },
};

/** Notes of a PDF that was marked up elsewhere. */
async function fromPdf(
  service: CommitteeService,
  words: Arguments,
  path: string,
  { signal, translate, say }: CommandContext,
): Promise<CommandResult> {
  const meeting = words.option('meeting');
  const meetingId = meeting === undefined ? null : findMeetingByName(service.file.read, meeting).id;
  const report = await importPdfAnnotations(service, { path, meetingId }, signal);
  for (const note of report.notPlaced) {
    say(translate('cli:annotate.notPlaced', { ...note }));
  }
  const { added, updated, unchanged } = report;
  return { status: 0, json: report, text: translate('cli:annotate.done', { added, updated, unchanged }) };
}

function fromWords(words: Arguments): Record<string, unknown> {
  const exact = words.option('quote');
  const motivation = motivationSchema.safeParse(words.option('motivation') ?? 'highlighting');
  if (exact === undefined || words.option('material') === undefined || !motivation.success) {
    throw new ShingiError('usage', {
      usage: annotate.usage,
      message: motivation.success ? '--material, --quote' : '--motivation',
    });
  }
  const [prefix, suffix, body] = [words.option('prefix'), words.option('suffix'), words.option('body')];
  return {
    type: 'Annotation',
    motivation: motivation.data,
    ...(body === undefined ? {} : { body: { type: 'TextualBody', value: body } }),
    target: {
      selector: {
        type: 'TextQuoteSelector',
        exact,
        ...(prefix === undefined ? {} : { prefix }),
        ...(suffix === undefined ? {} : { suffix }),
      },
    },
  };
}

function versionOf(service: CommitteeService, words: Arguments): MaterialVersion | null {
  const name = words.option('material');
  if (name === undefined) {
    return null;
  }
  const { versions } = findMaterialByName(service.file.read, name, words.option('meeting'));
  return findVersionByName(versions, words.option('version'));
}

function resultOf(
  service: CommitteeService,
  { added, updated, unchanged }: WebImportResult,
  translate: Parameters<Command['run']>[0]['translate'],
): CommandResult {
  const touched = new Set([...added, ...updated].map((id) => `urn:uuid:${id}`));
  const { annotations } = exportWebAnnotations(service.file.read, {
    materialId: null,
    versionId: null,
    includePrivate: true,
    withState: true,
  });
  const counts = { added: added.length, updated: updated.length, unchanged: unchanged.length };
  return {
    status: 0,
    json: {
      ...counts,
      ids: [...added, ...updated, ...unchanged],
      annotations: annotations.filter(({ id }) => touched.has(String(id))),
    },
    text: translate('cli:annotate.done', counts),
  };
}

export const annotationsCommand: Command = {
  name: 'annotations',
  usage: 'annotations FILE [--material ID] [--version N] [--meeting ID]',
  options: { material: { type: 'string' }, version: { type: 'string' }, meeting: { type: 'string' } },
  positionals: [1, 1],
  run: (context, words) =>
    withCommittee(context, word(words, 0), (service) => {
      const { read } = service.file;
      const name = words.option('material');
      const found = name === undefined ? null : findMaterialByName(read, name, words.option('meeting'));
      const versionName = words.option('version');
      const { annotations } = exportWebAnnotations(read, {
        materialId: found?.material.id ?? null,
        versionId:
          found === null || versionName === undefined
            ? null
            : findVersionByName(found.versions, versionName).id,
        // The owner looks into a file of their own.
        includePrivate: true,
        withState: true,
      });
      return {
        status: 0,
        json: { annotations },
        text: annotations.map((annotation) => lineOf(annotation, context.translate)).join('\n'),
      };
    }),
};

function lineOf(
  annotation: Record<string, unknown>,
  translate: Parameters<Command['run']>[0]['translate'],
): string {
  const { verdict, textNow } = annotation;
  const [body] = [annotation['body'] ?? []].flat() as { value?: string }[];
  return [
    verdict === 'same' || verdict === 'moved' || verdict === 'changed' || verdict === 'orphaned'
      ? translate(`annotation:verdict.${verdict}`)
      : '',
    typeof textNow === 'string' ? textNow : '',
    body?.value ?? '',
  ]
    .map((part) => part.replaceAll(/\s+/gu, ' '))
    .join('\t');
}
