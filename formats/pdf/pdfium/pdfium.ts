import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium';

/** PDFium as loaded: one memory, one thread. Use it from one place at a time. */
export interface Pdfium {
  readonly module: WrappedPdfiumModule;
  /** The whole memory as it is now; it may move whenever memory grows, so never keep it over a call. */
  memory(): Uint8Array<ArrayBuffer>;
  /** Address of `byteLength` fresh bytes; they are released with `release`. */
  reserve(byteLength: number): number;
  release(address: number): void;
}

/**
 * Starts PDFium from its WebAssembly file (`@embedpdf/pdfium/pdfium.wasm`): its bytes, which takes about 50 ms, or the program
 * compiled from them. Keep the result.
 */
export async function loadPdfium(wasm: Uint8Array | WebAssembly.Module): Promise<Pdfium> {
  const module = await (wasm instanceof Uint8Array
    ? init({ wasmBinary: wasm.slice().buffer })
    : startCompiled(wasm));
  module.PDFiumExt_Init();
  const { wasmExports } = module.pdfium;
  // The package's typings take this member from typings of Emscripten that it does not bring along.
  const runtime = module.pdfium as unknown as { readonly HEAPU8: Uint8Array<ArrayBuffer> };
  return {
    module,
    memory: () => runtime.HEAPU8,
    reserve(byteLength) {
      const address = wasmExports.malloc(byteLength);
      if (address === 0) {
        throw new RangeError(`PDFium has no ${byteLength} bytes left`);
      }
      return address;
    },
    release: (address) => wasmExports.free(address),
  };
}

/** Emscripten lets the page make the instance itself; it is told of a failure by nobody else. */
function startCompiled(program: WebAssembly.Module): Promise<WrappedPdfiumModule> {
  return new Promise((resolve, reject) => {
    const byHand = {
      instantiateWasm: (
        imports: WebAssembly.Imports,
        receive: (instance: WebAssembly.Instance) => void,
      ): object => {
        WebAssembly.instantiate(program, imports).then(receive).catch(reject);
        return {};
      },
    };
    // The package's typings take this member from typings of Emscripten that it does not bring along.
    init(byHand as Parameters<typeof init>[0]).then(resolve, reject);
  });
}

/** Runs `work` with fresh bytes that are released afterwards, whatever happens. */
export function withMemory<Value>(
  pdfium: Pdfium,
  byteLength: number,
  work: (address: number) => Value,
): Value {
  const address = pdfium.reserve(byteLength);
  try {
    return work(address);
  } finally {
    pdfium.release(address);
  }
}
