import { z } from 'zod';
import { ShingiError } from '../../core/contract/errors.ts';
import { findQuote } from '../../core/domain/annotations/find-quote.ts';
import { blockTarget, textTarget } from '../../core/domain/annotations/target.ts';
import { foldKey } from '../../core/domain/blocks/fold.ts';
import { idSchema } from '../../core/domain/ids.ts';
import { readQuestionCode } from '../../core/domain/issue-sheets/question-code.ts';
import { currentVersion, type Material, type MaterialVersion } from '../../core/domain/materials/material.ts';
import {
  type OpinionKind,
  type OpinionLocation,
  type OriginalOpinion,
  opinionKindSchema,
  textLimits,
  writtenText,
} from '../../core/domain/opinion-sheets/opinion.ts';
import type { Translate } from '../../core/locales/translator.ts';
import type { ReadHandle } from '../../db/connection/handles.ts';
import { versionBlocks, versionContent } from '../../db/materials/queries.ts';
import { materialsOf } from '../materials-of.ts';
import { withLabel } from './locations.ts';

/** The Japanese words of the kinds, which entries are written with in whatever language the program runs. */
const kindWords: Readonly<Record<string, OpinionKind>> = {
  意見: 'opinion',
  質問: 'question',
  提案: 'proposal',
  要望: 'request',
  誤記の指摘: 'correction',
};

const kindWord = z.string().transform((word, context): OpinionKind => {
  const kind = kindWords[word.trim()] ?? opinionKindSchema.safeParse(word.trim()).data;
  if (kind === undefined) {
    context.addIssue({ code: 'custom', message: Object.keys(kindWords).join(', ') });
    return z.NEVER;
  }
  return kind;
});

const numberOrText = z.union([z.string().max(300), z.number()]).transform(String);

/** One entry of the list that `opine --from` reads; all but kind and text may be left out. */
export const opinionEntrySchema = z.object({
  /** The opinion that this entry replaces; by its place in the list where it is left out. */
  id: idSchema.optional(),
  kind: kindWord,
  material: numberOrText.optional(),
  quote: writtenText(textLimits.quote).optional(),
  page: z.int().positive().max(100_000).optional(),
  agenda: numberOrText.optional(),
  question: writtenText(120).optional(),
  wholePlan: z.boolean().optional(),
  text: writtenText(textLimits.text),
  reason: writtenText(textLimits.reason).optional(),
  proposal: writtenText(textLimits.proposal).optional(),
});
export type OpinionEntry = z.output<typeof opinionEntrySchema>;

/** Why the place of an entry is less exact than it was meant. */
export type EntryWarning = 'quoteNotFound' | 'quoteAmbiguous' | 'agendaNotFound';

export interface OpinionOfEntry {
  readonly opinion: Omit<OriginalOpinion, 'id'>;
  readonly warnings: readonly EntryWarning[];
}

interface FoundMaterial {
  readonly material: Material;
  readonly versions: readonly MaterialVersion[];
}

/** Finds a material by what people call it. @throws ShingiError not-found, ambiguous */
type FindMaterial = (name: string) => FoundMaterial;

function materialPlace(
  read: ReadHandle,
  found: FoundMaterial,
  entry: OpinionEntry,
): { place: OpinionLocation['material']; warnings: EntryWarning[] } {
  const version = currentVersion(found.versions);
  if (version === undefined) {
    throw new ShingiError('not-found', { name: found.material.title });
  }
  const place = {
    materialId: found.material.id,
    versionId: version.id,
    target: null,
    page: entry.page ?? null,
  };
  const blocks = version.state === 'published' ? versionBlocks(read, version.id) : [];
  const page = blocks.find((block) => block.kind === 'page' && block.pageIndex + 1 === entry.page);
  // On a page that is given the quote is looked for there first.
  const within = page === undefined ? blocks : [page];
  if (entry.quote === undefined || entry.quote === '') {
    return { place: page === undefined ? place : { ...place, target: blockTarget(page) }, warnings: [] };
  }
  const quote = findQuote(within, { exact: entry.quote });
  return quote.type === 'found'
    ? { place: { ...place, target: textTarget(quote.parts) }, warnings: [] }
    : { place, warnings: [quote.type === 'ambiguous' ? 'quoteAmbiguous' : 'quoteNotFound'] };
}

/** The agenda item of that number, 「(2)」 or 「2」, or of that title. */
function agendaPlace(read: ReadHandle, meetingId: string, name: string): OpinionLocation['agendaItem'] {
  const wanted = foldKey(name);
  for (const { material, versions } of materialsOf(read, meetingId)) {
    const version = material.kind === 'agenda' ? currentVersion(versions) : undefined;
    const content = version?.state === 'published' ? versionContent(read, version.id) : null;
    const items = content?.kind === 'agenda' ? content.sections.flatMap((section) => section.items) : [];
    const item = items.find(({ no, noText, title }) =>
      [no, noText, title, `${noText}${title}`].map(foldKey).includes(wanted),
    );
    if (item !== undefined) {
      return { materialId: material.id, blockId: item.id };
    }
  }
  return null;
}

/** An entry as an opinion about a place of this meeting's papers. @throws ShingiError not-found, ambiguous (material) */
export function opinionOfEntry(
  read: ReadHandle,
  meetingId: string,
  entry: OpinionEntry,
  find: FindMaterial,
  translate: Translate,
): OpinionOfEntry {
  const located = entry.material === undefined ? null : materialPlace(read, find(entry.material), entry);
  const agendaItem = entry.agenda === undefined ? null : agendaPlace(read, meetingId, entry.agenda);
  const warnings: EntryWarning[] = [
    ...(located?.warnings ?? []),
    ...(entry.agenda !== undefined && agendaItem === null ? (['agendaNotFound'] as const) : []),
  ];
  const location = withLabel(
    read,
    {
      material: located?.place ?? null,
      agendaItem,
      question:
        entry.question === undefined
          ? null
          : { text: entry.question, norm: readQuestionCode(entry.question)?.norm ?? null },
      wholePlan: entry.wholePlan ?? false,
    },
    translate,
  );
  return {
    opinion: {
      kind: entry.kind,
      location,
      quote: entry.quote ?? '',
      text: entry.text,
      reason: entry.reason ?? '',
      proposal: entry.proposal ?? '',
    },
    warnings,
  };
}
