/*
 * The index holds bigrams made here, divided by spaces: 福祉計画 → 「福祉 祉計 計画 画」. A word of two or more characters
 * is the phrase of its bigrams and therefore found exactly; one character is found as the beginning of a bigram, for
 * which the last character of a text stands alone at the end. Characters are code points.
 */

/** FTS5's ascii tokenizer divides at ASCII signs; a private-use character stands for each of them. */
const privateUse = 0xe000;

function tokenSafe(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const isWord = code >= 0x80 || /[0-9a-z]/u.test(character);
  return isWord ? character : String.fromCharCode(privateUse + code);
}

/** What the index is given for a folded text. */
export function indexText(folded: string): string {
  const characters = Array.from(folded, tokenSafe);
  return characters.map((character, index) => character + (characters[index + 1] ?? '')).join(' ');
}

/** The FTS5 expression that finds a folded word; `word` must not be empty. */
export function matchWord(word: string): string {
  const characters = Array.from(word, tokenSafe);
  if (characters.length === 1) {
    return `"${characters.join('')}" *`;
  }
  const bigrams = characters
    .slice(0, -1)
    .map((character, index) => character + (characters[index + 1] ?? ''));
  return `"${bigrams.join(' ')}"`;
}

/** The FTS5 expression that finds rows with every word in the column. */
export function matchAll(column: string, words: readonly string[]): string {
  return `${column} : (${words.map(matchWord).join(' AND ')})`;
}
