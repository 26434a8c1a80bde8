import type { Said } from '../../platform/lang.ts'
import { type CancellationRules, COMPANY_SEAT } from '../../terms/rules.ts'

type Terms = { code: string; name: Said; inWords: Said; rules: CancellationRules }

/** What every buyer accepts. The right of withdrawal follows angrerettloven §§ 20–24. */
export const SALES_TERMS: Said = {
  nb: `## Hvem du handler med
Fjordbyen universitet, etter- og videreutdanning (organisasjonsnummer 974 767 880), Universitetsgata 1, 0164 Oslo. Skriv til kurs@fjordbyen.example.

## Avtalen
Du har plass når du har fått ordrebekreftelsen. Prisen på kurssiden er den du betaler; merverdiavgift er tatt med der kurset er avgiftspliktig.

## Betaling
Privatpersoner betaler med kort. Virksomheter betaler med kort eller faktura med 14 dagers frist. Kortet belastes når plassen er din.

## Angrerett
Du kan gå fra kjøpet innen **14 dager** uten å oppgi grunn. Fristen løper fra dagen etter kjøpet. Starter kurset innen fristen fordi du har bedt om det, betaler du for den delen som er holdt. Send en melding til kurs@fjordbyen.example, eller bruk angreskjemaet der. Pengene betales tilbake innen 14 dager.

## Avbestilling
Etter angrefristen gjelder avbestillingsvilkårene som står på kurset. De fryses når du bestiller.

## Endring og avlysning
Blir et kurs avlyst eller flyttet, kan du få alle pengene tilbake.

## Uenighet
Forbrukerrådet kan mekle gratis mellom deg og oss.`,
  en: `## Who you buy from
Fjordbyen universitet, further education (organisation number 974 767 880), Universitetsgata 1, 0164 Oslo, Norway. Write to kurs@fjordbyen.example.

## The agreement
You have a seat once you have the order confirmation. The price on the course page is what you pay; VAT is included where the course is taxable.

## Payment
Private buyers pay by card. Organisations pay by card, or on invoice due in 14 days. The card is charged when the seat is yours.

## Right of withdrawal
You may withdraw within **14 days** without giving a reason, counted from the day after the purchase. If the course starts within that time because you asked for it, you pay for the part that has been given. Send a message to kurs@fjordbyen.example or use the withdrawal form. You are paid back within 14 days.

## Cancellation
After that, the cancellation terms on the course apply. They are frozen when you order.

## Changes
If a course is cancelled or moved, you can have all your money back.

## Disputes
The Norwegian Consumer Council (Forbrukerrådet) can mediate free of charge.`,
}

/** Two sets of cancellation terms: for courses with a teacher, and for what is open to many. */
export const CANCELLATION_TERMS: Record<'course' | 'open', Terms> = {
  course: {
    code: 'kurs',
    name: { nb: 'Kurs med lærer', en: 'Courses with a teacher' },
    inWords: {
      nb: 'Gratis avbestilling til 14 dager før start. Deretter betaler du halv pris til 3 dager før, og full pris etter det. Du kan gi plassen til en kollega når som helst.',
      en: 'Free cancellation until 14 days before the start. After that you pay half until 3 days before, and the full price later. You may give your seat to a colleague at any time.',
    },
    rules: {
      steps: [
        { daysBefore: 14, at: 'midnight', feeBasisPoints: 0 },
        { daysBefore: 3, at: 'midnight', feeBasisPoints: 5_000 },
      ],
      afterStart: 'nothing',
      companySeat: COMPANY_SEAT,
    },
  },
  open: {
    code: 'apent',
    name: { nb: 'Åpne tilbud', en: 'Open offers' },
    inWords: {
      nb: 'Gratis avbestilling til det starter. Etter det får du ikke pengene tilbake, men tilgangen er din hele perioden.',
      en: 'Free cancellation until it starts. After that there is no refund, but access is yours for the whole period.',
    },
    rules: {
      steps: [{ daysBefore: 0, at: 'start-hour', feeBasisPoints: 0 }],
      afterStart: 'nothing',
      companySeat: COMPANY_SEAT,
    },
  },
}
