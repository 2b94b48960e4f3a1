/** Characters that XML 1.0 has no way to write. */
const forbidden = /[^\P{Cc}\t\n\r\x7f-\x9f]|[\ufffe\uffff\p{Surrogate}]/gu;

/** A text as a file of Word or Excel can hold it: U+FFFD stands for each character that cannot be written. */
export function xmlText(text: string): string {
  return text.replace(forbidden, '\ufffd');
}
