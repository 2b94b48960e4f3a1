import type { SheetLine } from '../../../core/domain/issue-sheets/issue-sheet-content.ts';
import { readQuestionCode } from '../../../core/domain/issue-sheets/question-code.ts';
import { readSurveyAnswers } from '../../../core/domain/issue-sheets/survey-answers.ts';
import { endsSentence, enumeratorOf, key } from '../text.ts';
import { partOfLabel, readChallengeMark } from './labels.ts';
import { itemOf, type SourceLine } from './lists.ts';
import { beginPart, closeSurvey, keepOther, newChallenge, type SheetState } from './sheet-state.ts';
import { keepSurveyLine } from './survey-table.ts';

export interface SheetSourceLine extends SourceLine {
  /** Level of a heading, 0 for other text. */
  readonly level: number;
  /** Follows a blank line. */
  readonly apart: boolean;
}

/**
 * Puts a line of text where it belongs in the sheet.
 * @param next the line that follows, which tells a policy from an item
 */
export function takeSheetLine(
  state: SheetState,
  line: SheetSourceLine,
  next: { readonly text: string; readonly marker: string } | null,
): void {
  const printed = line.marker + line.text;
  const mark = readChallengeMark(printed);
  if (mark !== null) {
    takeMark(state, line, mark);
    return;
  }
  const part = line.text.length <= 60 && !endsSentence(line.text) ? partOfLabel(printed) : null;
  if (part !== null && !(line.list && line.level === 0)) {
    beginPart(state, part, printed, line.line);
    return;
  }
  if (isPolicy(state, line, next)) {
    if (state.part !== 'challenges') {
      state.part = 'challenges';
      state.indicators = null;
      state.findings = null;
    }
    newChallenge(state, line.marker, line.text);
    return;
  }
  if (state.part !== 'findings') closeSurvey(state);
  switch (state.part) {
    case 'visions':
      state.visionLines.push(line);
      break;
    case 'trends':
      state.trendLines.push(line);
      break;
    case 'projects':
    case 'planIndicators':
    case 'evaluations':
      addLine(state.sheet.evaluations, state, line);
      break;
    case 'findings':
      takeFindingLine(state, line);
      break;
    case 'challenges':
      takeChallengeItem(state, line);
      break;
    case null:
      keepOther(state, line.line, line.marker, line.text);
  }
}

/** A heading that is no label, or a marked line directly above 【現状】 or 【課題】. */
function isPolicy(
  state: SheetState,
  line: SheetSourceLine,
  next: { readonly text: string; readonly marker: string } | null,
): boolean {
  if (line.text.length > 80 || endsSentence(line.text)) return false;
  const leads = next !== null && readChallengeMark(next.marker + next.text) !== null;
  if (line.level > 0) return leads || line.marker !== '' || state.part === 'challenges';
  return leads && !line.list && /^[○〇◯◎●■□◆◇]?$/u.test(line.marker);
}

function takeMark(
  state: SheetState,
  line: SheetSourceLine,
  mark: NonNullable<ReturnType<typeof readChallengeMark>>,
): void {
  state.part = 'challenges';
  state.indicators = null;
  state.findings = null;
  let challenge = state.sheet.challenges.at(-1);
  const sideIsTaken =
    challenge !== undefined &&
    (mark.side === 'current' ? challenge.currentLabel !== null || challenge.issuesLabel !== null : false);
  if (challenge === undefined || (sideIsTaken && state.side !== 'current'))
    challenge = unnamedChallenge(state);
  state.side = mark.side;
  const label = { id: state.reading.newId(), text: mark.label };
  if (mark.side === 'current') challenge.currentLabel ??= label;
  else challenge.issuesLabel ??= label;
  if (mark.rest !== '') {
    const rest = {
      ...line,
      marker: /^[・･]/u.test(mark.rest) ? '・' : '',
      text: mark.rest.replace(/^[・･]\s*/u, ''),
    };
    takeChallengeItem(state, rest);
  }
}

/** 現状 and 課題 for which no policy is named: what stands above them names them. */
function unnamedChallenge(state: SheetState) {
  const { sheet } = state;
  const label = sheet.challenges.length === 0 ? sheet.challengeLabel : null;
  if (label !== null) sheet.challengeLabel = null;
  return newChallenge(state, '', label?.text ?? sheet.goalTitle);
}

function takeChallengeItem(state: SheetState, line: SheetSourceLine): void {
  const challenge = state.sheet.challenges.at(-1) ?? unnamedChallenge(state);
  addLine(state.side === 'current' ? challenge.current : challenge.issues, state, line);
}

/** Adds an item, or to the item before it what was wrapped onto the next line. */
function addLine(lines: SheetLine[], state: SheetState, line: SheetSourceLine): void {
  const last = lines.at(-1);
  const goesOn =
    last !== undefined &&
    !line.apart &&
    !line.list &&
    line.marker === '' &&
    line.level === 0 &&
    !endsSentence(last.text) &&
    last.text.length >= 24 &&
    enumeratorOf(line.text) === '';
  if (goesOn) last.text += line.text;
  else lines.push(itemOf(line, state.reading.newId));
}

/** 「…が35.9%（H問35）」 as a line instead of a row. */
function takeFindingLine(state: SheetState, line: SheetSourceLine): void {
  const behind =
    /^(?<text>[\s\S]*?)[\s　]*[（(［[【]?(?<question>[^（(［[【。、]{0,40}問\s*[0-9０-９]{1,3}[^。、]{0,12}?)[)）］\]】]?[\s　]*$/u.exec(
      line.text.slice(-2000),
    )?.groups;
  const questionText = behind?.['question'] ?? '';
  const question = readQuestionCode(questionText);
  if (question === null || readSurveyAnswers(line.text).length === 0 || line.text.length > 2000) {
    keepSurveyLine(state, line);
    return;
  }
  addFinding(state, line.line, behind?.['text'] ?? '', questionText);
}

/** Adds a survey finding. A question that cannot be read is kept as printed and reported. */
export function addFinding(state: SheetState, line: number, text: string, questionText: string): void {
  const question = readQuestionCode(questionText);
  if (question === null && key(questionText) !== '')
    state.reading.warn(line, 'questionNotUnderstood', { text: questionText });
  state.sheet.findings.push({
    id: state.reading.newId(),
    text,
    questionText,
    question,
    answers: readSurveyAnswers(text),
  });
}
