import type { BlankField, BlankForm } from '../../core/domain/opinion-sheets/form-file.ts';
import { packArchive } from '../bundle/write-archive.ts';
import { xmlText } from '../office/xml-text.ts';
import { describeForm } from './description.ts';
import { hideText } from './hidden-text.ts';
import { emptyBox } from './several-choices.ts';

/** So many opinions have their table; more are made by copying one. */
export const preparedTables = 5;

const fontName = 'BIZ UDPゴシック';
/** Twentieths of a point. A4 with the margins of the paper. */
const page = { width: 11906, height: 16838, side: 1247, top: 964 };
const labelWidth = 2300;
const valueWidth = page.width - 2 * page.side - labelWidth;
const lineHeight = 340;

const xml = xmlText;

interface Look {
  /** Half points. */
  readonly size?: number;
  readonly bold?: boolean;
  readonly hidden?: boolean;
  readonly onNewPage?: boolean;
  readonly style?: string;
}

function run(text: string, look: Look): string {
  const properties = [
    look.bold === true ? '<w:b/>' : '',
    look.hidden === true ? '<w:vanish/>' : '',
    look.size === undefined ? '' : `<w:sz w:val="${look.size}"/><w:szCs w:val="${look.size}"/>`,
  ].join('');
  return `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${xml(text)}</w:t></w:r>`;
}

function paragraph(content: string, look: Look = {}): string {
  const properties = [
    look.style === undefined ? '' : `<w:pStyle w:val="${look.style}"/>`,
    look.onNewPage === true ? '<w:pageBreakBefore/>' : '',
  ].join('');
  return `<w:p><w:pPr>${properties}</w:pPr>${content}</w:p>`;
}

/** The form as a .docx: a table for each opinion, which may be copied for more. */
export function writeDocumentForm(form: BlankForm, created: Date): Uint8Array {
  const writer = new FormDocument(form);
  const body = writer.body();
  const moment = created.toISOString().replace(/\.\d+Z$/u, 'Z');
  const part = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) });
  return packArchive([
    part('[Content_Types].xml', contentTypes),
    part('_rels/.rels', packageRelations),
    part('docProps/core.xml', coreProperties(form.title, moment)),
    part('word/_rels/document.xml.rels', documentRelations),
    part('word/document.xml', documentXml(body)),
    part('word/styles.xml', styles),
    part('word/settings.xml', settings),
  ]);
}

class FormDocument {
  readonly #form: BlankForm;
  readonly #printed: string[] = [];
  #controls = 0;

  constructor(form: BlankForm) {
    this.#form = form;
  }

