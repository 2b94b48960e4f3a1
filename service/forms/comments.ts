import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { ShingiError } from '../../core/contract/errors.ts';
import type { CommentsReport, CommentTable } from '../../core/contract/form-calls.ts';
import { foldKey } from '../../core/domain/blocks/fold.ts';
import { readDay } from '../../core/domain/dates/read-day.ts';
import {
  type CommentColumn,
  guessColumns,
  headRowOf,
  isPersonal,
} from '../../core/domain/opinion-sheets/comment-columns.ts';
import {
  type CommentRow,
  type CommentsOfPerson,
  commentRows,
  groupByPerson,
} from '../../core/domain/opinion-sheets/comment-rows.ts';
import { type FormNotice, interpretForm, readRole } from '../../core/domain/opinion-sheets/filled-form.ts';
import type { FormDescription } from '../../core/domain/opinion-sheets/form-file.ts';
import type { FormSettings } from '../../core/domain/opinion-sheets/form-settings.ts';
import { type SubmissionMethod, submissionMethodSchema } from '../../core/domain/opinion-sheets/sheet.ts';
import { createTranslate, locales, type Translate } from '../../core/locales/translator.ts';
import type { WriteHandle } from '../../db/change-log/write-handle.ts';
import { findOwner } from '../../db/committees/owner.ts';
import { recordFormTransfer } from '../../db/exchange/commands.ts';
import { findMeeting } from '../../db/meetings/queries.ts';
import { placeNewOpinions } from '../../db/opinion-sheets/places.ts';
import { formSettings } from '../../db/opinion-sheets/settings.ts';
import type { SuggestCategory } from '../../db/opinion-sheets/standing.ts';
import { greatestRows } from '../../formats/statistics/sheets.ts';
import type { CommitteeService } from '../committee-service.ts';
import { writeOrPreview } from '../exchange/preview.ts';
import { categorySuggester } from '../exchange/suggest.ts';
import { derivedId } from './derived-id.ts';
import { formWords } from './form-words.ts';
import { isForm } from './is-form.ts';
import { keptText } from './kept-text.ts';
import { placeOpinion } from './place-opinion.ts';
import { type TakenSheet, takeSheetWords } from './take-sheet.ts';

/** Bytes of a table; comments are text. */
const greatestSize = 50 * 1024 * 1024;
/** Milliseconds for reading one. */
const jobTimeout = 120_000;
/** Rows that are shown beside the choice of columns. */
const sampleRows = 5;

interface Table {
  /** SHA-256 of the file. */
  readonly hash: string;
  readonly rows: readonly (readonly string[])[];
  readonly headRow: number;
  /** Further sheets with words in them; these are not read. */
  readonly otherSheets: number;
}

/** The cells of a .csv or .xlsx: of its first sheet that has any. @throws ShingiError source-missing …, source-is-form */
async function readTable(service: CommitteeService, file: string, signal: AbortSignal): Promise<Table> {
  const ending = path.extname(file).toLowerCase();
  if (!['.csv', '.tsv', '.txt', '.xlsx', '.xlsm'].includes(ending)) {
    throw new ShingiError('source-unsupported', { path: file });
  }
  const status = await stat(file).catch((error: unknown) => {
    throw new ShingiError('source-missing', { path: file }, { cause: error });
  });
  if (status.size > greatestSize) {
    throw new ShingiError('source-too-large', { path: file });
  }
  const bytes = new Uint8Array(await readFile(file));
  if (await isForm(service, file, bytes.slice())) {
    // Read as a table it would be comments of nobody, with the hints of the form among them.
    throw new ShingiError('source-is-form', { path: file });
  }
  const { sheets } = await service.environment.jobs.run(
    'readCells',
    {
      bytes,
      kind: ending.startsWith('.xls') ? 'workbook' : 'text',
      name: path.basename(file),
    },
    { signal, timeout: jobTimeout },
  );
  const [rows, ...others] = sheets.filter((sheet) =>
    sheet.some((cells) => cells.some((cell) => cell.trim() !== '')),
  );
  if (rows === undefined) {
    throw new ShingiError('source-empty', { path: file });
  }
  if (rows.length >= greatestRows) {
    // What lies behind these rows was not read, and nothing is left out in silence.
    throw new ShingiError('source-too-large', { path: file });
  }
  return {
    hash: createHash('sha256').update(bytes).digest('hex'),
    rows,
    headRow: headRowOf(rows),
    otherSheets: others.length,
  };
}

