import type { DescribedGoal, DescribedPacket } from './description.ts';
import { cellOf, type ListLine, printTable, type TableStyle } from './print-table.ts';

/** How a packet is printed. Every combination holds the same facts. */
export interface Style {
  readonly table: TableStyle;
  /** Number signs before a title; sections have one more, and so on. 0: no heading is marked. */
  readonly titleLevel: 0 | 1 | 2 | 3;
  /** Digits, brackets and hyphens in the text. */
  readonly width: 'half' | 'full';
  /** How papers say their number: not at all, on a line above, in brackets, or before the title. */
  readonly marks: 'none' | 'line' | 'brackets' | 'title';
  readonly challengeMarks: readonly [string, string];
  readonly list: 'table' | 'lines' | 'agenda' | 'absent';
  readonly agendaFields: 'spaced' | 'colon';
  readonly order: readonly Paper[];
  /** Words that heads of indicators use. */
  readonly words: { readonly baseline: string; readonly target: string; readonly result: string };
  /** A page break inside the table of findings. */
  readonly pageBreak: boolean;
}

export type Paper = 'schedule' | 'statistics' | 'trends' | 'sheets';

export const plainStyle: Style = {
  table: 'tab',
  titleLevel: 2,
  width: 'half',
  marks: 'none',
  challengeMarks: ['【現状】', '【課題】'],
  list: 'table',
  agendaFields: 'spaced',
  order: ['schedule', 'statistics', 'trends', 'sheets'],
  words: { baseline: '現状', target: '目標', result: '結果' },
  pageBreak: false,
};

/** The described packet as text. */
export function printPacket(packet: DescribedPacket, style: Style): string {
  const print = new Printer(style);
  print.agenda(packet);
  if (style.list === 'table') print.handoutTable(packet);
  if (style.list === 'lines') print.handoutLines(packet);
  for (const paper of style.order) {
    if (paper === 'schedule') print.schedule(packet);
    else if (paper === 'statistics') print.statistics(packet);
    else if (paper === 'trends') print.trends(packet);
    else print.sheets(packet);
  }
  return print.text();
}

const titles: Record<Paper, string> = { schedule: '1', statistics: '2', trends: '3', sheets: '4' };

class Printer {
  private readonly out: string[] = [];
  private readonly style: Style;

  constructor(style: Style) {
    this.style = style;
  }

  text(): string {
    return `${this.out.join('\n')}\n`;
  }

