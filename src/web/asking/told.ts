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
    nb: 'Bedriften som betaler, kan avbestille etter vilkårene og får da pengene. Deltakeren får beskjed.',
    en: 'The company that pays may cancel by the terms and then gets the money. The participant is told.',
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
]

export const EMPLOYER_IS_TOLD: readonly Said[] = [
  {
    nb: 'Sier du ja på faktura, er deltakeren påmeldt med en gang. Med kort er deltakeren påmeldt når betalingen er kommet.',
    en: 'If you say yes on invoice, the participant is enrolled at once. By card, once the payment has arrived.',
  },
  ...BOTH,
  {
    nb: 'Du kan sende lenken videre til den hos dere som skal svare. Alle som har lenken, kan svare én gang. Navnet du oppgir, blir lagret sammen med svaret.',
    en: 'You can pass the link on to whoever is to answer for you. Everybody who has the link can answer, once. The name you give is kept with the answer.',
  },
]
