import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNull,
  PDFNumber,
  type PDFObject,
  PDFRef,
  PDFStream,
} from '@cantoo/pdf-lib';
import { arrayAt, dictAt, itemsOf, nameAt, nameText, textOf } from '../objects/access.ts';
import { byteText, writeNameTree, writeNumberTree } from '../objects/trees.ts';
import type { ObjectCopier } from './copier.ts';
import type { PdfSource } from './source.ts';
import type { StructureElement, StructureKid } from './structure-model.ts';

/** The tree and its indexes over all sources. */
export class StructureWriter {
  readonly #context: PDFContext;
  readonly #root: PDFRef;
  readonly #ids: [string, PDFObject][] = [];
  readonly #roleMap = new Map<string, string>();
  readonly #classes = new Map<string, PDFObject>();
  readonly #namespaces = new Set<PDFRef>();
  /** Marked content by page or form: the element of every content id. */
  readonly #contents = new Map<PDFRef, PDFRef[]>();
  /** Annotations and other objects with their element. */
  readonly #objects = new Map<PDFRef, PDFRef>();

  constructor(context: PDFContext) {
    this.#context = context;
    this.#root = context.nextRef();
  }

  /** Starts on the elements of another file; `index` keeps its ids and names apart from those of the others. */
  scope(index: number, source: PdfSource | null, copier: ObjectCopier | null): StructureScope {
    const roles = new Map<string, string>();
    const roleMap = source?.structure && dictAt(source.structure, 'RoleMap');
    for (const [key, value] of roleMap?.entries() ?? []) {
      const meaning = value instanceof PDFName ? nameText(value) : null;
      if (meaning !== null) {
        roles.set(nameText(key), this.#role(nameText(key), meaning, index));
      }
    }
    const classMap = source?.structure && dictAt(source.structure, 'ClassMap');
    for (const [key, value] of classMap?.entries() ?? []) {
      if (copier) {
        this.#classes.set(`c${index}-${nameText(key)}`, copier.copy(value));
      }
    }
    return { index, copier, roles };
  }

  /** Writes an element with everything below it and returns its reference. */
  write(element: StructureElement, parent: PDFRef, scope: StructureScope): PDFRef {
    const ref = element.ref ?? this.#context.nextRef();
    const dict = PDFDict.withContext(this.#context);
    dict.set(PDFName.of('Type'), PDFName.of('StructElem'));
    dict.set(PDFName.of('S'), PDFName.of(scope.roles.get(element.role) ?? element.role));
    dict.set(PDFName.of('P'), parent);
    if (element.source && scope.copier) {
      this.#copyEntries(element.source, dict, ref, scope, scope.copier);
    }
    for (const [key, value] of element.entries) {
      dict.set(PDFName.of(key), value);
    }
    this.#writeKids(element.kids, dict, ref, scope);
    this.#context.assign(ref, dict);
    return ref;
  }

  /** Writes the root with the document element and all indexes, and ties pages and annotations to it. */
  finish(catalog: PDFDict, document: StructureElement, partRefs: (parent: PDFRef) => PDFRef[]): void {
    const context = this.#context;
    const documentRef = context.nextRef();
    const dict = context.obj({
      Type: 'StructElem',
      S: document.role,
      P: this.#root,
      K: partRefs(documentRef),
    });
    for (const [key, value] of document.entries) {
      dict.set(PDFName.of(key), value);
    }
    context.assign(documentRef, dict);
    const parents = this.#writeParents();
    const root = context.obj({ Type: 'StructTreeRoot', K: [documentRef], ParentTreeNextKey: parents.length });
    root.set(PDFName.of('ParentTree'), writeNumberTree(context, parents));
    if (this.#ids.length > 0) {
      root.set(PDFName.of('IDTree'), writeNameTree(context, this.#ids));
    }
    if (this.#roleMap.size > 0) {
      root.set(PDFName.of('RoleMap'), context.obj(Object.fromEntries(this.#roleMap)));
    }
    if (this.#classes.size > 0) {
      root.set(PDFName.of('ClassMap'), context.obj(Object.fromEntries(this.#classes)));
    }
    if (this.#namespaces.size > 0) {
      root.set(PDFName.of('Namespaces'), context.obj([...this.#namespaces]));
    }
    context.assign(this.#root, root);
    catalog.set(PDFName.of('StructTreeRoot'), this.#root);
    catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }));
  }

  /** A role of one file under which no other file understands something else. */
  #role(role: string, meaning: string, index: number): string {
    const known = this.#roleMap.get(role);
    const free = known === undefined || known === meaning ? role : `${role}-${index}`;
    this.#roleMap.set(free, meaning);
    return free;
  }

  #copyEntries(
    source: PDFDict,
    dict: PDFDict,
    ref: PDFRef,
    scope: StructureScope,
    copier: ObjectCopier,
  ): void {
    for (const [name, value] of source.entries()) {
      const key = nameText(name);
      switch (key) {
        case 'Type':
        case 'S':
        case 'P':
        case 'K':
        case 'Pg':
        case 'AF':
          break;
        case 'ID': {
          const id = textOf(source.context.lookup(value));
          if (id !== null && dict.get(name) === undefined) {
            const unique = `${scope.index}-${id}`;
            dict.set(name, byteText(unique));
            this.#ids.push([unique, ref]);
          }
          break;
        }
        case 'A':
          dict.set(name, this.#copyAttributes(value, scope, copier));
          break;
        case 'C':
          dict.set(name, this.#copyClasses(source.context.lookup(value), scope));
          break;
        case 'Ref': {
          const refs = itemsOf(source.context.lookup(value)).flatMap((item) =>
            item instanceof PDFRef ? (copier.mapped(item) ?? []) : [],
          );
          dict.set(name, this.#context.obj(refs));
          break;
        }
        case 'NS':
          if (value instanceof PDFRef) {
            const namespace = copier.copy(value);
            dict.set(name, namespace);
            if (namespace instanceof PDFRef) {
              this.#namespaces.add(namespace);
            }
          }
          break;
        default:
          dict.set(name, copier.copy(value));
      }
    }
  }

  /** Attributes, with the ids of header cells made unique like the ids themselves. */
  #copyAttributes(value: PDFObject, scope: StructureScope, copier: ObjectCopier): PDFObject {
    const source = copier.source.lookup(value);
    if (source instanceof PDFArray) {
      const array = PDFArray.withContext(this.#context);
      for (const item of source.asArray()) {
        array.push(this.#copyAttributes(item, scope, copier));
      }
      return array;
    }
    const headers =
      source instanceof PDFDict && nameAt(source, 'O') === 'Table' ? arrayAt(source, 'Headers') : null;
    if (!(source instanceof PDFDict) || !headers) {
      return copier.copy(value);
    }
    const dict = copier.copyDict(source, new Set(['Headers']));
    const ids = headers.asArray().flatMap((item) => textOf(source.context.lookup(item)) ?? []);
    dict.set(PDFName.of('Headers'), this.#context.obj(ids.map((id) => byteText(`${scope.index}-${id}`))));
    return dict;
  }

  #copyClasses(value: PDFObject | undefined, scope: StructureScope): PDFObject {
    const renamed = itemsOf(value).map((item) =>
      item instanceof PDFName ? PDFName.of(`c${scope.index}-${nameText(item)}`) : item,
    );
    return this.#context.obj(renamed);
  }

  #writeKids(kids: readonly StructureKid[], dict: PDFDict, ref: PDFRef, scope: StructureScope): void {
    const page = kids.find((kid) => kid.kind === 'content' && kid.form === null);
    const home = page?.kind === 'content' ? page.page : null;
    if (home) {
      dict.set(PDFName.of('Pg'), home);
    }
    const written = kids.map((kid) => this.#writeKid(kid, home, ref, scope));
    const [only] = written;
    if (only !== undefined) {
      dict.set(PDFName.of('K'), written.length === 1 ? only : this.#context.obj(written));
    }
  }

  #writeKid(kid: StructureKid, home: PDFRef | null, ref: PDFRef, scope: StructureScope): PDFObject {
    const context = this.#context;
    switch (kid.kind) {
      case 'element':
        return this.write(kid.element, ref, scope);
      case 'content': {
        const key = kid.form ?? kid.page;
        const elements = this.#contents.get(key) ?? [];
        elements[kid.id] = ref;
        this.#contents.set(key, elements);
        if (kid.form) {
          return context.obj({ Type: 'MCR', Pg: kid.page, Stm: kid.form, MCID: kid.id });
        }
        return kid.page === home
          ? PDFNumber.of(kid.id)
          : context.obj({ Type: 'MCR', Pg: kid.page, MCID: kid.id });
      }
      case 'object': {
        this.#objects.set(kid.object, ref);
        const holder = context.obj({ Type: 'OBJR', Obj: kid.object });
        if (kid.page) {
          holder.set(PDFName.of('Pg'), kid.page);
        }
        return holder;
      }
    }
  }

  #writeParents(): [number, PDFObject][] {
    const context = this.#context;
    const entries: [number, PDFObject][] = [];
    const tie = (owner: PDFRef, key: string, value: PDFObject) => {
      const object = context.lookup(owner);
      const dict = object instanceof PDFStream ? object.dict : object;
      if (dict instanceof PDFDict) {
        dict.set(PDFName.of(key), PDFNumber.of(entries.length));
        entries.push([entries.length, value]);
      }
    };
    for (const [owner, elements] of this.#contents) {
      const list = Array.from(elements, (element) => element ?? PDFNull);
      tie(owner, 'StructParents', context.register(context.obj(list)));
    }
    for (const [owner, element] of this.#objects) {
      tie(owner, 'StructParent', element);
    }
    return entries;
  }
}

/** One file's view of the common tree. */
export interface StructureScope {
  readonly index: number;
  readonly copier: ObjectCopier | null;
  /** Its own roles under the names they have here. */
  readonly roles: ReadonlyMap<string, string>;
}

/** A text for people, in UTF-16. */
export function humanText(text: string): PDFHexString {
  return PDFHexString.fromText(text);
}