function headsOf({ rows, headRow }: Table): string[] {
  const width = Math.max(...rows.map((cells) => cells.length));
  return Array.from({ length: width }, (_, index) => rows[headRow]?.[index]?.trim() ?? '');
}

/** What a table of comments holds, and what its columns seem to mean. */
export async function showComments(
  service: CommitteeService,
  file: string,
  signal: AbortSignal,
): Promise<CommentTable> {
  const table = await readTable(service, file, signal);
  const heads = headsOf(table);
  const columns = guessColumns(heads);
  return {
    heads: heads.map((heading, index) => ({
      heading,
      column: columns[index] ?? null,
      isPersonal: isPersonal(heading),
      sample: table.rows
        .slice(table.headRow + 1, table.headRow + 1 + sampleRows)
        // Addresses and telephone numbers are not shown either.
        .map((cells) => (isPersonal(heading) ? '' : (cells[index] ?? '').slice(0, 200))),
    })),
    rowCount: table.rows.slice(table.headRow + 1).filter((cells) => cells.some((cell) => cell.trim() !== ''))
      .length,
  };
}

export interface CommentsRequest {
  readonly path: string;
  readonly meetingId: string;
  readonly columns: readonly (CommentColumn | null)[];
  readonly preview: boolean;
}

/**
 * Takes a table of comments in, all of it or nothing. The same table once more changes nothing; rows that are gone stay.
 * @throws ShingiError source-missing …; not-found (meeting); invalid-input where no column holds the words
 */
export async function receiveComments(
  service: CommitteeService,
  request: CommentsRequest,
  signal: AbortSignal,
): Promise<CommentsReport> {
  const { file, environment } = service;
  if (findMeeting(file.read, request.meetingId) === null) {
    throw new ShingiError('not-found', { meetingId: request.meetingId });
  }
  if (findOwner(file.read).role !== 'secretariat') {
    throw new ShingiError('bundle-refused', { path: request.path, reason: 'notForMember' });
  }
  if (!request.columns.includes('text')) {
    throw new ShingiError('invalid-input', { message: 'text' });
  }
  const table = await readTable(service, request.path, signal);
  const rows = commentRows(table.rows, table.headRow, request.columns);
  const heads = headsOf(table);
  const leftOut = heads.filter(
    (heading, index) => heading !== '' && (request.columns[index] ?? null) === null,
  );
  const translate = createTranslate(environment.locale);
  return writeOrPreview(file, 'receiveComments', request.preview, (tx): CommentsReport => {
    const taker = new CommentTaker(tx, request.meetingId, translate);
    for (const person of groupByPerson(rows)) {
      taker.take(person);
    }
    placeNewOpinions(tx);
    const { people } = taker.report();
    if (people.some(({ result }) => result !== 'unchanged')) {
      recordFormTransfer(tx, {
        form: 'comments',
        formId: '',
        meeting_id: request.meetingId,
        file_name: path.basename(request.path),
        file_hash: table.hash,
        partner: '',
        revision: 1,
        result: people.every(({ result }) => result === 'new') ? 'new' : 'revised',
        sheet_id: null,
        confirmed_by: null,
      });
    }
    const report = taker.report();
    const others: FormNotice = { code: 'otherSheets', no: null, value: String(table.otherSheets) };
    return {
      ...report,
      // First of all, because nothing of these sheets is in the numbers.
      notices: [...(table.otherSheets === 0 ? [] : [others]), ...report.notices],
      rows: rows.length,
      leftOutColumns: leftOut,
    };
  });
}

/** A comment has no form behind it; its columns are called by their names. */
function bareDescription(): Pick<FormDescription, 'labels' | 'own' | 'materials'> {
  return { labels: {}, own: {}, materials: [] };
}

class CommentTaker {
  readonly #tx: WriteHandle;
  readonly #meetingId: string;
  readonly #translate: Translate;
  readonly #settings: FormSettings;
  readonly #suggest: SuggestCategory;
  readonly #people: CommentsReport['people'] = [];
  readonly #notices: FormNotice[] = [];
  #gone = 0;

  constructor(tx: WriteHandle, meetingId: string, translate: Translate) {
    this.#tx = tx;
    this.#meetingId = meetingId;
    this.#translate = translate;
    this.#settings = formSettings(tx);
    this.#suggest = categorySuggester(tx);
  }

