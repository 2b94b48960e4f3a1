import wasmAddress from '@embedpdf/pdfium/pdfium.wasm?url';

let compiled: Promise<WebAssembly.Module> | null = null;

/**
 * The program of the PDF engine, compiled once for all workers of this window: that takes longer than everything else
 * between a click and the first page. Rejects when it cannot be read; the next call tries again.
 */
export function engineProgram(): Promise<WebAssembly.Module> {
  compiled ??= WebAssembly.compileStreaming(fetch(wasmAddress)).catch((error: unknown) => {
    compiled = null;
    throw error;
  });
  return compiled;
}
