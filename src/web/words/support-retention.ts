import type { Said } from '../../platform/lang.ts'

/** What goes by itself of what support works with. */
export const SUPPORT_RETENTION: Record<string, { what: Said; when: Said }> = {
  'cancel-reasons': {
    what: { nb: 'Hvorfor noen ba om å få avbestille', en: 'Why somebody asked to cancel' },
    when: { nb: '180 dager etter at de spurte', en: '180 days after they asked' },
  },
  'refused-requests': {
    what: { nb: 'Hva en feilside svarte, og hvem', en: 'What an error page said, and to whom' },
    when: { nb: 'etter 30 dager', en: 'after 30 days' },
  },
  'support-notes': {
    what: { nb: 'Notater om ordrer, personer og bedrifter', en: 'Notes on orders, people and companies' },
    when: { nb: 'etter fem år', en: 'after five years' },
  },
  'card-digits': {
    what: { nb: 'De fire siste sifrene i kortet som betalte', en: 'The last four digits of the card that paid' },
    when: { nb: '540 dager etter betalingen', en: '540 days after the payment' },
  },
}
