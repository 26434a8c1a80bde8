import type { Said } from '../../platform/lang.ts'

/** What a refusal says to those who keep a course. */
export const CERTIFYING_REFUSALS: Record<string, { field: string; said: Said }> = {
  'certificate/ended': {
    field: '',
    said: { nb: 'Beviset gjelder ikke lenger.', en: 'The certificate is not valid any more.' },
  },
  'certificate/same-name': {
    field: 'name',
    said: { nb: 'Beviset har akkurat dette navnet.', en: 'The certificate has just this name.' },
  },
}