  /** Text as this style spells it. */
  private t(text: string): string {
    if (this.style.width === 'half') return text;
    if (text.startsWith('- ')) return `- ${this.t(text.slice(2))}`;
    return text.replace(/[0-9()%-]/gu, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
  }

  private line(text = ''): void {
    this.out.push(text === '' ? '' : this.t(text));
  }

  private paragraph(text: string): void {
    this.line(text);
    this.line();
  }

  private heading(depth: number, text: string): void {
    const level = this.style.titleLevel === 0 ? 0 : this.style.titleLevel + depth;
    this.out.push(`${level === 0 ? '' : `${'#'.repeat(Math.min(6, level))} `}${this.t(text)}`, '');
  }

  private table(
    head: readonly (readonly string[])[],
    rows: readonly (readonly (string | readonly ListLine[])[])[],
  ): void {
    const spelt = rows.map((row) =>
      row.map((cell) =>
        typeof cell === 'string' ? this.t(cell) : cell.map((one) => ({ ...one, text: this.t(one.text) })),
      ),
    );
    this.out.push(
      ...printTable(
        this.style.table,
        head.map((row) => row.map((cell) => this.t(cell))),
        spelt,
      ),
      '',
    );
  }

  /** Title of a paper with its number as the style prints it. */
  private title(paper: Paper, title: string | null): void {
    const number = titles[paper];
    if (this.style.marks === 'title' && title !== null) {
      this.heading(0, `資料${number}　${title}`);
      return;
    }
    if (this.style.marks === 'line' || (this.style.marks === 'title' && title === null))
      this.paragraph(`資料${number}`);
    if (this.style.marks === 'brackets') this.paragraph(`【資料No.${number}】`);
    if (title !== null) this.heading(0, title);
  }

  agenda(packet: DescribedPacket): void {
    this.heading(0, packet.title);
    if (this.style.agendaFields === 'colon') {
      this.line(`日時：${packet.date.text}${packet.time.text}`);
      this.paragraph(`場所：${packet.place}`);
    } else {
      this.line(`日 時 ${packet.date.text}  `);
      this.line(`${packet.time.text}  `);
      this.paragraph(`場 所 ${packet.place}`);
    }
    packet.agenda.forEach((section, index) => {
      this.heading(1, `${index + 1} ${section.title}`);
      for (const [place, item] of section.items.entries()) {
        this.line(`${this.style.titleLevel === 0 ? '' : '- '}(${place + 1}) ${item}`);
      }
      if (section.items.length > 0) this.line();
      if (section.body === '') return;
      if (this.style.list === 'agenda') this.handoutNames(packet);
      else this.paragraph(section.body);
    });
  }

  private handoutNames(packet: DescribedPacket): void {
    for (const paper of packet.handouts) {
      if (paper.number !== null && !paper.isReplacement)
        this.line(`${paper.no.startsWith('参考') ? '' : '資料'}${paper.no}　${paper.name}`);
    }
    this.line();
  }

  handoutTable(packet: DescribedPacket): void {
    this.line(`${packet.committee}  `);
    this.paragraph('配布資料一覧');
    const rows = packet.handouts.map((paper, index) => [
      index === 0 ? '第2回（8月23日）' : '',
      paper.no,
      paper.name,
      paper.remark,
    ]);
    this.table([['', '資料 No.', '資料名', '備考']], rows);
  }

  handoutLines(packet: DescribedPacket): void {
    this.paragraph('配布資料一覧');
    this.handoutNames(packet);
  }

  schedule(packet: DescribedPacket): void {
    this.title('schedule', packet.schedule.title);
    const rows = packet.schedule.years.flatMap(({ text, rows: own }) => [
      [text, '', ''],
      ...own.map((row) => [
        row.session,
        row.date,
        row.topics.length === 1 ? (row.topics[0] ?? '') : row.topics.map(topicLine),
      ]),
    ]);
    this.table([['審議会', '日程', '内容']], rows);
  }

  statistics(packet: DescribedPacket): void {
    this.title('statistics', null);
    for (const table of packet.statistics) {
      this.paragraph(`${table.no}${table.title}`);
      this.table(
        [['', ...table.years]],
        table.rows.map((row) => [row.label, ...row.raw]),
      );
      if (table.note !== null) this.paragraph(table.note);
      this.paragraph(table.source);
    }
  }

  trends(packet: DescribedPacket): void {
    const { title, sections } = packet.trends;
    this.title('trends', title);
    sections.forEach((section, index) => {
      this.heading(1, `(${index + 1}) ${section.title}`);
      for (const paragraph of section.paragraphs) this.paragraph(paragraph);
      if (section.law !== null) {
        this.heading(2, section.law.title);
        for (const article of section.law.articles) this.paragraph(article);
      }
      for (const group of section.groups) {
        this.heading(3, group.title);
        for (const item of group.items) this.line(`- ◆${item}`);
        this.line();
      }
    });
  }

  sheets(packet: DescribedPacket): void {
    this.title('sheets', packet.sheetTitle);
    for (const goal of packet.goals) this.sheet(goal);
  }

  private sheet(goal: DescribedGoal): void {
    const { words } = this.style;
    this.heading(1, `基本目標${goal.goalNo}「${goal.goalTitle}」についての課題`);
    this.table(
      [],
      [
        [
          '施策の目指す姿（ビジョン）',
          goal.visions.flatMap(({ policy, items }) => [
            { marker: '○', text: policy, depth: 0 },
            ...items.map((text) => ({ marker: '・', text, depth: 1 })),
          ]),
        ],
      ],
    );
    const head = (word: string, period: string): string => `${word}（${period}）`;
    this.table(
      [
        [
          '事業名',
          '指標',
          head(words.baseline, goal.kpiYears.baseline),
          head(words.target, goal.kpiYears.target),
          head(words.result, goal.kpiYears.result),
        ],
      ],
      goal.kpis.map((kpi, index) => [
        goal.kpis[index - 1]?.project === kpi.project ? '' : kpi.project,
        kpi.indicator,
        ...kpi.values,
      ]),
    );
    this.table(
      [
        [
          '計画全体の目標指標',
          head('現状', goal.planYears.baseline),
          head('目標値', goal.planYears.target),
          head('調査結果', goal.planYears.result),
        ],
      ],
      goal.planIndicators.map((one) => [one.indicator, ...one.values]),
    );
    for (const evaluation of goal.evaluations) this.line(`・${evaluation}`);
    this.line();
    const findings = goal.findings.map((finding) => [finding.text, finding.question]);
    if (this.style.pageBreak) {
      this.paragraph('アンケート調査結果');
      this.table([['調査結果項目', '問番号']], findings.slice(0, 1));
      this.out.push('\f', '');
      this.table([['調査結果項目', '問番号']], findings.slice(1));
    } else {
      this.table(
        [['', '調査結果項目', '問番号']],
        findings.map((row, index) => [index === 0 ? 'アンケート調査結果' : '', ...row]),
      );
    }
    this.table(
      [],
      [
        [
          '国の方針及び社会動向',
          goal.trends.flatMap(({ title, items }) => [
            cellOf(title, 'bold'),
            ...items.map((text) => cellOf(text, 'item')),
          ]),
        ],
      ],
    );
    this.paragraph('次期計画に向けた課題');
    for (const challenge of goal.challenges) {
      this.heading(2, `○${challenge.policy}`);
      this.heading(3, this.style.challengeMarks[0]);
      for (const item of challenge.current) this.line(`- ・${item}`);
      this.line();
      this.heading(3, this.style.challengeMarks[1]);
      for (const item of challenge.issues) this.line(`- ・${item}`);
      this.line();
    }
  }
}

function topicLine(topic: string): ListLine {
  return { marker: '', text: topic, depth: 0 };
}
