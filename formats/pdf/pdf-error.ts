import type { ErrorCode } from '../../core/contract/errors.ts';

/** Why a PDF file cannot be used. */
export type PdfFault = 'passwordNeeded' | 'wrongPassword' | 'damaged' | 'noPages';

const errorCodes: Readonly<Record<PdfFault, ErrorCode>> = {
  passwordNeeded: 'source-encrypted',
  wrongPassword: 'source-encrypted',
  damaged: 'source-damaged',
  noPages: 'source-damaged',
};

/** A PDF file was refused. `fault` says why, `errorCode` is the code under which a service reports it. */
export class PdfError extends Error {
  override readonly name = 'PdfError';
  readonly fault: PdfFault;
  readonly errorCode: ErrorCode;

  constructor(fault: PdfFault, options?: ErrorOptions) {
    super(fault, options);
    this.fault = fault;
    this.errorCode = errorCodes[fault];
  }
}
