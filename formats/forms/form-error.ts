import type { FormFault } from '../../core/domain/opinion-sheets/form-file.ts';

/** Why a file is not read as a filled-in form. */
export class FormError extends Error {
  override readonly name = 'FormError';
  readonly fault: FormFault;
  readonly detail: string;

  constructor(fault: FormFault, detail = '', options?: ErrorOptions) {
    super(fault, options);
    this.fault = fault;
    this.detail = detail;
  }
}
