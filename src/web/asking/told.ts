import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'

export const toldList = (lang: Lang, told: readonly Said[]): SafeHtml =>
  html`<ul>${told.map((said) => html`<li>${say(lang, said)}</li>`)}</ul>`

/** What the company comes to see of a seat it has paid, and who gets the money: both are told the same. */
const BOTH: readonly Said[] = [
  {
    nb: 'Den som betaler, ser at plassen er tatt i bruk, og om deltakeren har møtt og fullført. Den ser aldri svar eller resultater.',
    en: 'Whoever pays sees that the seat is taken, and whether the participant has attended and completed. They never see answers or results.',
  },
  {
    nb: 'Bedriften som betaler alt, kan avbestille etter vilkårene og får da pengene. Deltakeren får beskjed.',
    en: 'A company that pays all of it may cancel by the terms and then gets the money. The participant is told.',
  },
]

/** What sharing a price means: both are told the same. */
const SHARED: readonly Said[] = [
  {
    nb: 'Arbeidsgiveren kan også betale en del av prisen på faktura. Plassen er solgt, og fakturaen skrives, først når deltakeren har betalt resten med kort. Skjer ikke det i tide, skal ingen betale noe.',
    en: 'An employer can also pay a part of the price on invoice. The seat is sold, and the invoice made, only once the participant has paid the rest by card. If that does not happen in time, nobody pays anything.',
  },
  {
    nb: 'Er prisen delt, er plassen deltakerens: deltakeren kan avbestille etter vilkårene, og begge får samme andel tilbake. Ingen av dere ser den andres bestilling.',
    en: 'Where the price is shared the seat is the participant’s: they may cancel by the terms, and both get the same part back. Neither of you sees the other’s order.',
  },
]

export const LEARNER_IS_TOLD: readonly Said[] = [
  {
    nb: 'Arbeidsgiveren får en e-post med navnet og e-postadressen din og en lenke, og kan svare uten konto.',
    en: 'Your employer gets a mail with your name and e-mail address and a link, and can answer without an account.',
  },
  {
    nb: 'Du ser her når den er sendt, åpnet og besvart. Du kan når som helst betale selv eller trekke den.',
    en: 'You see when it is sent, opened and answered. You can pay yourself or withdraw it at any moment.',
  },
  {
    nb: 'Sier arbeidsgiveren nei, holdes plassen av i ett døgn til, så du kan betale selv.',
    en: 'If your employer says no, the seat is held for one more day so that you can pay yourself.',
  },
  ...BOTH,
  ...SHARED,
]

export const EMPLOYER_IS_TOLD: readonly Said[] = [
  {
    nb: 'Sier du ja på faktura, er deltakeren påmeldt med en gang. Med kort er deltakeren påmeldt når betalingen er kommet.',
    en: 'If you say yes on invoice, the participant is enrolled at once. By card, once the payment has arrived.',
  },
  ...BOTH,
  ...SHARED,
  {
    nb: 'Du kan sende lenken videre til den hos dere som skal svare. Alle som har lenken, kan svare én gang. Navnet du oppgir, blir lagret sammen med svaret.',
    en: 'You can pass the link on to whoever is to answer for you. Everybody who has the link can answer, once. The name you give is kept with the answer.',
  },
]
