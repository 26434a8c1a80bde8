import { html, type SafeHtml } from '../../platform/html.ts'
import type { Said } from '../../platform/lang.ts'
import type { IconName } from '../../web/components/icon.ts'
import { companies } from '../seed/companies.ts'
import { kari, STAFF } from '../seed/people.ts'

/** Somebody a visitor can be: who it is, where the work is, and one task in three steps. */
export type DemoRole = {
  name: 'learner' | 'manager' | 'finance' | 'administrator' | 'support'
  icon: IconName
  person: { name: string; email: string }
  said: Said
  place: `/${string}`
  task: Said
  steps: { nb: SafeHtml[]; en: SafeHtml[] }
}

const learner: DemoRole = {
  name: 'learner',
  icon: 'person',
  person: kari,
  said: { nb: 'Deltaker', en: 'Learner' },
  place: '/courses',
  task: { nb: 'Finn et kurs og betal det', en: 'Find a course and pay for it' },
  steps: {
    nb: [
      html`Velg et kurs med ledige plasser.`,
      html`Kjøp en plass og betal på testsiden for kort.`,
      html`Se kurset under «Min læring».`,
    ],
    en: [
      html`Choose a course with seats left.`,
      html`Buy a seat and pay on the test page for cards.`,
      html`See the course under “My learning”.`,
    ],
  },
}

const companyLead: DemoRole = {
  name: 'manager',
  icon: 'seat',
  person: { name: companies[0]!.contactName, email: companies[0]!.email },
  said: { nb: 'Leder i Nordvik kommune', en: 'Manager at Nordvik kommune' },
  place: '/company',
  task: { nb: 'Sett navn på to ubrukte plasser', en: 'Name two people for unused seats' },
  steps: {
    nb: [
      html`Finn bestillingen med tre plasser uten navn.`,
      html`Skriv inn navn og e-post til to ansatte.`,
      html`Lagre: de to er påmeldt.`,
    ],
    en: [
      html`Find the order with three unnamed seats.`,
      html`Enter names and e-mail addresses of two employees.`,
      html`Save: the two are enrolled.`,
    ],
  },
}

const finance: DemoRole = {
  name: 'finance',
  icon: 'document',
  person: STAFF.finance,
  said: { nb: 'Økonomi', en: 'Finance' },
  place: '/finance',
  task: { nb: 'Finn den forfalte fakturaen og hent måneden', en: 'Find the overdue invoice and export the month' },
  steps: {
    nb: [html`Åpne økonomisiden.`, html`Finn fakturaen som er forfalt.`, html`Last ned månedens fakturaer som ZIP.`],
    en: [
      html`Open the finance page.`,
      html`Find the invoice that is overdue.`,
      html`Download the month’s invoices as a ZIP.`,
    ],
  },
}

const administrator: DemoRole = {
  name: 'administrator',
  icon: 'calendar',
  person: STAFF['course-administrator'],
  said: { nb: 'Kursadministrator', en: 'Course administrator' },
  place: '/admin',
  task: { nb: 'Legg ut en ny oppstart for salg', en: 'Put a new start on sale' },
  steps: {
    nb: [
      html`Gå til «Kurs og oppstarter», og velg «Ny oppstart» på et kurs.`,
      html`Fyll inn datoer, pris og plasser.`,
      html`Publiser: den kan kjøpes med en gang.`,
    ],
    en: [
      html`Go to “Courses and starts”, and choose “New start” on a course.`,
      html`Fill in dates, price and seats.`,
      html`Publish: it can be bought at once.`,
    ],
  },
}

/** `kid` is the payment reference that the caller reads out. */
const support = (kid: string): DemoRole => ({
  name: 'support',
  icon: 'search',
  person: STAFF.support,
  said: { nb: 'Kundestøtte', en: 'Support' },
  place: '/support',
  task: { nb: 'Svar en som ringer om en faktura', en: 'Answer a caller about an invoice' },
  steps: {
    nb: [
      html`Den som ringer leser opp KID <code class="figure">${kid}</code>.`,
      html`Søk den opp.`,
      html`Si hvem som har bestilt, og hva som skjer videre.`,
    ],
    en: [
      html`The caller reads out the KID <code class="figure">${kid}</code>.`,
      html`Look it up.`,
      html`Say who ordered, and what happens next.`,
    ],
  },
})

/** Everybody a visitor can be; `kid` is the payment reference that the caller in support's task reads out. */
export const demoRoles = (kid: string): readonly DemoRole[] => [
  learner,
  companyLead,
  finance,
  administrator,
  support(kid),
]
