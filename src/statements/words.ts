import type { Said } from '../platform/lang.ts'
import type { StatementContent } from './content.ts'

type Kind = StatementContent['kind']

export const COURSE: Said = { nb: 'Kurs', en: 'Course' }
export const OFFERING: Said = { nb: 'Gjennomføring', en: 'Offering' }
export const MONTH: Said = { nb: 'Måned', en: 'Month' }
export const INCOME: Said = { nb: 'Inntekt', en: 'Income' }
export const EARNED: Said = { nb: 'Opptjent', en: 'Earned' }
export const TAKEN_BACK: Said = { nb: 'Tatt tilbake', en: 'Taken back' }
export const PART: Said = { nb: 'Andel', en: 'Share' }
export const PARTNERS: Said = { nb: 'Til partnere', en: 'To partners' }
export const CURRENCY: Said = { nb: 'Valuta', en: 'Currency' }
export const SOLD: Said = { nb: 'Solgt', en: 'Sold' }
export const RETURNED: Said = { nb: 'Gitt tilbake', en: 'Given back' }
export const COVERED: Said = { nb: 'Dekket', en: 'Covered' }
export const PEOPLE: Said = { nb: 'Deltakere', en: 'Learners' }
export const COMPLETED: Said = { nb: 'Fullført', en: 'Completed' }
export const CREDITS: Said = { nb: 'Studiepoeng', en: 'ECTS credits' }
export const SEATS_LEFT: Said = { nb: 'Plasser igjen', en: 'Seats left' }
export const MONEY_LEFT: Said = { nb: 'Beløp igjen', en: 'Money left' }
export const MODE: Said = { nb: 'Oppgjørsform', en: 'How it is settled' }

/** What the last column is: what the recipient has coming, or owes. */
export const OWN: Record<Kind, Said> = {
  partner: { nb: 'Deres andel', en: 'Your share' },
  faculty: { nb: 'Igjen', en: 'Remains' },
  funder: { nb: 'Beløp', en: 'Amount' },
}
export const TITLES: Record<Kind, Said> = {
  partner: { nb: 'Partnere', en: 'Partners' },
  faculty: { nb: 'Fakulteter', en: 'Faculties' },
  funder: { nb: 'Bidragsytere', en: 'Funders' },
}
export const MODE_WORDS: Record<'billed' | 'reported', Said> = {
  billed: { nb: 'Faktureres', en: 'Billed' },
  reported: { nb: 'Rapporteres', en: 'Reported' },
}

/** What the figures are, as whoever gets them has to know. */
export const ABOUT: Record<Kind, readonly Said[]> = {
  partner: [
    {
      nb: 'Inntekten er det som er inntektsført i regnskapet i måneden, uten merverdiavgift. Det som er kreditert eller gitt tilbake, er trukket fra. Gebyr for avbestilling er med. Hver dag regnes med andelen som gjaldt den dagen.',
      en: 'The income is what the books recognised in the month, without VAT. What was credited or given back is taken off. Fees for cancelling are in it. Each day counts by the share of that day.',
    },
    {
      nb: 'Oppgjøret er en oversikt. Det utbetales ikke herfra, og det er ikke en faktura.',
      en: 'The statement is for information. Nothing is paid out by it, and it is no invoice.',
    },
  ],
  faculty: [
    {
      nb: 'Inntekten er det som er inntektsført i regnskapet i måneden, uten merverdiavgift. Det som er kreditert eller gitt tilbake, er trukket fra. Partnernes andeler er trukket fra i det som er igjen.',
      en: 'The income is what the books recognised in the month, without VAT. What was credited or given back is taken off. The shares of partners are taken off in what remains.',
    },
  ],
  funder: [
    {
      nb: 'Plasser dekkes i den rekkefølgen de ble solgt, så langt tilskuddet rekker. En plass som er gitt tilbake, går ut, og den neste i rekken kommer inn. Beløpet er det som er dekket nå, fratrukket det som er meldt før.',
      en: 'Seats are covered in the order in which they were sold, as far as the grant reaches. A seat that was given back goes off, and the next in line comes in. The amount is what is covered now, less what was told before.',
    },
    {
      nb: 'Oppgjøret viser bare antall og beløp, ingen navn. Der tilskuddet faktureres, er dette grunnlaget. Selve fakturaen skrives i regnskapssystemet.',
      en: 'The statement shows counts and amounts only, no names. Where the grant is billed, this is what the bill rests on. The bill itself is written in the accounting system.',
    },
  ],
}

export const THIS_MONTH: Said = { nb: 'Denne måneden', en: 'This month' }
export const EARLIER: Said = { nb: 'Tidligere måneder, ikke meldt før', en: 'Earlier months, not told before' }
export const THIS_SUM: Said = { nb: 'I dette oppgjøret', en: 'In this statement' }
export const BEFORE_SUM: Said = { nb: 'Meldt før', en: 'Told before' }
export const TOTAL_SUM: Said = { nb: 'I alt', en: 'In all' }
