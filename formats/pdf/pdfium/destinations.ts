import { type Pdfium, withMemory } from './pdfium.ts';

/** Where a link or an entry of the outline leads. */
export type LinkTarget =
  /** `top` and `left` in user space of that page; null where the file leaves them open. */
  | {
      readonly kind: 'page';
      readonly page: number;
      readonly left: number | null;
      readonly top: number | null;
    }
  | { readonly kind: 'address'; readonly address: string }
  /** Another file or a program. Named, never opened. */
  | { readonly kind: 'file'; readonly file: string };

/** Action kinds of fpdf_doc.h. */
const goTo = 1;
const remoteGoTo = 2;
const address = 3;
const launch = 4;
/** Views of a destination of fpdf_doc.h whose first, or last, parameter is a top edge. */
const viewsWithTop: ReadonlyMap<number, number> = new Map([
  [3, 0],
  [5, 3],
  [7, 0],
]);

/** The target of a destination, else that of an action; null when it leads nowhere that can be shown. */
export function targetOf(
  pdfium: Pdfium,
  document: number,
  destination: number,
  action: number,
): LinkTarget | null {
  const { module } = pdfium;
  if (destination !== 0) {
    return pageTarget(pdfium, document, destination);
  }
  switch (action === 0 ? 0 : module.FPDFAction_GetType(action)) {
    case goTo: {
      const own = module.FPDFAction_GetDest(document, action);
      return own === 0 ? null : pageTarget(pdfium, document, own);
    }
    case address: {
      const uri = readBytes(pdfium, (buffer, length) =>
        module.FPDFAction_GetURIPath(document, action, buffer, length),
      );
      return uri === '' ? null : { kind: 'address', address: uri };
    }
    case remoteGoTo:
    case launch: {
      const file = readBytes(pdfium, (buffer, length) =>
        module.FPDFAction_GetFilePath(action, buffer, length),
      );
      return file === '' ? null : { kind: 'file', file };
    }
    default:
      return null;
  }
}

function pageTarget(pdfium: Pdfium, document: number, destination: number): LinkTarget | null {
  const { module } = pdfium;
  const page = module.FPDFDest_GetDestPageIndex(document, destination);
  if (page < 0) {
    return null;
  }
  return withMemory(pdfium, 40, (at) => {
    const known = module.FPDFDest_GetLocationInPage(
      destination,
      at,
      at + 4,
      at + 8,
      at + 12,
      at + 16,
      at + 20,
    );
    const [hasLeft = 0, hasTop = 0] = new Int32Array(pdfium.memory().buffer, at, 2);
    const [left = 0, top = 0] = new Float32Array(pdfium.memory().buffer, at + 12, 2);
    if (known && (hasLeft !== 0 || hasTop !== 0)) {
      return { kind: 'page', page, left: hasLeft === 0 ? null : left, top: hasTop === 0 ? null : top };
    }
    const view = module.FPDFDest_GetView(destination, at, at + 4);
    const [count = 0] = new Uint32Array(pdfium.memory().buffer, at, 1);
    const parameters = new Float32Array(pdfium.memory().buffer, at + 4, 4);
    const place = viewsWithTop.get(view);
    const edge = place === undefined || place >= count ? null : (parameters[place] ?? null);
    return { kind: 'page', page, left: null, top: edge };
  });
}

/** Text of a function that answers with its length in bytes, the closing zero included. */
function readBytes(pdfium: Pdfium, read: (address: number, length: number) => number): string {
  const length = read(0, 0);
  if (length <= 1) {
    return '';
  }
  return withMemory(pdfium, length, (at) => {
    read(at, length);
    return new TextDecoder().decode(pdfium.memory().slice(at, at + length - 1));
  });
}

/** The same for UTF-16LE. */
export function readUnits(pdfium: Pdfium, read: (address: number, length: number) => number): string {
  const length = read(0, 0);
  if (length <= 2) {
    return '';
  }
  return withMemory(pdfium, length, (at) => {
    read(at, length);
    return new TextDecoder('utf-16le').decode(pdfium.memory().slice(at, at + length - 2));
  });
}
