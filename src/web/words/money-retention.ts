import type { Said } from '../../platform/lang.ts'

/** What of who paid and owed goes by itself, and when. */
export const MONEY_RETENTION: Record<string, { what: Said; when: Said }> = {
  'import-files': {
    what: {
      nb: 'Filer fra et tidligere system som ingen leste inn',
      en: 'Files of an earlier system that nobody took in',
    },
    when: {
      nb: 'etter sju dager; de andre når de er lest inn',
      en: 'after seven days; the others once they are taken in',
    },
  },
  'import-reports': {
    what: {
      nb: 'Hva som var feil i filer fra et tidligere system',
      en: 'What was wrong in files of an earlier system',
    },
    when: { nb: 'etter 90 dager', en: 'after 90 days' },
  },
  'debtors-of-old-receivables': {
    what: { nb: 'Hvem som skyldte åpne poster fra tidligere system', en: 'Who owed open items of an earlier system' },
    when: {
      nb: 'fem år etter regnskapsåret, når de er gjort opp',
      en: 'five years after the financial year, once settled',
    },
  },
  'payers-of-deposits': {
    what: { nb: 'Hvem som betalte til banken', en: 'Who paid into the bank account' },
    when: { nb: 'når regnskapet ikke lenger må oppbevares', en: 'when the books need not be kept any longer' },
  },
  'payers-of-reversals': {
    what: { nb: 'Hvem banken trakk penger tilbake for', en: 'For whom the bank took money back' },
    when: { nb: 'når regnskapet ikke lenger må oppbevares', en: 'when the books need not be kept any longer' },
  },
}
