/** Draws and reads PDFs beside the window's own thread. One worker holds one file. */

import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import wasmAddress from '@embedpdf/pdfium/pdfium.wasm?url';
import type { FromWorker, ToWorker } from './messages.ts';
import { PdfiumFile, PdfRefused } from './pdfium-file.ts';

let engine: Promise<WrappedPdfiumModule> | undefined;
let file: PdfiumFile | undefined;

async function startEngine(): Promise<WrappedPdfiumModule> {
  const response = await fetch(wasmAddress);
  return PdfiumFile.start(await response.arrayBuffer());
}

async function answer(message: ToWorker): Promise<FromWorker> {
  const { seq } = message;
  if (message.ask === 'open') {
    engine ??= startEngine();
    file = PdfiumFile.open(await engine, message.bytes, message.password);
    return { seq, answer: 'opened', pages: file.pages };
  }
  if (file === undefined) {
    throw new PdfRefused('damaged');
  }
  return message.ask === 'draw'
    ? { seq, answer: 'drawn', ...file.draw(message.page, message.pixelsPerPoint) }
    : { seq, answer: 'read', characters: file.read(message.page) };
}

function post(message: FromWorker): void {
  self.postMessage(message, {
    transfer: message.answer === 'drawn' ? [message.pixels.buffer] : [],
  });
}

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  answer(data).then(post, (error: unknown) => {
    if (!(error instanceof PdfRefused)) {
      console.error(error);
    }
    post({ seq: data.seq, answer: 'refused', fault: error instanceof PdfRefused ? error.fault : 'engine' });
  });
});
