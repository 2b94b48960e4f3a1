import { useEffect, useState } from 'react';

const aMinute = 60_000;

/** This machine's clock, by the minute: deadlines pass while a window is open. Unix milliseconds. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), aMinute);
    return () => window.clearInterval(timer);
  }, []);
  return now;
}
