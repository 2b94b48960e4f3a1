/** What runs inside the window. Each function stands alone: Playwright sends its text over. */

/** Opens a structured paper of the list and waits until it stands there with its notes. */
export async function openStructured(options: { title: string; notes: boolean }): Promise<void> {
  const link = [...document.querySelectorAll<HTMLAnchorElement>('nav a')].find((a) =>
    a.textContent?.includes(options.title),
  );
  if (link === undefined) {
    throw new Error(`${options.title} is not in the list`);
  }
  link.click();
  await new Promise<void>((resolve) => {
    const look = (): void => {
      const there =
        document.querySelector('article.document [data-block-id]') !== null &&
        (!options.notes || document.querySelector('.margin-notes article.note') !== null);
      if (there) {
        resolve();
      } else {
        requestAnimationFrame(look);
      }
    };
    look();
  });
}
