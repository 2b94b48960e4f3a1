/** Fields of the details that a key of the table leads to. */
export type FieldName = 'summary' | 'text' | 'category' | 'section' | 'note' | 'status' | 'history';

/** A field of one row that is to take the focus. A new object each time, so that the same one is asked for twice. */
export interface FieldRequest {
  readonly itemId: string;
  readonly field: FieldName;
}
