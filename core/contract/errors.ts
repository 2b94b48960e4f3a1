/**
 * Every refusal that may cross a process boundary has one of these codes. The words for people are in
 * `core/locales/<language>/errors.json` under the same code; a code never reaches a screen.
 */
export const errorCodes = [
  // the call itself
  'usage',
  'unknown-call',
  'invalid-input',
  'invalid-output',
  'cancelled',
  'internal',
  // the committee file
  'file-missing',
  'file-exists',
  'file-in-use',
  'file-newer',
  'file-damaged',
  'file-not-committee',
  'file-on-network-share',
  'folder-missing',
  'no-permission',
  'disk-full',
  'read-only',
  'migration-failed',
  'backup-failed',
  // what is asked for
  'not-found',
  'ambiguous',
  'conflict',
  /** Another person's words are not changed. */
  'not-author',
  /** An answer may not be settled like this: no disposition, no words, no plan change, no reason. */
  'response-incomplete',
  /** A bundle is not taken in; `reason` says why, in the words of exchange:refused. */
  'bundle-refused',
  /** A sheet is not handed in: it is empty, or an opinion of it is. */
  'sheet-incomplete',
  /** No answer is published yet. */
  'nothing-to-give',
  /** Names or addresses stand in free texts that nobody has looked at; `places` says where. */
  'personal-data-unreviewed',
  // sources to import
  'source-missing',
  'source-empty',
  'source-too-large',
  'source-binary',
  'source-unsupported',
  'source-damaged',
  'source-old-format',
  'source-encrypted',
  'source-is-form',
  'nothing-recognised',
  'no-table-recognised',
  'no-question-recognised',
  'survey-unsupported',
  // paper
  'printer-unavailable',
  'printer-timeout',
  'printer-failed',
  'print-text-differs',
  'character-without-font',
  'nothing-to-print',
  'paper-locked',
  // helper processes
  'job-out-of-memory',
  'job-timeout',
  'job-failed',
  'service-lost',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** Facts for the sentence shown to people: file names, numbers, line numbers. Plain JSON values only. */
export type ErrorDetail = Readonly<Record<string, ErrorDetailValue>>;
export type ErrorDetailValue =
  | string
  | number
  | boolean
  | null
  | readonly ErrorDetailValue[]
  | { readonly [key: string]: ErrorDetailValue };

/** A refusal with a code of the closed list. Everything else that is thrown is a defect and becomes `internal`. */
export class ShingiError extends Error {
  override readonly name = 'ShingiError';
  readonly code: ErrorCode;
  readonly detail: ErrorDetail;

  constructor(code: ErrorCode, detail: ErrorDetail = {}, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
    this.detail = detail;
  }
}

const usageCodes: ReadonlySet<ErrorCode> = new Set(['usage', 'unknown-call']);

const machineCodes: ReadonlySet<ErrorCode> = new Set([
  'no-permission',
  'disk-full',
  'read-only',
  'migration-failed',
  'backup-failed',
  'printer-unavailable',
  'printer-timeout',
  'printer-failed',
  'job-out-of-memory',
  'job-timeout',
  'job-failed',
  'service-lost',
  'invalid-output',
  'internal',
]);

/** Exit status of the command line: 2 the command is wrong, 3 the input was refused, 4 the machine failed. */
export function exitStatusOf(code: ErrorCode): 2 | 3 | 4 {
  if (usageCodes.has(code)) {
    return 2;
  }
  return machineCodes.has(code) ? 4 : 3;
}
