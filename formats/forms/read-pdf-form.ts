import { type PDFDict, PDFDocument, PDFName, PDFRef } from '@cantoo/pdf-lib';
import {
  type FilledForm,
  type FormDescription,
  opinionFieldNames,
} from '../../core/domain/opinion-sheets/form-file.ts';
import { arrayAt, dictAt, dictOf, itemsOf, textOf } from '../pdf/objects/access.ts';
import { readDescription, withLineFeeds } from './description.ts';
import { FormError } from './form-error.ts';
import { findHiddenText } from './hidden-text.ts';

/** A form has some fifty fields; a file that names thousands is none. */
const greatestFieldCount = 5000;
const greatestDepth = 20;

/**
 * What stands in a filled-in PDF form, as saved by Acrobat (whole or as an appended part), a browser or a library. The values
 * of the fields count, not what is drawn.
 * @throws FormError
 */
export async function readPdfForm(bytes: Uint8Array): Promise<FilledForm> {
  const document = await open(bytes);
  const form = dictAt(document.catalog, 'AcroForm');
  const values = form === null ? new Map<string, string>() : valuesOf(form);
  const hidden = findHiddenText(values.get('form') ?? '');
  if (hidden === null) {
    throw new FormError(values.size === 0 ? 'formFlattened' : 'notAForm');
  }
  return arrange(readDescription(hidden), values, notesOf(document));
}

/** The mark at the end of a PDF stands among so many last bytes. */
const endLength = 2048;

async function open(bytes: Uint8Array): Promise<PDFDocument> {
  // The library would put a file that was cut off together as well as it can, without what is missing.
  if (!Buffer.from(bytes.subarray(-endLength)).includes('%%EOF')) {
    throw new FormError('damaged', 'no end of file');
  }
  try {
    const document = await PDFDocument.load(bytes, { ignoreEncryption: true, updateMetadata: false });
    if (document.isEncrypted) {
      throw new FormError('fileEncrypted');
    }
    return document;
  } catch (error) {
    if (error instanceof FormError) {
      throw error;
    }
    throw new FormError('damaged', error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/** Full name of every field that has one → its value as text. */
function valuesOf(form: PDFDict): Map<string, string> {
  const values = new Map<string, string>();
  const seen = new Set<PDFDict>();
  const walk = (field: PDFDict, above: string, depth: number): void => {
    if (seen.has(field) || seen.size > greatestFieldCount || depth > greatestDepth) {
      return;
    }
    seen.add(field);
    const own = textOf(field.lookup(PDFName.of('T')));
    const name = [above, own ?? ''].filter((part) => part !== '').join('.');
    const value = storedValue(field);
    if (name !== '' && value !== null) {
      values.set(name, value);
    }
    for (const kid of itemsOf(arrayAt(field, 'Kids') ?? undefined)) {
      const dict = dictOf(resolved(field, kid));
      if (dict !== null) {
        walk(dict, name, depth + 1);
      }
    }
  };
  for (const item of itemsOf(arrayAt(form, 'Fields') ?? undefined)) {
    const dict = dictOf(resolved(form, item));
    if (dict !== null) {
      walk(dict, '', 0);
    }
  }
  return values;
}

function resolved(holder: PDFDict, object: Parameters<typeof dictOf>[0]): Parameters<typeof dictOf>[0] {
  return object instanceof PDFRef ? holder.context.lookup(object) : object;
}

/** Words of a text field or list, name of the box that is ticked; null for a field without a value. */
function storedValue(field: PDFDict): string | null {
  const value = field.lookup(PDFName.of('V'));
  if (value === undefined) {
    return null;
  }
  if (value instanceof PDFName) {
    return value.decodeText() === 'Off' ? '' : value.decodeText();
  }
  const items = itemsOf(value);
  const text = textOf(value) ?? (items.length > 0 ? textOf(items[0]) : null);
  return text === null ? null : withLineFeeds(text);
}

/** Comments that somebody put on the pages beside the fields. */
function notesOf(document: PDFDocument): FilledForm['leftOver'] {
  const notes: FilledForm['leftOver'] = [];
  document.getPages().forEach((page, index) => {
    for (const item of itemsOf(arrayAt(page.node, 'Annots') ?? undefined)) {
      const annotation = dictOf(resolved(page.node, item));
      const subtype = annotation?.lookup(PDFName.of('Subtype'));
      const contents = annotation === null ? null : textOf(annotation.lookup(PDFName.of('Contents')));
      const isNote =
        subtype instanceof PDFName && !['Widget', 'Link', 'Popup'].includes(subtype.decodeText());
      if (isNote && contents !== null && contents.trim() !== '') {
        notes.push({ place: `p.${index + 1}`, text: withLineFeeds(contents) });
      }
    }
  });
  return notes;
}

const opinionPattern = /^opinion(\d{1,4})\.(\w+)$/u;
/** 「own2.c3」 */
const ownBoxPattern = /^(own\d{1,4})\.c\d{1,4}$/u;
const opinionNames: ReadonlySet<string> = new Set(opinionFieldNames);

function arrange(
  description: FormDescription,
  values: ReadonlyMap<string, string>,
  notes: FilledForm['leftOver'],
): FilledForm {
  const head: Record<string, string> = {};
  const opinions = new Map<number, Record<string, string>>();
  const leftOver = [...notes];
  for (const [name, value] of values) {
    if (name === 'form' || value.trim() === '') {
      continue;
    }
    const [, no, own] = opinionPattern.exec(name) ?? [];
    const ownBox = ownBoxPattern.exec(name)?.[1];
    if (no !== undefined && own !== undefined && opinionNames.has(own)) {
      opinions.set(Number(no), { ...opinions.get(Number(no)), [own]: value });
    } else if (name in description.labels) {
      head[name] = value;
    } else if (ownBox !== undefined && ownBox in description.own) {
      // Boxes of one question: the names of those that are ticked.
      head[ownBox] = [head[ownBox], value].filter((part) => part !== undefined).join(',');
    } else {
      leftOver.push({ place: name, text: value });
    }
  }
  return {
    description,
    head,
    opinions: [...opinions].sort(([a], [b]) => a - b).map(([no, found]) => ({ no, values: found })),
    leftOver,
  };
}
