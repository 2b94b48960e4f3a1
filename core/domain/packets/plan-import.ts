import { assertNever } from '../assert-never.ts';
import { foldKey } from '../blocks/fold.ts';
import { canonicalJson } from '../change-log/canonical-json.ts';
import { allFindings } from '../issue-sheets/survey-table-findings.ts';
import type { MaterialContent, MaterialKind } from '../materials/content.ts';
import type { Material, MaterialVersion, VersionKind } from '../materials/material.ts';
import { currentVersion } from '../materials/material.ts';
import type { Distribution, HandoutRow } from '../meetings/handout-list-content.ts';
import type { ImportedDocument, ImportedPacket } from './imported-packet.ts';

/** A material of the meeting as it is before the import. */
export interface ExistingMaterial {
  readonly material: Material;
  readonly versions: readonly MaterialVersion[];
  /** contentFingerprint of each published version. */
  readonly fingerprints: ReadonlySet<string>;
}

export interface PlannedVersion {
  readonly versionKind: VersionKind;
  /** Null for a version that is listed and not here (未受領). */
  readonly document: ImportedDocument | null;
}

/** What an import does to one material. */
export type PlannedMaterial =
  | {
      readonly action: 'add';
      readonly kind: MaterialKind;
      readonly number: string | null;
      readonly title: string;
      readonly distribution: Distribution | null;
      readonly versions: readonly PlannedVersion[];
    }
  /** The 未受領 version of that kind that now has come, or a further version. */
  | {
      readonly action: 'addVersion';
      readonly material: Material;
      readonly document: ImportedDocument;
      readonly versionKind: VersionKind;
    }
  | { readonly action: 'keep'; readonly material: Material; readonly document: ImportedDocument };

/** A paper that the handout list names, with all rows that name it (初版 and 差替 share a number). */
interface ListedPaper {
  readonly number: string | null;
  readonly title: string;
  readonly rows: readonly HandoutRow[];
}

/**
 * Decides what an imported packet means for a meeting: which materials are new, which get a version, what is listed and
 * missing. One text for two listed versions goes to a version of unknown kind; the other stays 未受領.
 */
export function planImport(packet: ImportedPacket, existing: readonly ExistingMaterial[]): PlannedMaterial[] {
  const listed = listedPapers(packet.handouts);
  const taken = new Set<ImportedDocument>();
  const ofListed = listed.map((paper) => {
    const documents = packet.documents.filter((document) => !taken.has(document) && isOf(document, paper));
    for (const document of documents) {
      taken.add(document);
    }
    return { paper, documents };
  });
  const front = packet.documents.filter((document) => isFrontMatter(document));
  const rest = packet.documents.filter((document) => !taken.has(document) && !isFrontMatter(document));
  return [
    ...front.flatMap((document) => planUnlisted(document, existing)),
    ...ofListed.flatMap(({ paper, documents }) => planListed(paper, documents, existing)),
    ...rest.flatMap((document) => planUnlisted(document, existing)),
  ];
}

function isFrontMatter(document: ImportedDocument): boolean {
  return document.content.kind === 'agenda' || document.content.kind === 'handoutList';
}

function listedPapers(rows: readonly HandoutRow[]): ListedPaper[] {
  const papers: { number: string | null; title: string; rows: HandoutRow[] }[] = [];
  for (const row of rows) {
    const known = papers.find((paper) =>
      row.no === null ? paper.number === null && paper.title === row.baseName : paper.number === row.no,
    );
    if (known === undefined) {
      papers.push({ number: row.no, title: row.baseName, rows: [row] });
    } else {
      known.rows.push(row);
    }
  }
  return papers;
}

function isOf(document: ImportedDocument, paper: ListedPaper): boolean {
  if (isFrontMatter(document)) {
    return false;
  }
  return document.number === null
    ? paper.number === null && document.title === paper.title
    : document.number === paper.number;
}

function planListed(
  paper: ListedPaper,
  documents: readonly ImportedDocument[],
  existing: readonly ExistingMaterial[],
): PlannedMaterial[] {
  const known = existing.find(({ material }) =>
    paper.number === null
      ? material.number === null && material.title === paper.title
      : material.number === paper.number,
  );
  if (known !== undefined) {
    return documents.map((document) => planFurther(document, known));
  }
  // A paper has one first version; a second row that does not say 差替 is a further version all the same.
  const firstRow = paper.rows.findIndex((row) => !row.isReplacement);
  const kinds = paper.rows.map((_, index): VersionKind => (index === firstRow ? 'first' : 'replacement'));
  const places = placesOf(documents, kinds);
  const ambiguous = documents.length > 0 && documents.length < kinds.length && places === null;
  return [
    {
      action: 'add',
      kind: documents[0]?.content.kind ?? kindFromName(paper.title),
      number: paper.number,
      title: paper.title,
      distribution: paper.rows.find((row) => row.distribution !== null)?.distribution ?? null,
      versions: Array.from({ length: Math.max(kinds.length, documents.length) }, (_, index) => ({
        versionKind: ambiguous ? 'unknownVersion' : (kinds[index] ?? 'replacement'),
        document: (places === null ? documents[index] : documents[places.indexOf(index)]) ?? null,
      })),
    },
  ];
}

