/** Draws and reads PDFs beside the window's own thread. One worker holds one file. */

import { type PdfFault as FileFault, PdfError } from '../../../../formats/pdf/pdf-error.ts';
import { loadPdfium, type Pdfium } from '../../../../formats/pdf/pdfium/pdfium.ts';
import { ShownDocument } from '../../../../formats/pdf/pdfium/shown-document.ts';
import type { Answer, FromWorker, PdfFault, Question, ToWorker } from './messages.ts';

const faults: Readonly<Record<FileFault, PdfFault>> = {
  passwordNeeded: 'password-needed',
  wrongPassword: 'wrong-password',
  damaged: 'damaged',
  noPages: 'damaged',
};

let engine: Pdfium | undefined;
let shown: ShownDocument | undefined;

async function answer(question: Question): Promise<Answer> {
  if (question.ask === 'start') {
    engine = await loadPdfium(question.program);
    return { answer: 'started' };
  }
  if (engine === undefined) {
    throw new Error('the engine was not started');
  }
  if (question.ask === 'open') {
    shown?.close();
    shown = undefined;
    shown = ShownDocument.open(engine, question.bytes, { password: question.password });
    return { answer: 'opened', sheets: shown.sheets };
  }
  if (shown === undefined) {
    throw new PdfError('damaged');
  }
  switch (question.ask) {
    case 'describe':
      return { answer: 'described', outline: shown.outline(), labels: shown.labels() };
    case 'read':
      return { answer: 'read', text: shown.text(question.page), links: shown.links(question.page) };
    case 'draw': {
      const { width, height, pixels } = shown.draw(question.page, question);
      return { answer: 'drawn', picture: await createImageBitmap(new ImageData(pixels, width, height)) };
    }
  }
}

function transferred(message: Answer): Transferable[] {
  if (message.answer === 'drawn') {
    return [message.picture];
  }
  return message.answer === 'read' ? [message.text.boxes.buffer] : [];
}

async function reply(message: ToWorker): Promise<void> {
  let given: Answer;
  try {
    given = await answer(message);
  } catch (error) {
    if (error instanceof PdfError) {
      given = { answer: 'refused', fault: faults[error.fault] };
    } else {
      // A defect inside the engine: its memory cannot be trusted any more, and the window starts another worker.
      console.error(error);
      given = { answer: 'refused', fault: 'engine' };
    }
  }
  const full: FromWorker = { ...given, seq: message.seq };
  self.postMessage(full, { transfer: transferred(given) });
}

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  reply(data).catch((error: unknown) => console.error(error));
});