  report(): Pick<CommentsReport, 'people' | 'notices'> {
    const gone: FormNotice = { code: 'rowsGone', no: null, value: String(this.#gone) };
    return { people: this.#people, notices: [...this.#notices, ...(this.#gone === 0 ? [] : [gone])] };
  }

  take({ key, rows }: CommentsOfPerson): void {
    const [first] = rows;
    const form = interpretForm(
      {
        description: bareDescription() as FormDescription,
        head: { name: first?.values.name ?? '', publishability: first?.values.publishability ?? '' },
        opinions: rows.map(({ row, values }) => ({
          no: row,
          values: { ...values } as Record<string, string>,
        })),
        leftOver: [],
      },
      formWords(),
    );
    // Numbers of the rows say more than those of a person's opinions.
    const rowOf = (no: number | null): number | null => (no === null ? null : (rows[no - 1]?.row ?? null));
    this.#notices.push(
      ...form.notices
        .filter(({ code }) => code !== 'kindMissing')
        .map((one) => ({ ...one, no: rowOf(one.no) })),
    );
    if (form.opinions.length === 0) {
      return;
    }
    const kind = this.#settings.kinds[0] ?? 'opinion';
    const opinions = form.opinions.map((opinion) => {
      const placed = placeOpinion(
        this.#tx,
        this.#meetingId,
        { ...opinion, kind: opinion.kind ?? kind },
        this.#translate,
      );
      this.#notices.push(...placed.notices.map((one) => ({ ...one, no: rowOf(one.no) })));
      return placed.opinion;
    });
    const name = form.name.slice(0, 100);
    const taken = takeSheetWords(
      this.#tx,
      {
        meetingId: this.#meetingId,
        submitter: { memberId: null, name: name === '' ? null : name, role: this.#roleOf(rows) },
        personKey: key,
        publishability: form.publishability ?? this.#usualPublishability(),
        answers: this.#answersOf(key, rows, form.leftOver),
        opinions,
        method: methodOf(first?.values.method ?? ''),
        origin: 'publicComment',
        receivedAt: this.#dayOf(first) ?? this.#tx.environment.now(),
        keepsKnown: true,
      },
      this.#suggest,
    );
    this.#count(taken, name, opinions.length);
  }

  #count(taken: TakenSheet, name: string, count: number): void {
    this.#gone += taken.kept;
    this.#people.push({ name: name === '' ? null : name, result: taken.result, opinions: count });
  }

  #roleOf(rows: readonly CommentRow[]) {
    const word = rows.find(({ values }) => values.role !== undefined)?.values.role ?? '';
    return readRole(word, formWords()) ?? 'citizen';
  }

  #usualPublishability() {
    const { publishabilities, defaultPublishability } = this.#settings;
    // Names of the public are not published.
    return publishabilities.includes('unnamed') ? 'unnamed' : defaultPublishability;
  }

  #answersOf(key: string, rows: readonly CommentRow[], leftOver: readonly string[]) {
    const base = derivedId(this.#meetingId, key);
    const affiliation = rows.find(({ values }) => values.affiliation !== undefined)?.values.affiliation ?? '';
    return [
      ...keptText(base, 'affiliation', this.#translate('form:comments.column.affiliation'), affiliation),
      ...keptText(base, 'leftOver', this.#translate('form:leftOver'), leftOver.join('\n\n')),
    ];
  }

  /** Midnight of the day that the row names, on this machine's clock. */
  #dayOf(row: CommentRow | undefined): number | null {
    const text = row?.values.date ?? '';
    if (row === undefined || text.trim() === '') {
      return null;
    }
    const today = new Date(this.#tx.environment.now()).toISOString().slice(0, 10);
    const day = readDay(text.trim().split(/[\sT]/u)[0] ?? '', today);
    const time = day === null ? Number.NaN : new Date(`${day}T00:00:00`).getTime();
    if (!Number.isFinite(time) || time < 0) {
      this.#notices.push({ code: 'dateNotRead', no: row.row, value: text });
      return null;
    }
    return time;
  }
}

const methodVariants: readonly (readonly [SubmissionMethod, RegExp])[] = [
  ['onlineForm', /フォーム|web|ウェブ|ホームページ|hp|電子申請|サイト|online/u],
  ['email', /メール|mail/u],
  ['fax', /fax|ファックス|ファクス|ファクシミリ/u],
  ['post', /郵送|郵便|post/u],
  ['inPerson', /持参|窓口|直接|来庁/u],
  ['atMeeting', /会場|説明会|手渡し/u],
];

function methodOf(text: string): SubmissionMethod {
  const key = foldKey(text);
  const known = submissionMethodSchema.options.find(
    (method) =>
      method === text.trim() ||
      locales.some((locale) => foldKey(createTranslate(locale)(`opinion:method.${method}`)) === key),
  );
  return known ?? methodVariants.find(([, pattern]) => pattern.test(key))?.[0] ?? 'other';
}
