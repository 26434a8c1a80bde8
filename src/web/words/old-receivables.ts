import type { Ending } from '../../old-receivables/schema.ts'
import type { Said } from '../../platform/lang.ts'
import { type Currency, money, spell } from '../../platform/money.ts'
import type { Problem } from '../../platform/problems.ts'

/** How a part of an open item of an earlier system was settled. */
export const ENDING_WORDS: Record<Ending, Said> = {
  paid: { nb: 'Betalt til kontoen vår, uten bankfil', en: 'Paid to our account, without a bank file' },
  'written-off': { nb: 'Tapt', en: 'Lost' },
  'settled-before': {
    nb: 'Betalt eller kreditert i det tidligere systemet',
    en: 'Paid or credited in the earlier system',
  },
}

export const OLD_RECEIVABLE_REFUSALS: Record<string, { field: string; said: Said | ((problem: Problem) => Said) }> = {
  'old-receivable/more-than-left': {
    field: 'amountMinor',
    said: ({ facts: { leftMinor, currency } }) => {
      const left = money(Number(leftMinor), currency as Currency)
      return {
        nb: `Beløpet er større enn det som gjenstår, ${spell(left, 'nb')}.`,
        en: `The amount is more than is left, ${spell(left, 'en')}.`,
      }
    },
  },
  'old-receivable/undone': {
    field: '',
    said: { nb: 'Dette er angret allerede.', en: 'This has been undone already.' },
  },
}
