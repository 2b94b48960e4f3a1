import type { Judgement } from './judgement.ts';

/** The rule of a judgement for other programs, in one line that does not depend on the language of the user. */
export function ruleInBrief({ rule, direction }: Judgement): string {
  const { code, values } = rule;
  const value = (name: string): string => values[name] ?? '';
  const [name = '', good = ''] = code.split('.');
  const [more, less] = good === 'lower' ? ['<', '>'] : ['>', '<'];
  const orMore = good === 'lower' ? '≤' : '≥';
  const numeric = (relation: string): string =>
    `numeric-target:${value('target')} ${relation}${direction.reason === 'chosen' ? ' (direction chosen)' : ''}`;
  const word = `qualitative-target:${value('word')}`;
  const milestone = `milestone: ${value('act')}`;
  switch (name) {
    case 'resultMissing':
      return `result is ${value('result').trim() === '' ? 'blank' : value('result')}`;
    case 'resultPending':
      return `result is still to come: ${value('result')}`;
    case 'resultIsWord':
      return `result is the word ${value('word')}, not a number (baseline ${value('baseline')})`;
    case 'resultUnreadable':
    case 'resultNotNumber':
      return `result carries no value to compare: ${value('result')}`;
    case 'resultBounded':
      return `result is a limit, not a level: ${value('result')}`;
    case 'targetMissing':
      return `no target: ${value('target').trim() === '' ? 'blank' : value('target')}`;
    case 'targetUnreadable':
      return `target carries no value to compare with: ${value('target')}`;
    case 'baselineMissing':
      return `${word} needs a baseline in numbers: ${value('baseline')}`;
    case 'unitsDiffer':
      return `units differ: ${value('baseline')} / ${value('target')} / ${value('result')}`;
    case 'reached':
      return numeric(`result${orMore}target`);
    case 'missed':
      return numeric(`result${less}target, no baseline to compare with`);
    case 'missedUnchanged':
      return numeric('result misses target, result=baseline');
    case 'missedImproved':
      return numeric(`result${less}target, result${more}baseline`);
    case 'missedWorsened':
      return numeric(`result${less}target, result${less}baseline`);
    case 'bettered':
      return `${word} result${more}baseline`;
    case 'keptOrBetter':
      return `${word} result${orMore}baseline`;
    case 'kept':
      return `${word} result=baseline`;
    case 'keptUp':
      return `${word} still done: ${value('result')}`;
    case 'stopped':
      return `${word} no longer done: ${value('result')}`;
    case 'fell':
      return `${word} result${less}baseline`;
    case 'milestoneInTime':
      return `${milestone} ${value('done')} ≤ ${value('deadline')}`;
    case 'milestoneLate':
      return `${milestone} ${value('done')} > ${value('deadline')}`;
    case 'milestoneWithoutDate':
      return `${milestone} done, without a date to compare`;
    case 'milestoneNotDone':
      return `${milestone} not done: ${value('result')}`;
    case 'milestoneAhead':
      return `${milestone} not done yet in ${value('period')}, due ${value('deadline')}`;
    case 'milestoneOther':
      return `${milestone} was the target, ${value('done')} is the result`;
    case 'milestoneCounted':
      return `${milestone} counted: ${value('result')}`;
    default:
      return code;
  }
}
