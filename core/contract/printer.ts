/**
 * What turns one self-contained HTML file into a PDF: a window of the running Electron, a system Chromium, or the one that
 * comes with the development packages. Callers know this interface only.
 */

/** The oldest Chromium that prints nested tables without losing text, and that writes tags and an outline. */
export const MINIMUM_CHROMIUM = 131;

export interface PrinterEngine {
  /** Product name, for example "Chromium". */
  readonly name: string;
  /** Full version, for example "147.0.7727.24". */
  readonly version: string;
  /** True when its PDFs carry structure tags and an outline. */
  readonly tagged: boolean;
}

export interface PrintSource {
  /** Absolute path of an HTML file that is complete in itself: static markup, fonts and pictures from files. */
  readonly path: string;
  /** Further absolute folders whose files it may read. Its own folder is always allowed; nothing else is. */
  readonly folders: readonly string[];
}

export interface PrintOptions {
  /** Limit for the whole print in milliseconds. */
  readonly timeoutMilliseconds?: number;
  /** Limit for the memory of all processes of the engine together, in bytes. */
  readonly memoryLimitBytes?: number;
}

export const DEFAULT_PRINT_TIMEOUT_MILLISECONDS = 120_000;
export const DEFAULT_PRINT_MEMORY_BYTES = 3 * 1024 ** 3;

/**
 * Every refusal of `print` is a ShingiError: `printer-timeout` {step, milliseconds}, `printer-failed` {step, message},
 * `job-out-of-memory` {limitBytes}, `cancelled`.
 */
export interface Printer {
  readonly engine: PrinterEngine;
  /** Bytes of the PDF. Aborting the signal ends the engine's process; the next print starts a new one. */
  print(source: PrintSource, options: PrintOptions, signal: AbortSignal): Promise<Uint8Array>;
  /** Ends the engine's process. The printer may not be used afterwards. */
  close(): Promise<void>;
}

/** On <html>: "pending" until the page's own script sets "ready". A page without it has nothing to wait for. */
export const PRINT_READY_ATTRIBUTE = 'data-print-ready';

/**
 * Runs in the page. Settles when every font and picture is there and the flag, if any, says ready; rejects with the
 * name of what could not be loaded, because a system font in its place would change the paper.
 */
export const PRINT_READY_SCRIPT = `(async () => {
  const root = document.documentElement;
  if (document.readyState !== 'complete') {
    await new Promise((resolve) => addEventListener('load', resolve, { once: true }));
  }
  if (root.getAttribute('${PRINT_READY_ATTRIBUTE}') === 'pending') {
    await new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        if (root.getAttribute('${PRINT_READY_ATTRIBUTE}') === 'ready') { observer.disconnect(); resolve(); }
      });
      observer.observe(root, { attributes: true, attributeFilter: ['${PRINT_READY_ATTRIBUTE}'] });
    });
  }
  await Promise.all([...document.images].map((image) => {
    image.loading = 'eager';
    return image.decode().catch(() => { throw new Error('image: ' + image.getAttribute('src')); });
  }));
  // Those that fail are named below.
  await Promise.all([...document.fonts].map((face) => face.load().catch(() => undefined)));
  await document.fonts.ready;
  const broken = [...document.fonts].find((face) => face.status === 'error');
  if (broken) { throw new Error('font: ' + broken.family + ' ' + broken.weight); }
  return true;
})()`;

/** Arguments of the print command; page size and margins come from the page's own @page rules. */
export const PRINT_SETTINGS = {
  printBackground: true,
  preferCSSPageSize: true,
  displayHeaderFooter: false,
  generateTaggedPDF: true,
  generateDocumentOutline: true,
} as const;
