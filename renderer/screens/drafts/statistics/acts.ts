import { createContext, useContext } from 'react';
import type { NewId } from '../../../../core/domain/ids.ts';
import type {
  StatisticsContent,
  StatisticsTable,
} from '../../../../core/domain/statistics/statistics-content.ts';
import type { DraftSession } from '../../../data/draft-session.ts';

/** What the parts of the editor do to the paper. */
export interface StatisticsActs {
  readonly newId: NewId;
  /** The paper as it stands, everything typed included. */
  readonly content: () => StatisticsContent;
  /** Changes the paper; edits with the same key are one step, null is a step of its own. */
  readonly change: (change: (content: StatisticsContent) => StatisticsContent, key: string | null) => void;
  /** Changes one table. Nothing happens to a table that is not there any more. */
  readonly changeTable: (
    tableId: string,
    change: (table: StatisticsTable) => StatisticsTable,
    key?: string | null,
  ) => void;
  /** What is typed next is a step of its own. */
  readonly endStep: () => void;
}

export function statisticsActs(session: DraftSession, newId: NewId): StatisticsActs {
  const content = (): StatisticsContent => {
    const now = session.snapshot().content;
    if (now.kind !== 'statistics') throw new Error('the draft is no statistics paper');
    return now;
  };
  const change: StatisticsActs['change'] = (act, key) => {
    session.edit((now) => (now.kind === 'statistics' ? act(now) : now), key);
  };
  return {
    newId,
    content,
    change,
    changeTable: (tableId, act, key = null) => {
      change((now) => {
        const index = now.tables.findIndex(({ id }) => id === tableId);
        const before = now.tables[index];
        if (before === undefined) return now;
        const after = act(before);
        return after === before ? now : { ...now, tables: now.tables.with(index, after) };
      }, key);
    },
    endStep: () => session.endStep(),
  };
}

export const StatisticsActsContext = createContext<StatisticsActs | null>(null);

export function useStatisticsActs(): StatisticsActs {
  const acts = useContext(StatisticsActsContext);
  if (acts === null) throw new Error('no statistics editor around this');
  return acts;
}
