import { PDFArray, type PDFDict, PDFName, PDFNumber, type PDFObject, type PDFRef } from '@cantoo/pdf-lib';
import { arrayAt, dictOf, nameAt } from '../objects/access.ts';
import type { EntryRule, ObjectCopier } from './copier.ts';
import type { Destination, DestinationFinder } from './destinations.ts';
import { addNotice, type NoticeCounts } from './notices.ts';

/** Actions that reach out of the document, or run something. */
const foreignActions: ReadonlySet<string> = new Set([
  'JavaScript',
  'Launch',
  'ImportData',
  'SubmitForm',
  'ResetForm',
  'GoToR',
  'GoToE',
  'Rendition',
  'Thread',
]);

export interface RuleSettings {
  readonly destinations: DestinationFinder;
  readonly notices: NoticeCounts;
  /** Counterpart of a page of the source; null when it is not taken over. */
  pageRef(pageIndex: number): PDFRef | null;
  copier(): ObjectCopier;
}

/**
 * How entries change when a page moves into another document. Keys are looked at together with their dictionary,
 * because in resource dictionaries any word may be a key.
 */
export function pageEntryRule(settings: RuleSettings): EntryRule {
  return (dict, key, value) => {
    switch (key) {
      case 'StructParent':
      case 'StructParents':
        // Given anew when the structure is written.
        return dict.context.lookup(value) instanceof PDFNumber ? 'drop' : undefined;
      case 'Metadata':
      case 'PieceInfo':
        return isMetadata(dict, key, value) ? 'drop' : undefined;
      case 'Dest':
        return isAnnotation(dict) ? explicit(settings, value) : undefined;
      case 'D':
        return nameAt(dict, 'S') === 'GoTo' ? explicit(settings, value) : undefined;
      case 'SD':
        return nameAt(dict, 'S') === 'GoTo' ? 'drop' : undefined;
      case 'AA':
        return isAnnotation(dict) || isField(dict) ? dropAction(settings, 1) : undefined;
      case 'A':
        return isAnnotation(dict) && isForeignAction(dict.context.lookup(value))
          ? dropAction(settings, 1)
          : undefined;
      case 'Next':
        return isForeignChain(dict, value) ? dropAction(settings, 1) : undefined;
      default:
        return undefined;
    }
  };
}

/** A destination array for the target. */
export function writeDestination(copier: ObjectCopier, page: PDFRef, destination: Destination): PDFArray {
  const array = PDFArray.withContext(copier.target);
  array.push(page);
  for (const item of destination.view) {
    array.push(copier.copy(item));
  }
  return array;
}

function explicit(settings: RuleSettings, value: PDFObject): PDFObject | 'drop' {
  const destination = settings.destinations.resolve(value);
  const page = destination && settings.pageRef(destination.pageIndex);
  return page ? writeDestination(settings.copier(), page, destination) : 'drop';
}

function dropAction(settings: RuleSettings, count: number): 'drop' {
  addNotice(settings.notices, 'actionsDropped', count);
  return 'drop';
}

function isMetadata(dict: PDFDict, key: string, value: PDFObject): boolean {
  if (key === 'PieceInfo') {
    return nameAt(dict, 'Type') === 'Page' || dict.has(PDFName.of('Subtype'));
  }
  return nameAt(dictOf(dict.context.lookup(value)) ?? dict, 'Type') === 'Metadata';
}

function isAnnotation(dict: PDFDict): boolean {
  return dict.has(PDFName.of('Rect')) && dict.has(PDFName.of('Subtype'));
}

function isField(dict: PDFDict): boolean {
  return dict.has(PDFName.of('FT')) || (dict.has(PDFName.of('T')) && dict.has(PDFName.of('Kids')));
}

function isForeignAction(object: PDFObject | undefined): boolean {
  const action = dictOf(object);
  return action !== null && foreignActions.has(nameAt(action, 'S') ?? '');
}

function isForeignChain(dict: PDFDict, value: PDFObject): boolean {
  if (!dict.has(PDFName.of('S')) || isAnnotation(dict)) {
    return false;
  }
  const chain = arrayAt(dict, 'Next');
  return chain
    ? chain.asArray().some((item) => isForeignAction(dict.context.lookup(item)))
    : isForeignAction(dict.context.lookup(value));
}
