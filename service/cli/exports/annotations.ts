import { ShingiError } from '../../../core/contract/errors.ts';
import { type AnnotationColour, colourSchema } from '../../../core/domain/annotations/annotation.ts';
import { findCommittee } from '../../../db/committees/queries.ts';
import { type AnnotationChoice, chosenThreads } from '../../annotations/choose.ts';
import { exportWebAnnotations } from '../../annotations/export-web.ts';
import { noteListTable } from '../../annotations/note-list.ts';
import { exportNotedPacket } from '../../annotations/noted-packet.ts';
import { exportTable } from '../../exports/table-document.ts';
import { writeWhole } from '../../exports/write-file.ts';
import { meetingOrOnly } from '../../find-by-name.ts';
import type { CommandResult } from '../command.ts';
import { type ExportKind, type ExportRequest, materialOf } from './export-kind.ts';

const forms = ['annotations', 'margin', 'list'] as const;

/**
 * Annotations as W3C Web Annotations (.json), in the paper or packet (.pdf; `--form annotations` as standard PDF
 * annotations, `margin` printed beside it), or as a list (`--form list`, .xlsx, .csv). Private ones only with
 * `--include-private`; how many were left out is said.
 */
export const annotations: ExportKind = {
  name: 'annotations',
  endings: ['.json', '.jsonld', '.pdf', '.xlsx', '.csv'],
  options: {
    'include-private': { type: 'boolean' },
    own: { type: 'boolean' },
    colour: { type: 'string' },
    form: { type: 'string' },
  },
  run: (request) => {
    if (/\.(?:json|jsonld)$/iu.test(request.out)) {
      return asJson(request);
    }
    const form = formOf(request);
    return form === 'list' ? asList(request) : intoPdf(request, form);
  },
};

/** @throws ShingiError usage */
function formOf({ words, out }: ExportRequest): (typeof forms)[number] {
  const onPages = /\.pdf$/iu.test(out);
  const given = words.option('form') ?? (onPages ? 'annotations' : 'list');
  const form = forms.find((known) => known === given);
  if (form === undefined || (form !== 'list' && !onPages)) {
    throw new ShingiError('usage', { usage: `--form ${forms.join('|')}`, message: given });
  }
  return form;
}

async function asJson(request: ExportRequest): Promise<CommandResult> {
  const { context, service, words, out } = request;
  const found = words.option('material') === undefined ? null : materialOf(request);
  const { annotations: written, leftOut } = exportWebAnnotations(service.file.read, {
    materialId: found?.material.id ?? null,
    versionId: null,
    includePrivate: words.flag('include-private'),
    withState: false,
  });
  await writeWhole(out, `${JSON.stringify(written, null, 2)}\n`);
  return {
    status: 0,
    json: { path: out, annotations: written.length, leftOut },
    text: context.translate('cli:exportAnnotations.written', { path: out, count: written.length, leftOut }),
  };
}

async function intoPdf(request: ExportRequest, form: 'annotations' | 'margin'): Promise<CommandResult> {
  const { context, service, words, out } = request;
  const { read } = service.file;
  const found = words.option('material') === undefined ? null : materialOf(request);
  const meeting = found?.meeting ?? meetingOrOnly(read, words.option('meeting'));
  const { report, count } = await exportNotedPacket(
    read,
    {
      path: out,
      meetingId: meeting.id,
      materialId: found?.material.id ?? null,
      form,
      choice: choiceOf(request),
    },
    context.environment,
    context.translate,
    context.signal,
    (stage) => context.progress(context.translate(`cli:export.stage.${stage}`)),
  );
  return {
    status: 0,
    json: { ...report, annotations: count },
    text: context.translate('cli:exportAnnotations.intoPdf', { path: out, count, pages: report.pageCount }),
  };
}

async function asList(request: ExportRequest): Promise<CommandResult> {
  const { context, service, words, out } = request;
  const { read } = service.file;
  const found = words.option('material') === undefined ? null : materialOf(request);
  const meeting =
    found === null && words.option('meeting') !== undefined
      ? meetingOrOnly(read, words.option('meeting'))
      : null;
  const where = { meetingId: meeting?.id ?? null, materialId: found?.material.id ?? null };
  const threads = chosenThreads(read, where, choiceOf(request));
  await exportTable(noteListTable(threads, context.translate), {
    path: out,
    owner: findCommittee(read)?.name ?? '',
    environment: context.environment,
    signal: context.signal,
    onProgress: (stage) => context.progress(context.translate(`cli:export.stage.${stage}`)),
  });
  return {
    status: 0,
    json: { path: out, annotations: threads.length },
    text: context.translate('cli:exportAnnotations.list', { path: out, count: threads.length }),
  };
}

function choiceOf({ words }: ExportRequest): AnnotationChoice {
  return {
    includePrivate: words.flag('include-private'),
    includeShared: true,
    ownOnly: words.flag('own'),
    colours: coloursOf(words.option('colour')),
  };
}

/** Colours by their ids, divided by commas. @throws ShingiError usage */
function coloursOf(option: string | undefined): AnnotationColour[] {
  return (option?.split(',') ?? []).map((word) => {
    const colour = colourSchema.safeParse(word.trim());
    if (!colour.success) {
      throw new ShingiError('usage', {
        usage: `--colour ${colourSchema.options.join(',')}`,
        message: word,
      });
    }
    return colour.data;
  });
}
