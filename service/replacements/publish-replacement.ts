import type { ReplacementOutcome } from '../../core/contract/annotation-calls.ts';
import { ShingiError } from '../../core/contract/errors.ts';
import { compareVersions, countChanges } from '../../core/domain/blocks/comparison.ts';
import { foldKey } from '../../core/domain/blocks/fold.ts';
import { toBlocks } from '../../core/domain/blocks/to-blocks.ts';
import type { MaterialContent } from '../../core/domain/materials/content.ts';
import { currentVersion, type Material, type MaterialVersion } from '../../core/domain/materials/material.ts';
import type { ImportedDocument, ImportedPacket } from '../../core/domain/packets/imported-packet.ts';
import { contentFingerprint } from '../../core/domain/packets/plan-import.ts';
import { storeFile } from '../../db/files/commands.ts';
import { fileBytes } from '../../db/files/queries.ts';
import { updateMaterial } from '../../db/materials/commands.ts';
import { findMaterial, listVersions, versionBlocks, versionContent } from '../../db/materials/queries.ts';
import { publishVersion } from '../../db/materials/version-commands.ts';
import { showReplacement } from '../annotations/show.ts';
import { type CommitteeService, ownerActor } from '../committee-service.ts';
import { fileContentOf } from '../imports/file-packet.ts';
import { readPackets } from '../imports/import-sources.ts';
import { openingOf } from '../imports/passwords.ts';
import { readSource, type Source } from '../imports/source.ts';

export interface ReplacementRequest {
  readonly materialId: string;
  /** A paper of its own, or a whole packet that holds it. */
  readonly path: string;
  readonly versionKind: 'replacement' | 'errata';
  readonly reason: string | null;
  /** ISO date. */
  readonly distributedOn: string | null;
}

const readTimeout = 120_000;

/**
 * Publishes a 差替 or 正誤 of a material from a file; annotations are carried over in the same transaction.
 * @throws ShingiError not-found (material), what reading the source throws, nothing-recognised (the source does not hold it),
 *   ambiguous (it holds several papers that could be it)
 */
export async function publishReplacement(
  service: CommitteeService,
  request: ReplacementRequest,
  signal: AbortSignal,
): Promise<ReplacementOutcome> {
  const { file, environment } = service;
  const material = findMaterial(file.read, request.materialId);
  if (material === null) {
    throw new ShingiError('not-found', { what: 'material', id: request.materialId });
  }
  const source = await readSource(request.path);
  const content =
    source.kind === 'pdf'
      ? await fileContentOf(source, material.title, environment, { signal, timeout: readTimeout })
      : theDocument(await readPackets(source, environment, signal), material, source).content;
  const current = currentVersion(listVersions(file.read, material.id));
  if (current?.state === 'published' && (await saysTheSame(service, current, content, source, signal))) {
    return { outcome: 'unchanged', version: current };
  }
  const version = file.write(ownerActor, 'publishReplacement', (tx) => {
    const { hash } = storeFile(tx, source.bytes, source.mediaType);
    if (material.kind !== content.kind) {
      updateMaterial(tx, material.id, { kind: content.kind });
    }
    return publishVersion(tx, {
      materialId: material.id,
      versionKind: request.versionKind,
      content,
      blocks: toBlocks(content),
      sourceHash: hash,
      distributedOn: request.distributedOn,
      reason: request.reason,
    });
  });
  service.announce('materials', 'annotations');
  const before = current?.state === 'published' ? versionBlocks(file.read, current.id) : [];
  return {
    outcome: 'published',
    version,
    blocks: countChanges(compareVersions(before, versionBlocks(file.read, version.id))),
    replacement: showReplacement(file.read, version.id),
  };
}

/** The paper that a source holds for a material: by number, else by kind and title, else the only one of its kind. */
function theDocument(
  packets: readonly ImportedPacket[],
  material: Material,
  source: Source,
): ImportedDocument {
  const documents = packets.flatMap((packet) => packet.documents);
  const sameKind = documents.filter(({ content }) => content.kind === material.kind);
  const choices = [
    documents.filter(
      ({ number }) =>
        number !== null && material.number !== null && foldKey(number) === foldKey(material.number),
    ),
    sameKind.filter(({ title }) => foldKey(title) === foldKey(material.title)),
    sameKind.filter(({ number }) => number === null || material.number === null || documents.length === 1),
  ];
  const candidates = choices.find((choice) => choice.length > 0) ?? [];
  const [first, ...others] = candidates;
  if (first === undefined) {
    throw new ShingiError('nothing-recognised', { path: source.path, name: material.title });
  }
  // A packet may print 初版 and 差替 one after the other: the later one is meant.
  const replacement = candidates.findLast(({ isReplacement }) => isReplacement === true);
  if (others.length > 0 && replacement === undefined) {
    throw new ShingiError('ambiguous', {
      path: source.path,
      candidates: candidates.map(({ title, lines }) => `${title} (${lines[0]}–${lines[1]})`),
    });
  }
  return replacement ?? first;
}

async function saysTheSame(
  { file, environment }: CommitteeService,
  current: MaterialVersion,
  content: MaterialContent,
  source: Source,
  signal: AbortSignal,
): Promise<boolean> {
  const known = versionContent(file.read, current.id);
  if (known === null || known.kind !== content.kind) {
    return false;
  }
  if (!('fileHash' in known) || !('fileHash' in content)) {
    return contentFingerprint(known) === contentFingerprint(content);
  }
  if (known.fileHash === content.fileHash) {
    return true;
  }
  const texts = (pages: readonly { readonly text: string }[]) =>
    pages.map(({ text }) => foldKey(text)).join('\f');
  const before = fileBytes(file.read, known.fileHash);
  if (source.kind !== 'pdf' || before === null || texts(known.pages) !== texts(content.pages)) {
    return false;
  }
  const { same } = await environment.jobs.run(
    'samePages',
    {
      before: before.bytes,
      after: source.bytes,
      passwords: [
        (await openingOf(before.bytes, known.fileHash, environment, { signal, timeout: readTimeout }))
          .password,
        environment.passwords.get(content.fileHash) ?? null,
      ],
      assetsFolder: environment.assetsFolder,
    },
    { signal, timeout: readTimeout },
  );
  return same;
}
