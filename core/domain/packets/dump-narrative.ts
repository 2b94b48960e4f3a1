import type { NarrativeContent, NarrativeNode } from '../materials/narrative-content.ts';

/** A theme with its items: 「テーマ①：…」. */
export interface DumpedTheme {
  title: string;
  items: string[];
}

export interface DumpedGroup {
  title: string;
  paragraphs: string[];
  items: string[];
  themes: DumpedTheme[];
}

export interface DumpedSubsection {
  title: string;
  paragraphs: string[];
  items: string[];
  groups: DumpedGroup[];
  figureCaption: string | null;
  footnote: string | null;
}

export interface DumpedSection extends Omit<DumpedSubsection, 'title'> {
  no: string;
  title: string;
  subsections: DumpedSubsection[];
}

export interface DumpedNarrative {
  title: string;
  paragraphs: string[];
  sections: DumpedSection[];
}

const sectionNumber =
  /^(?:[(（]\s*[0-9０-９]{1,2}\s*[)）]|[⑴-⒇]|[①-⑳]|第\s*[0-9０-９一二三四五六七八九十]{1,3}\s*[章節]|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]|[0-9０-９]{1,2}(?:[-－.．][0-9０-９]{1,2})*[.．、]?(?=[\s　]))/u;

/** The tree that headings make of a flat narrative: sections, subsections, groups 「【】」, themes. */
export function dumpNarrative(content: NarrativeContent): DumpedNarrative {
  const narrative: DumpedNarrative = { title: '', paragraphs: [], sections: [] };
  const place: Place = { section: null, subsection: null, group: null, theme: null };
  for (const node of content.nodes) {
    if (node.type === 'heading') placeHeading(narrative, place, node);
    else placeText(narrative, place, node);
  }
  return narrative;
}

interface Place {
  section: DumpedSection | null;
  subsection: DumpedSubsection | null;
  group: DumpedGroup | null;
  theme: DumpedTheme | null;
}

function placeHeading(
  narrative: DumpedNarrative,
  place: Place,
  node: Extract<NarrativeNode, { type: 'heading' }>,
): void {
  const { level, text } = node;
  if (level === 1 && narrative.title === '') {
    narrative.title = text;
    return;
  }
  place.theme = null;
  if (level >= 5) {
    const group = place.group ?? openGroup(narrative, place, '');
    place.theme = { title: text, items: [] };
    group.themes.push(place.theme);
    return;
  }
  if (level === 4) {
    openGroup(narrative, place, text);
    return;
  }
  place.group = null;
  if (level === 3) {
    const section = place.section ?? openSection(narrative, place, '');
    place.subsection = { title: text, ...emptyPart() };
    section.subsections.push(place.subsection);
    return;
  }
  openSection(narrative, place, text);
}

function openSection(narrative: DumpedNarrative, place: Place, text: string): DumpedSection {
  const no = sectionNumber.exec(text)?.[0] ?? '';
  const section: DumpedSection = { no, title: text.slice(no.length).trim(), ...emptyPart(), subsections: [] };
  narrative.sections.push(section);
  place.section = section;
  place.subsection = null;
  return section;
}

function openGroup(narrative: DumpedNarrative, place: Place, title: string): DumpedGroup {
  const owner = place.subsection ?? place.section ?? openSection(narrative, place, '');
  const group: DumpedGroup = { title, paragraphs: [], items: [], themes: [] };
  owner.groups.push(group);
  place.group = group;
  return group;
}

function emptyPart(): Omit<DumpedSubsection, 'title'> {
  return { paragraphs: [], items: [], groups: [], figureCaption: null, footnote: null };
}

function placeText(
  narrative: DumpedNarrative,
  place: Place,
  node: Exclude<NarrativeNode, { type: 'heading' }>,
): void {
  const part = place.subsection ?? place.section;
  switch (node.type) {
    case 'caption':
      if (part !== null && part.figureCaption === null) part.figureCaption = node.text;
      else (part ?? narrative).paragraphs.push(node.text);
      break;
    case 'footnote':
      if (part !== null && part.footnote === null) part.footnote = node.text;
      else (part ?? narrative).paragraphs.push(node.text);
      break;
    case 'listItem':
      (place.theme?.items ?? place.group?.items ?? part?.items ?? narrative.paragraphs).push(node.text);
      break;
    case 'paragraph':
    case 'quotation':
      (place.group?.paragraphs ?? part?.paragraphs ?? narrative.paragraphs).push(node.text);
      break;
    case 'tableRow':
      (place.group?.paragraphs ?? part?.paragraphs ?? narrative.paragraphs).push(
        node.cells.map((cell) => cell.text).join('\t'),
      );
      break;
  }
}
