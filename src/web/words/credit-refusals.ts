import type { Said } from '../../platform/lang.ts'

/** Why crediting did nothing. */
export const CREDIT_REFUSALS: Record<string, { field: string; said: Said }> = {
  'credit/changed-meanwhile': {
    field: '',
    said: {
      nb: 'Noe ble endret etter at du så siden. Ingenting er kreditert. Se over tallene på nytt.',
      en: 'Something changed after you saw the page. Nothing was credited. Look at the figures again.',
    },
  },
  'credit/completed': {
    field: '',
    said: {
      nb: 'Noen som sitter i en av plassene, har fullført kurset, så plassen tas ikke tilbake. Krediter et beløp, eller de andre plassene.',
      en: 'Somebody in one of these seats has completed the course, so the seat is not taken back. Credit an amount, or the other seats.',
    },
  },
}
