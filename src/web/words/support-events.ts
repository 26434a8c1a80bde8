import type { Said } from '../../platform/lang.ts'

/** What support did with an order. */
export const supportEvents = (amount: (key: string) => string): Record<string, Said> => ({
  ConfirmationResent: { nb: 'Bekreftelsen ble sendt på nytt.', en: 'The confirmation was sent again.' },
  AddressCorrected: {
    nb: 'En feilskrevet e-postadresse ble rettet. Gamle lenker virker ikke lenger.',
    en: 'A misspelt e-mail address was corrected. Old links do not work any more.',
  },
  GoodwillGiven: {
    nb: `Kundestøtte ga ${amount('amountMinor')} tilbake.`,
    en: `Support gave ${amount('amountMinor')} back.`,
  },
  NoteWritten: { nb: 'Et notat ble skrevet.', en: 'A note was written.' },
})
