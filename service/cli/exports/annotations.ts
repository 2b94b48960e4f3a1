import { ShingiError } from '../../../core/contract/errors.ts';
import { type AnnotationColour, colourSchema } from '../../../core/domain/annotations/annotation.ts';
import { chosenAnnotations } from '../../annotations/choose.ts';
import { exportWebAnnotations } from '../../annotations/export-web.ts';
import { exportPacket } from '../../exports/export-packet.ts';
import { packetContents } from '../../exports/packet-parts.ts';
import { writeWhole } from '../../exports/write-file.ts';
import type { CommandResult } from '../command.ts';
import { meetingOrOnly } from '../find.ts';
import { type ExportKind, type ExportRequest, materialOf } from './export-kind.ts';

/**
 * Annotations as W3C Web Annotations (.json), or written into the paper or packet as standard PDF annotations (.pdf).
 * Private ones only with `--include-private`; how many were left out is said.
 */
export const annotations: ExportKind = {
  name: 'annotations',
  endings: ['.json', '.jsonld', '.pdf'],
  options: { 'include-private': { type: 'boolean' }, colour: { type: 'string' } },
  run: (request) => (/\.pdf$/iu.test(request.out) ? intoPdf(request) : asJson(request)),
};

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

async function intoPdf(request: ExportRequest): Promise<CommandResult> {
  const { context, service, words, out } = request;
  const { read } = service.file;
  const found = words.option('material') === undefined ? null : materialOf(request);
  const meeting = found?.meeting ?? meetingOrOnly(read, words.option('meeting'));
  const contents = packetContents(
    read,
    meeting,
    found === null ? null : [found.material.id],
    context.translate,
  );
  const choice = {
    includePrivate: words.flag('include-private'),
    includeShared: true,
    colours: coloursOf(words.option('colour')),
  };
  const chosen = new Map(
    contents.parts.map(({ material }) => [material.id, chosenAnnotations(read, material.id, choice)]),
  );
  const report = await exportPacket(
    contents,
    { path: out, plainText: false, annotations: chosen },
    context.environment,
    context.signal,
    (stage) => context.progress(context.translate(`cli:export.stage.${stage}`)),
  );
  const count = [...chosen.values()].reduce((sum, list) => sum + list.length, 0);
  return {
    status: 0,
    json: { ...report, annotations: count },
    text: context.translate('cli:exportAnnotations.intoPdf', { path: out, count, pages: report.pageCount }),
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
