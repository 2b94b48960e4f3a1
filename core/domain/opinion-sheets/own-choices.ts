import { foldKey } from '../blocks/fold.ts';
import type { FormDescription } from './form-file.ts';
import type { FormSettings } from './form-settings.ts';

export type OwnChoices = NonNullable<FormDescription['ownChoices']>;

/** Between the words of an answer that has several. */
export const choiceSeparator = '、';
/** What people put between words that they write by hand. */
const written = /[、,，;；/／・\n\r\t]/u;

/** An answer out of chosen words, in the order of the choices. */
export function joinChoices(choices: readonly string[], chosen: ReadonlySet<string>): string {
  return choices.filter((choice) => chosen.has(choice)).join(choiceSeparator);
}

/**
 * The choices that an answer names: one of them word for word, or several with marks between them. Words may themselves
 * hold such marks. Null where the answer says anything else; empty for an empty one.
 */
export function readChoices(text: string, choices: readonly string[]): string[] | null {
  const keys = choices.map((choice) => ({ choice, key: foldKey(choice) }));
  const whole = keys.find(({ key }) => key === foldKey(text));
  if (whole !== undefined) {
    return [whole.choice];
  }
  const parts = text.split(written).map((part) => part.trim());
  const chosen = new Set<string>();
  // The longest run of parts that is a choice is taken first, because a choice may have a mark inside.
  let at = 0;
  while (at < parts.length) {
    if (parts[at] === '') {
      at += 1;
      continue;
    }
    let end = parts.length;
    let found: string | undefined;
    while (found === undefined && end > at) {
      const key = foldKey(parts.slice(at, end).join(''));
      found = keys.find((one) => foldKey(one.choice.split(written).join('')) === key)?.choice;
      end -= 1;
    }
    if (found === undefined) {
      return null;
    }
    chosen.add(found);
    at = end + 1;
  }
  return choices.filter((choice) => chosen.has(choice));
}

/** The choices of a form's own questions, by the names of their fields. */
export function ownChoicesOf({ ownFields }: FormSettings): OwnChoices {
  return Object.fromEntries(
    ownFields.flatMap(({ input, choices, several }, index) =>
      input === 'choice' ? [[`own${index + 1}`, { labels: choices, several: several === true }]] : [],
    ),
  );
}

/** Names of ticked boxes, as PDF forms store them: 「c2」, 「c1,c3」. */
const boxes = /^c\d{1,3}(?:,c\d{1,3})*$/u;

/**
 * What an answer to a question with choices says, in the words of the choices. `isClear` is false where it says something
 * else, or more than may be chosen; then its words stay as they are.
 */
export function answerOfChoice(
  text: string,
  { labels, several }: OwnChoices[string],
): { readonly text: string; readonly isClear: boolean } {
  const named = readChoices(text, labels);
  const ticked =
    named === null && boxes.test(text)
      ? text.split(',').map((box) => labels[Number(box.slice(1)) - 1])
      : (named ?? []);
  const chosen = ticked.filter((label) => label !== undefined);
  if (chosen.length === 0 || chosen.length < ticked.length) {
    return { text, isClear: false };
  }
  const answer = joinChoices(labels, new Set(chosen));
  return { text: answer, isClear: several || chosen.length === 1 };
}
