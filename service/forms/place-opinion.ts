import { ShingiError } from '../../core/contract/errors.ts';
import { foldKey } from '../../core/domain/blocks/fold.ts';
import { readQuestionCode } from '../../core/domain/issue-sheets/question-code.ts';
import type { FormNotice, FormPlace } from '../../core/domain/opinion-sheets/filled-form.ts';
import {
  type OpinionKind,
  type OriginalOpinion,
  textLimits,
} from '../../core/domain/opinion-sheets/opinion.ts';
import type { Translate } from '../../core/locales/translator.ts';
import type { ReadHandle } from '../../db/connection/handles.ts';
import { findMaterial, findVersion } from '../../db/materials/queries.ts';
import { findMaterialByName } from '../find-by-name.ts';
import { opinionOfEntry } from '../opinion-sheets/entries.ts';

/** An opinion as a file without marks says it: where in words, not by blocks. */
export interface PlainOpinion {
  readonly no: number;
  readonly kind: OpinionKind;
  readonly place: FormPlace;
  readonly quote: string;
  readonly text: string;
  readonly reason: string;
  readonly proposal: string;
}

type Found = ReturnType<typeof findMaterialByName>;
type Version = Found['versions'][number];

/** The paper that is meant: the version the form lists, else what people call by these words. Null where there is none. */
function findPaper(
  read: ReadHandle,
  meetingId: string,
  { material, version }: FormPlace,
): { readonly material: Found['material']; readonly versions: readonly Version[] } | null {
  if (version !== null) {
    const known = findMaterial(read, version.materialId);
    const listed = findVersion(read, version.versionId);
    return known === null || listed === null ? null : { material: known, versions: [listed] };
  }
  if (material === '') {
    return null;
  }
  try {
    return findMaterialByName(read, material, meetingId);
  } catch (error) {
    if (error instanceof ShingiError && (error.code === 'not-found' || error.code === 'ambiguous')) {
      return null;
    }
    throw error;
  }
}

/** Finds the place of an opinion in the papers of its meeting. What is not found stays in words. */
export function placeOpinion(
  read: ReadHandle,
  meetingId: string,
  opinion: PlainOpinion,
  translate: Translate,
): { readonly opinion: Omit<OriginalOpinion, 'id'>; readonly notices: FormNotice[] } {
  const { no, place } = opinion;
  const paper = findPaper(read, meetingId, place);
  const isQuestion = readQuestionCode(place.words) !== null;
  const isAgenda = !isQuestion && /^\s*(?:議題|議事|次第)?\s*[（(]?[\d０-９]+[)）]/u.test(place.words);
  const located = opinionOfEntry(
    read,
    meetingId,
    {
      kind: opinion.kind,
      ...(paper === null ? {} : { material: paper.material.id }),
      ...(opinion.quote === '' || paper === null ? {} : { quote: opinion.quote }),
      ...(place.page === null ? {} : { page: place.page }),
      ...(isQuestion && place.words.length <= 120 ? { question: place.words } : {}),
      ...(isAgenda ? { agenda: place.words.replace(/^\s*(?:議題|議事|次第)\s*/u, '') } : {}),
      wholePlan: place.wholePlan,
      text: opinion.text,
      reason: opinion.reason,
      proposal: opinion.proposal,
    },
    () => paper ?? findMaterialByName(read, place.material, meetingId),
    translate,
  );
  const isMissing = place.material !== '' && paper === null;
  const { location } = located.opinion;
  // What the label does not say yet is added to it in the words of the writer.
  const isSaid = (words: string): boolean => foldKey(location.label).includes(foldKey(words));
  const more = [
    isMissing ? place.material : '',
    paper === null && place.page !== null ? translate('opinion:location.page', { page: place.page }) : '',
    place.words,
  ].filter((words) => words !== '' && !isSaid(words));
  const label = [location.label, ...more]
    .filter((part) => part !== '')
    .join('　')
    .slice(0, textLimits.label)
    .replace(/[\ud800-\udbff]$/u, '');
  const notice = (code: FormNotice['code'], value: string): FormNotice => ({ code, no, value });
  return {
    opinion: { ...located.opinion, quote: opinion.quote, location: { ...location, label } },
    notices: [
      ...(isMissing ? [notice('materialNotFound', place.material)] : []),
      ...located.warnings.map((code) =>
        notice(code, code === 'agendaNotFound' ? place.words : opinion.quote.slice(0, 100)),
      ),
    ],
  };
}
