import { useCallback, useEffect, useRef, useState } from 'react';
import type { ShingiError } from '../../../../core/contract/errors.ts';
import type { PageSheet } from '../../../../core/domain/pages/page-frame.ts';
import { asShingiError } from '../../../data/call-cache.ts';
import { useAsk } from '../../../data/session.tsx';
import type { PdfFault } from './messages.ts';
import { PdfClient, PdfFailure } from './pdf-client.ts';

export type PdfState =
  | { readonly state: 'loading' }
  | { readonly state: 'open'; readonly client: PdfClient; readonly sheets: readonly PageSheet[] }
  | { readonly state: 'refused'; readonly fault: PdfFault }
  | { readonly state: 'failed'; readonly error: ShingiError };

/** Fetches a PDF from the service and opens it in a worker. */
export function usePdf(hash: string): {
  readonly pdf: PdfState;
  readonly openWith: (password: string) => void;
} {
  const ask = useAsk();
  const [pdf, setPdf] = useState<PdfState>({ state: 'loading' });
  const held = useRef<{ client: PdfClient; bytes: Uint8Array } | null>(null);

  const openWith = useCallback(
    (password: string) => {
      if (held.current === null) {
        return;
      }
      const { client, bytes } = held.current;
      client.open(bytes, password).then(
        (sheets) => {
          if (held.current?.client === client) {
            setPdf({ state: 'open', client, sheets });
            if (password !== '') {
              // So that printing can use it; without it, printing says what to do.
              ask('unlockFile', { file: { hash }, password }).catch((error: unknown) => console.error(error));
            }
          }
        },
        (error: unknown) => {
          if (held.current?.client === client) {
            setPdf({ state: 'refused', fault: error instanceof PdfFailure ? error.fault : 'engine' });
          }
        },
      );
    },
    [ask, hash],
  );

  useEffect(() => {
    const client = new PdfClient();
    let wanted = true;
    ask('file', { hash }).then(
      ({ bytes }) => {
        if (wanted) {
          held.current = { client, bytes };
          openWith('');
        }
      },
      (error: unknown) => {
        if (wanted) {
          setPdf({ state: 'failed', error: asShingiError(error) });
        }
      },
    );
    return () => {
      wanted = false;
      held.current = null;
      client.close();
      setPdf({ state: 'loading' });
    };
  }, [ask, hash, openWith]);
  return { pdf, openWith };
}
