/** Marks that stand before an item of a list and are nothing but a mark. */
const bulletCharacters = '・･•●○〇◯◎◆◇■□▪▫◦‣➢➤►▶▷★☆✓✔☑';
const bulletSet: ReadonlySet<string> = new Set(bulletCharacters);

/** For comparing, never for showing: NFKC without white space. */
export function key(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '');
}

/** `key` of what is short enough to be a title or a label; empty for longer text, which is neither. */
export function shortKey(text: string, longest = 80): string {
  return text.length > longest * 2 ? '' : key(text);
}

/** The bullet at the start of a text and what follows. 「○○市」 and 「・・・」 begin with no bullet. */
export function splitBullet(text: string): { readonly marker: string; readonly text: string } {
  const first = text.charAt(0);
  if (!bulletSet.has(first) || text.length === 1 || text.charAt(1) === first) return { marker: '', text };
  return { marker: first, text: text.slice(1).trimStart() };
}

const enumeratorPattern =
  /^(?:[(（]\s*[0-9０-９]{1,2}\s*[)）]|[⑴-⒇]|[①-⑳㉑-㉟]|[0-9０-９]{1,2}[)）.．](?![0-9０-９])|[(（][ア-ンァ-ヶa-zａ-ｚ一二三四五六七八九十]{1,2}[)）])/u;

/** An enumerator at the start of a text: 「(1)」 「①」 「1.」 「(ア)」; empty without one. */
export function enumeratorOf(text: string): string {
  const first = text.charCodeAt(0);
  // Most lines begin with a kanji or kana and need no pattern.
  if ((first >= 0x3041 && first <= 0x30ff) || (first >= 0x4e00 && first <= 0x9fff)) return '';
  return enumeratorPattern.exec(text)?.[0] ?? '';
}

/** Japanese sentences end so; titles and labels do not. */
export function endsSentence(text: string): boolean {
  return /[。．！？](?:[」』）)])?$/u.test(text);
}

/** Without the brackets around the whole. */
export function unwrap(text: string): string {
  const match = /^\s*[【〈《〔［[<＜(（「『](.*)[】〉》〕］\]>＞)）」』]\s*$/u.exec(text);
  return match === null ? text.trim() : (match[1] ?? '').trim();
}
