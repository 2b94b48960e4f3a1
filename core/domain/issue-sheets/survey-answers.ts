/** An answer that a finding quotes, with its share. */
export interface SurveyAnswer {
  /** Several where the text gives one percentage for a tie. */
  labels: string[];
  percent: number;
}

interface Quote {
  readonly from: number;
  readonly to: number;
}

/** Between the last quoted label and its number: 「の割合が」, 「は」, 「が最も高く」. */
const beforePercent = /^[^「」『』、。,\d]{0,16}$/u;
/** Between labels that share a number. */
const betweenLabels = /^(?:の割合)?\s*(?:[、,・\s\u3000]|及び|と|や|並びに)+$/u;
const percentPattern = /([0-9０-９]+(?:[.．][0-9０-９]+)?)[ \u3000]*[%％]/gu;

/**
 * The answers in the text of a survey finding: each 「label」 with the percentage that follows it. A quotation that no
 * percentage follows directly is part of the question.
 */
export function readSurveyAnswers(text: string): SurveyAnswer[] {
  const quotes = outerQuotes(text);
  const answers: SurveyAnswer[] = [];
  let next = 0;
  let from = 0;
  for (const match of text.matchAll(percentPattern)) {
    const first = next;
    while (next < quotes.length && (quotes[next]?.to ?? 0) <= match.index) next += 1;
    const labels = labelsBefore(text, quotes, Math.max(first, from), next, match.index);
    from = next;
    if (labels.length > 0) {
      answers.push({ labels, percent: Number((match[1] ?? '').normalize('NFKC')) });
    }
  }
  return answers;
}

function labelsBefore(
  text: string,
  quotes: readonly Quote[],
  first: number,
  end: number,
  percentAt: number,
): string[] {
  const labels: string[] = [];
  let edge = percentAt;
  for (let index = end - 1; index >= first; index -= 1) {
    const quote = quotes[index];
    if (quote === undefined || edge - quote.to > 40) break;
    const between = text.slice(quote.to, edge);
    if (!(labels.length === 0 ? beforePercent : betweenLabels).test(between)) break;
    labels.unshift(text.slice(quote.from + 1, quote.to - 1));
    edge = quote.from;
  }
  return labels;
}

/** Outermost 「…」, from the opening bracket to behind the closing one. Unclosed brackets give nothing. */
function outerQuotes(text: string): Quote[] {
  const quotes: Quote[] = [];
  let depth = 0;
  let from = 0;
  for (const match of text.matchAll(/[「」]/gu)) {
    if (match[0] === '「') {
      if (depth === 0) from = match.index;
      depth += 1;
    } else if (depth > 0) {
      depth -= 1;
      if (depth === 0) quotes.push({ from, to: match.index + 1 });
    }
  }
  return quotes;
}
