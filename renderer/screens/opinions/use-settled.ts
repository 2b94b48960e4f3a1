import { useEffect, useRef, useState } from 'react';

/** Changes that follow each other faster than this, in milliseconds, are a key held down. */
const pause = 90;

/** A value that follows another at once, but waits while that one goes on changing: rows that are only passed by are not opened. */
export function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value);
  const changedAt = useRef(0);
  useEffect(() => {
    const now = performance.now();
    const isPassing = now - changedAt.current < 2 * pause;
    changedAt.current = now;
    if (!isPassing) {
      setSettled(value);
      return;
    }
    const timer = window.setTimeout(() => setSettled(value), pause);
    return () => window.clearTimeout(timer);
  }, [value]);
  return settled;
}
