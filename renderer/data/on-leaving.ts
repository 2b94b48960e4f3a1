/**
 * Calls `flush` whenever the window loses the focus, is hidden or closes: nobody knows whether it comes back.
 * @returns ends it, with a last call
 */
export function onLeaving(flush: () => void): () => void {
  const whenHidden = (): void => {
    if (document.visibilityState === 'hidden') {
      flush();
    }
  };
  window.addEventListener('pagehide', flush);
  window.addEventListener('blur', flush);
  document.addEventListener('visibilitychange', whenHidden);
  return () => {
    window.removeEventListener('pagehide', flush);
    window.removeEventListener('blur', flush);
    document.removeEventListener('visibilitychange', whenHidden);
    flush();
  };
}
