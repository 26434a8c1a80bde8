import { companiesOf } from '../../companies/queries.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { EMAIL_MAX, LINE_MAX } from '../../platform/words.ts'
import type { Offer } from '../../storefront/offers.ts'
import { icon } from '../components/icon.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, hidden, radios, select, submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import type { Visit } from '../visit.ts'
import { TAKES } from '../words/waiting.ts'

/** Where the form goes, and where it stands again when it is refused. */
export const JOIN_PATH = '/waiting/new'

/** A full course, or one where somebody waits: how to be told when there is room. Nothing where seats can be bought, or not yet. */
export function waitingList({ lang, to }: Visit, { sale, offeringId }: Offer): SafeHtml | null {
  if (sale !== 'sold-out' && sale !== 'list-first') return null
  const said =
    sale === 'list-first'
      ? say(lang, {
          nb: 'Ledige plasser går først til dem som venter. Still deg på ventelisten, så får du tilbud når det er din tur.',
          en: 'Free seats go first to those who wait. Join the waiting list and you are offered one when it is your turn.',
        })
      : say(lang, {
          nb: 'Still deg på ventelisten, så får du tilbud når noen melder seg av.',
          en: 'Join the waiting list, and you are offered a seat when somebody cancels.',
        })
  return html`<div class="purchase__wait stack"><p>${said}</p><p><a class="ds-button" href="${to(`${JOIN_PATH}?${new URLSearchParams({ offering: offeringId })}`)}">${say(lang, { nb: 'Sett meg på ventelisten', en: 'Put me on the waiting list' })}</a></p></div>`
}

const LABELS = {
  quantity: { nb: 'Antall plasser', en: 'Seats' },
  takes: { nb: 'Om det blir færre ledige enn du vil ha', en: 'If fewer come free than you want' },
  companyId: { nb: 'Hvem venter du for?', en: 'For whom do you wait?' },
  name: { nb: 'Navn', en: 'Name' },
  email: { nb: 'E-post', en: 'E-mail' },
} as const

/** The page's form: who waits, for how many seats, and whether a part is worth having. */
export async function joinForm(
  visit: Visit,
  { offeringId }: Offer,
  form: Filled = freshForm(visit.lang, { quantity: '1', takes: 'all-or-nothing' }),
): Promise<SafeHtml> {
  const { lang, to, caller } = visit
  const label = (name: keyof typeof LABELS) => say(lang, LABELS[name])
  const known = caller.actor.kind === 'person'
  const who = known
    ? await forWhom(visit, form)
    : html`${field(form, { name: 'name', label: label('name'), autocomplete: 'name', max: LINE_MAX })}${field(form, { name: 'email', label: label('email'), type: 'email', autocomplete: 'email', inputmode: 'email', max: EMAIL_MAX, hint: say(lang, { nb: 'Vi sender en lenke som du bekrefter med.', en: 'We send a link for you to confirm with.' }) })}`
  return html`${errorSummary(form, (name) => (name in LABELS ? label(name as keyof typeof LABELS) : null))}
<form class="form sheet desk-part" method="post" action="${to(JOIN_PATH)}" novalidate>${hidden('offering', offeringId)}
${who}${field(form, { name: 'quantity', label: label('quantity'), type: 'number', inputmode: 'numeric', min: 1, max: 100, size: 4 })}
${radios(form, {
  ...{ name: 'takes', legend: label('takes') },
  options: (['all-or-nothing', 'what-there-is'] as const).map((value) => ({ value, label: say(lang, TAKES[value]) })),
})}
<p class="fine">${icon('shield')} ${say(lang, { nb: 'Det koster ingenting å vente, og du kan forlate listen når som helst.', en: 'Waiting costs nothing, and you can leave the list at any time.' })}</p>
<div class="actions">${submit(say(lang, { nb: 'Sett meg på ventelisten', en: 'Put me on the waiting list' }))}</div></form>`
}

/** Whoever buys for companies says for whom they wait. */
async function forWhom({ lang, on, caller }: Visit, form: Filled): Promise<SafeHtml | null> {
  const companies = caller.actor.kind === 'person' ? await companiesOf(on, caller.actor.personId) : []
  const buying = companies.filter(({ role }) => role !== 'finance-viewer')
  if (buying.length === 0) return null
  const self = { value: '', label: say(lang, { nb: 'Meg selv', en: 'Myself' }) }
  return select(form, {
    ...{ name: 'companyId', label: say(lang, LABELS.companyId) },
    options: [self, ...buying.map(({ id, name }) => ({ value: id, label: name }))],
  })
}
