import type { PastEvent } from '../../audit/events-of.ts'
import type { Said } from '../../platform/lang.ts'
import { correctionName } from './corrections.ts'

/** What happened to an order's documents after they were issued, in sentences. */
export function correctionEvents(facts: PastEvent['facts']): Record<string, Said> {
  const what = (lang: 'nb' | 'en') => correctionName(lang, String(facts.what ?? ''))
  return {
    CorrectionAsked: { nb: `Ba om retting: ${what('nb')}.`, en: `Asked for a correction: ${what('en')}.` },
    CorrectionGranted: { nb: `Retting godtatt: ${what('nb')}.`, en: `Correction granted: ${what('en')}.` },
    CorrectionRefused: {
      nb: `Retting avslått: ${String(facts.reason ?? '')}`,
      en: `Correction refused: ${String(facts.reason ?? '')}`,
    },
    InvoiceReissued: {
      nb: 'Fakturaen ble tatt tilbake, og en rettet utstedes.',
      en: 'The invoice was taken back, and a corrected one is issued.',
    },
    InvoicePaid: { nb: 'Fakturaen ble betalt med kort.', en: 'The invoice was paid by card.' },
    DocumentResent:
      facts.corrected === true
        ? { nb: 'Dokumentet ble sendt til en annen adresse.', en: 'The document was sent to another address.' }
        : { nb: 'Dokumentet ble sendt på nytt.', en: 'The document was sent again.' },
  }
}
