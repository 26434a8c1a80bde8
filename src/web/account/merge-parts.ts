import type { Coming, MergePreview } from '../../merging/preview-merge.ts'
import type { Seat, SeatTwice } from '../../merging/seats-twice.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import { day } from '../components/when.ts'
import { radios } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'
import { roleNames } from '../setup/role-names.ts'

const KINDS: Record<Coming, Said> = {
  addresses: { nb: 'E-postadresser', en: 'E-mail addresses' },
  orders: { nb: 'Bestillinger, med det som er godtatt i dem', en: 'Orders, with what was accepted in them' },
  enrolments: { nb: 'Kurs og kursbevis', en: 'Courses and their certificates' },
  invitations: { nb: 'Plasser som en bedrift har tilbudt', en: 'Seats that a company has offered' },
  companies: { nb: 'Bedrifter, med den sterkeste rollen', en: 'Companies, with the stronger role' },
  teaching: { nb: 'Kurs som det undervises på', en: 'Courses that are taught' },
  providers: { nb: 'Andre som logger inn', en: 'Others who sign in' },
  passkeys: { nb: 'Passnøkler', en: 'Passkeys' },
  app: { nb: 'App for koder: innlogging krever kode fra den', en: 'App for codes: signing in asks for its code' },
  password: { nb: 'Passord', en: 'Password' },
  cart: { nb: 'Handlekurv', en: 'Cart' },
  roles: { nb: 'Roller hos oss', en: 'Roles with us' },
}

/** What comes along, and what the account that stays has its own of. */
export function comesPart(lang: Lang, { comes, stays, roles }: MergePreview): SafeHtml {
  const counted = comes.map(({ kind, count }) => {
    const named = kind === 'roles' ? roleNames(lang, roles) : count
    return html`<li>${say(lang, KINDS[kind])} <span class="fine">(${named})</span></li>`
  })
  const kept = stays.map((kind) => html`<li>${say(lang, KINDS[kind])}</li>`)
  return html`<section class="sheet account-part"><h2>${say(lang, { nb: 'Dette blir med', en: 'This comes along' })}</h2>
<ul>${counted}</ul></section>
<section class="sheet account-part"><h2>${say(lang, { nb: 'Dette blir ikke med', en: 'This does not come along' })}</h2>
<ul>${kept}<li>${say(lang, { nb: 'Navn og språk: du heter det du heter her', en: 'Name and language: you are called what you are called here' })}</li>
<li>${say(lang, { nb: 'Nøkler for programmer: de er ikke en persons', en: 'Keys of programs: they are no person’s' })}</li></ul></section>`
}

/** One person has one seat in an offering: which of the two. */
export function seatsPart(lang: Lang, { here, there, twice }: MergePreview, form: Filled): SafeHtml | null {
  if (twice.length === 0) return null
  const choice = ({ offeringId, title, startsAt, zone, here: own, there: other }: SeatTwice) =>
    radios(form, {
      name: `seat-${offeringId}`,
      legend: `${title}, ${day(lang, zone, startsAt)}`,
      options: [
        { value: 'here', label: seatWords(lang, own, here.email), hint: becomes(lang, other) },
        { value: 'there', label: seatWords(lang, other, there.email), hint: becomes(lang, own) },
      ],
    })
  return html`<section class="sheet account-part"><h2>${say(lang, { nb: 'Velg plass', en: 'Choose your seat' })}</h2>
<p>${say(lang, { nb: 'Begge kontoene har en plass her. Du kan ha én; velg den du beholder.', en: 'Both accounts have a seat here. You can have one; choose the one you keep.' })}</p>
${twice.map(choice)}</section>`
}

function seatWords(lang: Lang, { paidBy, company, isAccepted }: Seat, email: string): string {
  const from: Said = {
    company: { nb: `Plassen fra ${company ?? ''}`, en: `The seat from ${company ?? ''}` },
    self: { nb: 'Plassen du har betalt selv', en: 'The seat you paid for yourself' },
    somebody: { nb: 'Plassen som noen andre har betalt', en: 'The seat that somebody else paid for' },
  }[paidBy]
  const open = isAccepted ? '' : say(lang, { nb: ', ikke tatt imot ennå', en: ', not accepted yet' })
  return `${say(lang, from)}${open} (${email})`
}

/** What becomes of the one that is given up. */
function becomes(lang: Lang, { paidBy, company }: Seat): string {
  if (paidBy === 'company')
    return say(lang, {
      nb: `Den andre går tilbake til ${company ?? ''}, som kan gi den til noen andre.`,
      en: `The other one goes back to ${company ?? ''}, who may give it to somebody else.`,
    })
  return say(lang, {
    nb: 'Den andre er betalt og blir stående på bestillingen. Vi ser det, og tar kontakt med den som betalte om hva som skjer med den.',
    en: 'The other one is paid for and stays on its order. We see it, and ask whoever paid what is to become of it.',
  })
}
