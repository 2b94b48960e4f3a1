/**
 * Where a short label may break between phrases: after a particle before kanji or katakana, between katakana and kanji,
 * and before an opening bracket. Offsets into the text, in order.
 */
export function phraseBreaks(text: string): number[] {
  const pattern =
    /(?<=[のにをはがとへでもやびるたす])(?=[\p{Script=Han}\p{Script=Katakana}])|(?<=[\p{Script=Katakana}ー])(?=\p{Script=Han})|(?<=.)(?=[（(「【])/gu;
  return [...text.matchAll(pattern)].map((match) => match.index);
}
