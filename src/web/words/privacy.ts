import type { Said } from '../../platform/lang.ts'

/** What GDPR articles 13 and 14 ask to be told, in plain words. */
export const PRIVACY: Said = {
  nb: `Vi samler inn så lite som mulig, bruker det bare til det du ba om, og selger det aldri videre.

## Hva vi lagrer, og hvorfor

- **Når du kjøper:** navn, e-post og adresse, hva du kjøpte og hva du betalte. Vi trenger det for å oppfylle avtalen med deg og fordi bokføringsloven krever det.
- **Når du deltar:** at du er påmeldt, har møtt og har fullført. Vi trenger det for å gjennomføre kurset og gi deg kursbevis. Spør kurset deg om noe, står det ved spørsmålet hvorfor, hvem som ser svaret, og når vi sletter det.
- **Når du har en konto:** e-post og passord. Passordet lagres slik at ingen kan lese det, heller ikke vi.
- **Når du har bedt om nyhetsbrev:** e-post, språk og temaer, og når du sa ja og nei. Vi sender det fordi du har samtykket, og slutter når du melder deg av med lenken i brevet. Vi måler ikke hvem som åpner det.
- **Når du vil vite når et kurs kan bestilles:** e-post, språk, hvilket kurs, og når du sa ja. Vi sender én e-post fordi du har samtykket, og sletter adressen da, når du ombestemmer deg, eller etter atten måneder.
- **Betaling:** kortnummeret ser vi aldri. Det går rett til betalingsformidleren Stripe.

## Hvor lenge

Bilag oppbevares i fem år etter at regnskapsåret er slutt, slik loven krever. Alt annet sletter vi når du ber om det, eller når vi ikke lenger trenger det: handlekurver etter 30 dager, navn på bestillinger som aldri ble betalt etter 90 dager, teksten i e-poster etter ett år, og kjøpere uten konto tre år etter siste bestilling eller kurs.

## Informasjonskapsler

Vi bruker kapsler som nettstedet ikke kan klare seg uten: en for handlekurven, en for bestillingene du har gjort i denne nettleseren, og en når du er logget inn. To til kommer bare når du svarer på om vi kan huske lenken du kom fra: en som husker svaret, og etter et ja en med lenken du kom fra. Ingen annonser og ikke noe fra andre nettsteder.

## Hvem som ser opplysningene

Kursadministrasjonen, økonomi og kundestøtte ser det de trenger for å hjelpe deg. Kjøper arbeidsgiveren plassen din, ser de at du er påmeldt kurset de har betalt, men aldri kurs du kjøper privat.

## Rettighetene dine

Logg inn og åpne [Dine data](/account/my-data), så får du en kopi av alt vi har om deg, og kan be om å bli slettet. Har du ingen konto, så logg inn med en lenke på e-post, eller skriv til e-postadressen nederst på siden; der kan du også be om retting. Er du ikke fornøyd, kan du klage til [Datatilsynet](https://www.datatilsynet.no).`,
  en: `We collect as little as possible, use it only for what you asked for, and never sell it.

## What we keep, and why

- **When you buy:** name, e-mail and address, what you bought and what you paid. We need it to keep our agreement with you and because the bookkeeping act demands it.
- **When you take part:** that you are enrolled, were present and completed. We need it to run the course and give you a certificate. Where the course asks you something, the question says why, who sees the answer, and when we delete it.
- **When you have an account:** e-mail and password. The password is kept in a form that nobody can read, not even we.
- **When you have asked for the newsletter:** e-mail, language and topics, and when you said yes and no. We send it because you have consented, and stop when you leave by the link in the letter. We do not measure who opens it.
- **When you want to hear when a course is on sale:** e-mail, language, which course, and when you said yes. We send one e-mail because you have consented, and delete the address then, when you change your mind, or after eighteen months.
- **Payment:** we never see your card number. It goes straight to the payment provider Stripe.

## For how long

Accounting documents are kept for five years after the end of the financial year, as the law demands. Everything else is erased when you ask for it, or when we no longer need it: carts after 30 days, names on orders that were never paid after 90 days, the text of mails after a year, and buyers without an account three years after their last order or course.

## Cookies

We use cookies that the site cannot do without: one for the cart, one for the orders you placed in this browser, and one while you are signed in. Two more come only when you answer whether we may remember the link you came by: one that remembers the answer, and after a yes one with the link you came by. No advertisements and nothing from other sites.

## Who sees it

Course administration, finance and support see what they need to help you. If your employer buys your seat, they see that you are enrolled in the course they paid for, but never courses that you buy privately.

## Your rights

Sign in and open [Your data](/en/account/my-data) for a copy of all that we have about you, and to be erased. If you have no account, sign in by a mailed link, or write to the e-mail address at the foot of the page, where you may also ask for corrections. If you are not satisfied, you may complain to [Datatilsynet](https://www.datatilsynet.no), the Norwegian data protection authority.`,
}