  body(): string {
    const { title, committeeName, meetingLabel, deadline, lead, head, opinion, materials, words } =
      this.#form;
    const top = [
      this.#line(`${committeeName}　${meetingLabel}`, {}),
      this.#line(title, { style: 'Title' }),
      ...(deadline === null ? [] : [this.#line(deadline, { size: 28, bold: true })]),
      ...[...lead, words.moreInDocument].map((text) => this.#line(text, {})),
    ];
    const rest = [
      this.#line(words.submitterHeading, { style: 'Heading1' }),
      this.#table(head),
      ...(materials.length === 0
        ? []
        : [
            this.#line(words.materialsHeading, { style: 'Heading1' }),
            ...materials.map((label) => this.#line(`・${label}`, {})),
          ]),
      this.#line(words.opinionsHeading, { style: 'Heading1', onNewPage: true }),
      ...Array.from({ length: preparedTables }, (_, index) => [
        // A table that is cut by the end of a page is hard to fill in.
        this.#line(words.opinionHeadings[index] ?? '', { style: 'Heading2', onNewPage: index > 0 }),
        this.#table(opinion),
      ]).flat(),
    ];
    // After everything else has been printed; in the file it stands near the top, where nobody writes.
    const description = hideText(describeForm(this.#form, this.#printed));
    return [...top, paragraph(run(description, { hidden: true, size: 2 })), ...rest].join('');
  }

  #print(text: string): string {
    this.#printed.push(text);
    return text;
  }

  #line(text: string, look: Look): string {
    return paragraph(run(this.#print(text), look), look);
  }

  #table(fields: readonly BlankField[]): string {
    const side = (name: string, size: number): string =>
      `<w:${name} w:val="single" w:sz="${size}" w:space="0" w:color="404040"/>`;
    const borders = [
      side('top', 12),
      side('left', 4),
      side('bottom', 12),
      side('right', 4),
      side('insideH', 4),
      side('insideV', 4),
    ].join('');
    const rows = fields.map((field) => this.#row(field)).join('');
    return `<w:tbl><w:tblPr><w:tblW w:w="${labelWidth + valueWidth}" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="115" w:type="dxa"/><w:bottom w:w="60" w:type="dxa"/><w:right w:w="115" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w="${labelWidth}"/><w:gridCol w:w="${valueWidth}"/></w:tblGrid>${rows}</w:tbl>${paragraph('')}`;
  }

  #row(field: BlankField): string {
    const notes = [field.required ? this.#form.words.required : '', field.hint].filter((part) => part !== '');
    const label = [
      paragraph(run(this.#print(field.label), { bold: true })),
      ...notes.map((note) => paragraph(run(this.#print(note), { size: 20 }))),
    ].join('');
    const height = Math.max(1, field.lines) * lineHeight + 140;
    const cell = (width: number, content: string, shade: string): string =>
      `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${shade}</w:tcPr>${content}</w:tc>`;
    const shade = '<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>';
    return `<w:tr><w:trPr>${field.lines > 12 ? '' : '<w:cantSplit/>'}<w:trHeight w:val="${height}" w:hRule="atLeast"/></w:trPr>${cell(labelWidth, label, shade)}${cell(valueWidth, this.#value(field), '')}</w:tr>`;
  }

  #value(field: BlankField): string {
    if (field.choices.length === 0) {
      return paragraph(field.value === '' ? '' : run(field.value, {}));
    }
    const labels = field.choices.map(({ label }) => label).join('／');
    if (field.input === 'several') {
      const hint = paragraph(run(this.#print(this.#form.words.severalBoxes), { size: 20 }));
      return hint + field.choices.map(({ value, label }) => this.#box(field, value, label)).join('');
    }
    this.#controls += 1;
    const chosen = field.choices.find(({ value }) => value === field.value);
    const shown = chosen?.label ?? this.#print(this.#form.words.choose);
    const items = field.choices
      .map(({ label }) => `<w:listItem w:displayText="${xml(label)}" w:value="${xml(label)}"/>`)
      .join('');
    // Other words may be written as well, but for one of the committee's own choices.
    const list = /^own\d+$/u.test(field.name) ? 'dropDownList' : 'comboBox';
    const control = `<w:sdt><w:sdtPr><w:alias w:val="${xml(field.label)}"/><w:tag w:val="${field.name}"/><w:id w:val="${1000 + this.#controls}"/>${chosen === undefined ? '<w:showingPlcHdr/>' : ''}<w:${list}>${items}</w:${list}></w:sdtPr><w:sdtContent>${run(shown, {})}</w:sdtContent></w:sdt>`;
    const printed = field.input === 'choice' ? paragraph(run(this.#print(labels), { size: 20 })) : '';
    return paragraph(control) + printed;
  }

  /** A choice with a box to click in front of it. The box cannot be deleted by accident. */
  #box(field: BlankField, value: string, label: string): string {
    this.#controls += 1;
    this.#print(`${emptyBox}　${label}`);
    const state = (name: string, code: string): string =>
      `<w14:${name} w14:val="${code}" w14:font="${boxFont}"/>`;
    const look = `<w:rFonts w:ascii="${boxFont}" w:hAnsi="${boxFont}" w:eastAsia="${boxFont}"/>`;
    const control = `<w:sdt><w:sdtPr><w:alias w:val="${xml(label)}"/><w:tag w:val="${field.name}.${value}"/><w:id w:val="${1000 + this.#controls}"/><w:lock w:val="sdtLocked"/><w14:checkbox><w14:checked w14:val="0"/>${state('checkedState', '2611')}${state('uncheckedState', '2610')}</w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:rPr>${look}</w:rPr><w:t>${emptyBox}</w:t></w:r></w:sdtContent></w:sdt>`;
    return paragraph(control + run(`　${label}`, {}));
  }
}

/** A sign that every Windows and every LibreOffice has for both states of a box. */
const boxFont = 'Segoe UI Symbol';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageTypes = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

const contentTypes = `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${packageTypes}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${packageTypes}.styles+xml"/><Override PartName="/word/settings.xml" ContentType="${packageTypes}.settings+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`;
const packageRelations = `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`;
const documentRelations = `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${office}/settings" Target="settings.xml"/></Relationships>`;
const settings = `${declaration}<w:settings xmlns:w="${main}"><w:defaultTabStop w:val="840"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="ja-JP" w:eastAsia="ja-JP"/></w:settings>`;

const fonts = `<w:rFonts w:ascii="${fontName}" w:hAnsi="${fontName}" w:eastAsia="${fontName}" w:cs="${fontName}"/>`;

function heading(id: string, name: string, size: number, level: number | null): string {
  const outline = level === null ? '' : `<w:outlineLvl w:val="${level}"/>`;
  return `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before="240" w:after="80"/>${outline}</w:pPr><w:rPr><w:b/><w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr></w:style>`;
}

const styles = `${declaration}<w:styles xmlns:w="${main}"><w:docDefaults><w:rPrDefault><w:rPr>${fonts}<w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="ja-JP" w:eastAsia="ja-JP"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:line="340" w:lineRule="atLeast"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>${heading('Title', 'Title', 36, null)}${heading('Heading1', 'heading 1', 28, 0)}${heading('Heading2', 'heading 2', 26, 1)}</w:styles>`;

function coreProperties(title: string, moment: string): string {
  return `${declaration}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xml(title)}</dc:title><dc:language>ja-JP</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${moment}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${moment}</dcterms:modified></cp:coreProperties>`;
}

function documentXml(body: string): string {
  return `${declaration}<w:document xmlns:w="${main}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14"><w:body>${body}<w:sectPr><w:pgSz w:w="${page.width}" w:h="${page.height}"/><w:pgMar w:top="${page.top}" w:right="${page.side}" w:bottom="${page.top}" w:left="${page.side}" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`;
}
