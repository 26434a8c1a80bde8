import type { Said } from '../../platform/lang.ts'

/** The consumer's right of withdrawal in plain words, as the law wants it told before the purchase and kept after it. */
export const WITHDRAWAL: Said = {
  nb: `Kjøper du som privatperson, kan du gå fra kjøpet innen **14 dager** uten å oppgi noen grunn. Virksomheter har ikke angrerett.

## Fristen

De 14 dagene løper fra dagen etter at du bestilte. Er den siste dagen en lørdag, en søndag eller en helligdag, går fristen ut neste virkedag. Fristen din står på kvitteringen.

## Slik gjør du

Åpne ordren fra e-posten du fikk, og velg **Angre kjøpet her**. Du trenger ikke logge inn, og du får en bekreftelse på e-post med en gang. Du kan også gi oss beskjed på en annen måte, for eksempel i en e-post med ordrenummeret eller med skjemaet nederst. Det er nok at beskjeden er sendt i tide.

## Pengene tilbake

Du får tilbake alt du har betalt, senest 14 dager etter at vi fikk beskjeden. Pengene går samme vei som du betalte, og det koster deg ingenting.

## Når kurset starter innen fristen

Da må du be om det i kassen. Angrer du etter at kurset har startet, betaler du for den delen som er holdt. Når hele kurset er holdt, er angreretten brukt opp.

Etter angrefristen gjelder avbestillingsvilkårene som står på kurset og på kvitteringen.`,
  en: `If you buy as a private person, you may withdraw from the purchase within **14 days** without giving a reason. Organisations have no right of withdrawal.

## The deadline

The 14 days are counted from the day after you ordered. If the last day is a Saturday, a Sunday or a public holiday, you have until the next working day. Your deadline stands on the receipt.

## What to do

Open the order from the e-mail you got and choose **Withdraw from contract here**. You need not sign in, and a confirmation comes by e-mail at once. You may also tell us in another way, for example in an e-mail with the order number or with the form below. It is enough that you sent your message in time.

## Your money back

You are paid back all you have paid, at the latest 14 days after we have your message. The money goes the way it came, and it costs you nothing.

## When the course starts before the deadline

Then you have to ask for that at checkout. If you withdraw after the course has started, you pay for the part that has been given. Once the whole course has been given, the right of withdrawal is used up.

After the deadline, the cancellation terms on the course and on your receipt apply.`,
}
