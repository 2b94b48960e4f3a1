import type { ReactNode } from 'react';
import type { Answer } from '../data/call-cache.ts';
import { Loading, Problem } from './problem.tsx';

/** Draws what an answer holds; the two other states look alike everywhere. */
export function Answered<T>({
  answer,
  onRetry,
  children,
}: {
  readonly answer: Answer<T>;
  readonly onRetry?: () => void;
  readonly children: (value: T) => ReactNode;
}): ReactNode {
  switch (answer.state) {
    case 'loading':
      return <Loading />;
    case 'failed':
      return <Problem error={answer.error} {...(onRetry === undefined ? {} : { onRetry })} />;
    case 'ready':
      return children(answer.value);
  }
}