/** Which version each document is, where all of them say themselves that they are the 差替; null where they do not. */
function placesOf(documents: readonly ImportedDocument[], kinds: readonly VersionKind[]): number[] | null {
  const replacements = kinds.flatMap((kind, index) => (kind === 'replacement' ? [index] : []));
  const says = documents.length > 0 && documents.every((document) => document.isReplacement === true);
  return says && replacements.length === documents.length ? replacements : null;
}

function planUnlisted(document: ImportedDocument, existing: readonly ExistingMaterial[]): PlannedMaterial[] {
  const { content, number, title } = document;
  const known = findKnown(document, existing);
  if (known !== undefined) {
    return [planFurther(document, known)];
  }
  return [
    {
      action: 'add',
      kind: content.kind,
      number,
      title,
      distribution: null,
      versions: [{ versionKind: 'first', document }],
    },
  ];
}

/** By number where the document has one; else by kind and title, or by kind alone where the meeting has only one of it. */
function findKnown(
  document: ImportedDocument,
  existing: readonly ExistingMaterial[],
): ExistingMaterial | undefined {
  const { content, number, title } = document;
  if (number !== null) {
    return existing.find(({ material }) => material.number === number);
  }
  if (content.kind === 'report' || content.kind === 'file') {
    return existing.find(({ material, versions }) => awaits(versions) && sameName(material.title, title));
  }
  const sameKind = existing.filter(({ material }) => material.kind === content.kind);
  const sameTitle = sameKind.find(({ material }) => material.title === title);
  const single = content.kind !== 'narrative' && sameKind.length === 1 ? sameKind[0] : undefined;
  return sameTitle ?? single;
}

function awaits(versions: readonly MaterialVersion[]): boolean {
  return versions.every((version) => version.state === 'notReceived');
}

/** File names shorten and widen titles; one must hold the other. */
function sameName(listed: string, fileName: string): boolean {
  const [a, b] = [foldKey(listed), foldKey(fileName)];
  return a !== '' && b !== '' && (a.includes(b) || b.includes(a));
}

function planFurther(document: ImportedDocument, known: ExistingMaterial): PlannedMaterial {
  const { material, versions, fingerprints } = known;
  if (fingerprints.has(contentFingerprint(document.content))) {
    return { action: 'keep', material, document };
  }
  const missing = versions.find((version) => version.state === 'notReceived');
  const newest = currentVersion(versions);
  return {
    action: 'addVersion',
    material,
    document,
    versionKind: missing?.versionKind ?? (newest === undefined ? 'first' : 'replacement'),
  };
}

/** The kind of a paper of which only the listed name is known, from the field's words for its kind. */
export function kindFromName(name: string): MaterialKind {
  if (/意見.*(シート|用紙|票|様式)|(意見|提案|質問)票/u.test(name)) {
    return 'opinionForm';
  }
  if (/報告書/u.test(name)) {
    return 'report';
  }
  if (/スケジュール|日程/u.test(name)) {
    return 'schedule';
  }
  if (/統計/u.test(name)) {
    return 'statistics';
  }
  if (/課題シート/u.test(name)) {
    return 'issueSheet';
  }
  return 'file';
}

/** A text that is equal for equal contents, whatever ids their rows were given. */
export function contentFingerprint(content: MaterialContent): string {
  const places = new Map<string, string>();
  const isId = (key: string): boolean => /^id$|Id$/u.test(key);
  const plain = canonicalJson(content);
  JSON.parse(plain, (key, value: unknown) => {
    if (isId(key) && typeof value === 'string') places.set(value, `#${places.size}`);
    return value;
  });
  // A reference to a row of the same content is told by the place of that row.
  return JSON.stringify(JSON.parse(plain), (key, value: unknown) =>
    isId(key) ? undefined : typeof value === 'string' ? (places.get(value) ?? value) : value,
  );
}

/** Counts of what a packet holds, by the words of the domain, for the line that says what was recognised. */
export function countRecognised(documents: readonly ImportedDocument[]): Record<string, number> {
  const counts: Record<string, number> = {};
  const add = (word: string, amount: number): void => {
    if (amount > 0) {
      counts[word] = (counts[word] ?? 0) + amount;
    }
  };
  for (const { content } of documents) {
    switch (content.kind) {
      case 'agenda':
        add(
          'agendaItems',
          content.sections.reduce((sum, section) => sum + section.items.length, 0),
        );
        break;
      case 'handoutList':
        add('handouts', content.rows.length);
        break;
      case 'schedule':
        add('scheduleRows', content.entries.filter((entry) => entry.type === 'row').length);
        break;
      case 'statistics':
        add('statisticsTables', content.tables.length);
        break;
      case 'issueSheet':
        for (const sheet of content.sheets) {
          add('issueSheets', 1);
          add('indicators', sheet.indicators.length);
          add('planIndicators', sheet.planIndicators.length);
          add('surveyFindings', allFindings(sheet).length);
        }
        break;
      case 'narrative':
        add('narrativeParagraphs', content.nodes.filter((node) => node.type === 'paragraph').length);
        break;
      case 'opinionForm':
        add('formFields', content.fields.length);
        break;
      case 'report':
      case 'file':
        add('pages', content.pages.length);
        break;
      default:
        assertNever(content);
    }
  }
  return counts;
}
