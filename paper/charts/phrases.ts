/**
 * Where a short label may break between phrases: after a particle before kanji or katakana, between katakana and kanji,
 * and before an opening bracket. Offsets into the text, in order.
 */
export function phraseBreaks(text: string): number[] {
  const pattern =
    /(?<=[のにをはがとへでもやびるたす])(?=[\p{Script=Han}\p{Script=Katakana}])|(?<=[\p{Script=Katakana}ー])(?=\p{Script=Han})|(?<=.)(?=[（(「【])/gu;
  return [...text.matchAll(pattern)].map((match) => match.index);
}

/** The text in the phrases between these places. */
export function phrasesOf(text: string): string[] {
  const starts = [0, ...phraseBreaks(text)];
  return starts.map((start, index) => text.slice(start, starts[index + 1] ?? text.length));
}
