import { useEffect, useState } from 'react';

/** Below this width of the window, in rem, there is one column: the same as in the style sheets. */
const narrowest = 56;

/** Whether the window has room for one column only, as with large letters or in a small window. */
export function useNarrow(): boolean {
  const [narrow, setNarrow] = useState(isNarrow);
  useEffect(() => {
    const observer = new ResizeObserver(() => setNarrow(isNarrow()));
    observer.observe(document.documentElement);
    // Larger letters change no size of the window.
    observer.observe(measureOf());
    return () => observer.disconnect();
  }, []);
  return narrow;
}

function isNarrow(): boolean {
  const { fontSize } = getComputedStyle(document.documentElement);
  return document.documentElement.clientWidth <= narrowest * Number.parseFloat(fontSize);
}

/** An element one rem wide, which tells when the size of letters changes. */
function measureOf(): Element {
  const known = document.querySelector('.rem-measure');
  if (known !== null) {
    return known;
  }
  const measure = document.createElement('div');
  measure.className = 'rem-measure';
  measure.setAttribute('aria-hidden', 'true');
  document.body.append(measure);
  return measure;
}
