import type { PastEvent } from '../../audit/events-of.ts'
import type { Said } from '../../platform/lang.ts'

/** What happened with an unpaid invoice; `amount` spells one of the event's amounts. */
export const reminderEvents = ({ facts }: PastEvent, amount: (key: string) => string): Record<string, Said> => ({
  ReminderSent: {
    nb: `Brev ${Number(facts.step)} om ubetalt faktura ble sendt.`,
    en: `Letter ${Number(facts.step)} about the unpaid invoice was sent.`,
  },
  ReminderFeeWaived: {
    nb: `Purregebyret på ${amount('feeMinor')} ble frafalt.`,
    en: `The reminder fee of ${amount('feeMinor')} was waived.`,
  },
  ReminderClaimsWaived: {
    nb: `Gebyr og rente på ${amount('amountMinor')} ble frafalt, fordi fakturaen ble rettet.`,
    en: `Fees and interest of ${amount('amountMinor')} were waived, because the invoice was corrected.`,
  },
  TransferRecorded: {
    nb: `${amount('amountMinor')} kom inn til banken.`,
    en: `${amount('amountMinor')} came in by bank.`,
  },
})
