/** What runs inside the window. Each function stands alone: Playwright sends its text over. */

/** Opens a paper of the list and waits until its first page has been painted. @returns milliseconds */
export async function openInShingi(title: string): Promise<number> {
  const link = [...document.querySelectorAll<HTMLAnchorElement>('nav a')].find((a) =>
    a.textContent?.includes(title),
  );
  if (link === undefined) {
    throw new Error(`${title} is not in the list`);
  }
  const startedAt = performance.now();
  link.click();
  await new Promise<void>((resolve) => {
    const isThere = (): boolean =>
      document.querySelector('.pdf-page[data-page-index="0"] .pdf-picture[data-drawn]') !== null;
    const watch = new MutationObserver(() => {
      if (isThere()) {
        watch.disconnect();
        resolve();
      }
    });
    watch.observe(document, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ['data-drawn'],
    });
  });
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  return performance.now() - startedAt;
}

/** Loads pdf.js, so that its program is there as that of the application is. */
export async function loadPdfJs(): Promise<void> {
  const address = 'app://bundle/bench/pdf.mjs';
  Object.assign(window, { pdfjs: await import(address) });
}

interface PdfJs {
  GlobalWorkerOptions: { workerSrc: string };
  getDocument(options: object): {
    promise: Promise<{
      readonly numPages: number;
      getPage(page: number): Promise<{
        getViewport(options: { scale: number }): { width: number; height: number };
        render(options: object): { promise: Promise<void> };
      }>;
    }>;
    destroy(): Promise<void>;
  };
}

/** The same with bare pdf.js: the file's bytes, its worker, its first page on a canvas. @returns milliseconds */
export async function openInPdfJs(options: {
  readonly address: string;
  /** Width of the page as shown, in CSS pixels. */
  readonly width: number;
}): Promise<number> {
  const { pdfjs } = window as unknown as { pdfjs: PdfJs };
  const startedAt = performance.now();
  pdfjs.GlobalWorkerOptions.workerSrc = 'app://bundle/bench/pdf.worker.mjs';
  const data = new Uint8Array(await (await fetch(options.address)).arrayBuffer());
  const task = pdfjs.getDocument({
    data,
    isEvalSupported: false,
    cMapUrl: 'app://bundle/bench/cmaps/',
    cMapPacked: true,
  });
  const page = await (await task.promise).getPage(1);
  const ratio = window.devicePixelRatio;
  const scale = (options.width / page.getViewport({ scale: 1 }).width) * ratio;
  const viewport = page.getViewport({ scale });
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(viewport.width);
  canvas.height = Math.round(viewport.height);
  canvas.style.cssText = `position:fixed;z-index:9;top:0;left:0;width:${canvas.width / ratio}px;background:#fff`;
  document.body.append(canvas);
  await page.render({ canvas, viewport }).promise;
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const elapsed = performance.now() - startedAt;
  canvas.remove();
  await task.destroy();
  return elapsed;
}

/** Every page of a file as pdf.js shows it, its annotations included: four bytes a pixel, in base 64. */
export async function drawInPdfJs(options: {
  readonly address: string;
  readonly pixelsPerPoint: number;
}): Promise<{ width: number; height: number; pixels: string }[]> {
  const { pdfjs } = window as unknown as { pdfjs: PdfJs };
  pdfjs.GlobalWorkerOptions.workerSrc = 'app://bundle/bench/pdf.worker.mjs';
  const data = new Uint8Array(await (await fetch(options.address)).arrayBuffer());
  const task = pdfjs.getDocument({
    data,
    isEvalSupported: false,
    cMapUrl: 'app://bundle/bench/cmaps/',
    cMapPacked: true,
  });
  const file = await task.promise;
  const drawn: { width: number; height: number; pixels: string }[] = [];
  for (let number = 1; number <= file.numPages; number += 1) {
    const page = await file.getPage(number);
    const viewport = page.getViewport({ scale: options.pixelsPerPoint });
    const canvas = document.createElement('canvas');
    canvas.width = Math.ceil(viewport.width);
    canvas.height = Math.ceil(viewport.height);
    // For printing: no waiting for the frames of a window that nobody looks at.
    await page.render({ canvas, viewport, intent: 'print', background: 'white' }).promise;
    const { width, height } = canvas;
    const pixels = canvas.getContext('2d')?.getImageData(0, 0, width, height).data ?? new Uint8ClampedArray();
    let text = '';
    for (let start = 0; start < pixels.length; start += 8192) {
      text += String.fromCharCode(...pixels.subarray(start, start + 8192));
    }
    drawn.push({ width, height, pixels: btoa(text) });
  }
  await task.destroy();
  return drawn;
}

export interface Scrolled {
  /** Milliseconds from frame to frame. */
  readonly frames: number[];
  /** Milliseconds of tasks that held the window's thread for more than 50. */
  readonly longTasks: number[];
  /** Frames in which the page in the middle of the view had no picture yet. */
  readonly blank: number;
}

/** Scrolls an area from its top to its end, the same distance in every frame. */
export async function scrollThrough(options: {
  readonly selector: string;
  readonly pixelsPerFrame: number;
  /** Fewer than to the end. */
  readonly mostFrames?: number;
}): Promise<Scrolled> {
  const area = document.querySelector<HTMLElement>(options.selector);
  if (area === null) {
    throw new Error(`nothing is ${options.selector}`);
  }
  const frames: number[] = [];
  const longTasks: number[] = [];
  let blank = 0;
  const watch = new PerformanceObserver((list) => {
    longTasks.push(...list.getEntries().map(({ duration }) => duration));
  });
  watch.observe({ type: 'longtask' });
  // Looking what lies in the middle takes its time; only PDFs can be blank there.
  const hasPages = area.querySelector('.pdf-page') !== null;
  area.scrollTop = 0;
  let last = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
  const most = options.mostFrames ?? Number.POSITIVE_INFINITY;
  while (area.scrollTop + area.clientHeight < area.scrollHeight - 1 && frames.length < most) {
    area.scrollTop += options.pixelsPerFrame;
    const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
    frames.push(now - last);
    last = now;
    if (!hasPages) {
      continue;
    }
    const box = area.getBoundingClientRect();
    const middle = document
      .elementsFromPoint(box.left + box.width / 2, box.top + box.height / 2)
      .find((element) => element.classList.contains('pdf-page'));
    blank += middle !== undefined && middle.querySelector('[data-drawn]') === null ? 1 : 0;
  }
  watch.disconnect();
  return { frames, longTasks, blank };
}

/** An empty column of the same height in place of the pages: what this machine's window can do at all. */
export function makeEmptyColumn(): void {
  const area = document.querySelector<HTMLElement>('section.scroll');
  const column = document.createElement('div');
  column.id = 'empty-column';
  column.style.cssText = 'position:fixed;inset:0;overflow:auto;background:#fff;z-index:9';
  const inner = document.createElement('div');
  inner.style.height = `${area?.scrollHeight ?? 0}px`;
  column.append(inner);
  document.body.append(column);
}
