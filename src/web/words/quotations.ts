import type { Said } from '../../platform/lang.ts'
import type { QuotationState } from '../../quotations/queries.ts'
import type { Tone } from '../desk/tag.ts'

/** How a quote stands, in a word or two. */
export const QUOTATION_STATE: Record<QuotationState, { name: Said; tone: Tone }> = {
  open: { name: { nb: 'gjelder', en: 'stands' }, tone: 'info' },
  accepted: { name: { nb: 'blitt ordre', en: 'became an order' }, tone: 'success' },
  withdrawn: { name: { nb: 'trukket tilbake', en: 'taken back' }, tone: 'neutral' },
  lapsed: { name: { nb: 'gått ut', en: 'has run out' }, tone: 'warning' },
}
