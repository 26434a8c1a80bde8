import type { PastEvent } from '../../audit/events-of.ts'
import type { Said } from '../../platform/lang.ts'

/** How an order came to be sold, alone or as one of the two that share a price. */
export const settledEvents = ({ facts }: PastEvent, amount: (key: string) => string): Record<string, Said> => ({
  OrderSettled:
    facts.payBy === 'invoice'
      ? { nb: 'Bestilt på faktura og bekreftet.', en: 'Ordered on invoice and confirmed.' }
      : facts.payBy === 'prepaid'
        ? {
            nb: `Tatt av det som er forhåndsbetalt (${amount('totalMinor')}), og bekreftet.`,
            en: `Taken from what is prepaid (${amount('totalMinor')}), and confirmed.`,
          }
        : facts.payBy === 'free'
          ? { nb: 'Bestilt og bekreftet. Ingenting å betale.', en: 'Ordered and confirmed. Nothing to pay.' }
          : {
              nb: `Betalt med kort (${amount('totalMinor')}). Ordren ble bekreftet.`,
              en: `Paid by card (${amount('totalMinor')}). The order was confirmed.`,
            },
  SharePlaced: {
    nb: `Andelen av prisen (${amount('totalMinor')}) ble avtalt. Den faktureres når deltakeren har betalt sin del.`,
    en: `The share of the price (${amount('totalMinor')}) was agreed. It is invoiced once the participant has paid theirs.`,
  },
  SharePaidTooLate: {
    nb: 'Betalt etter at den andre delen av prisen var over. Alt betales tilbake.',
    en: 'Paid after the other share of the price was over. All of it goes back.',
  },
})
