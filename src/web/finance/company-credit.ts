import { newCompanyCreditSetting } from '../../companies/credit-limit.ts'
import { spelledNumber } from '../../companies/organisation-number.ts'
import { type OpenWish, openWishes } from '../../credit/open-wishes.ts'
import { hasRole } from '../../platform/actor.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { count, type Lang, type Said, say } from '../../platform/lang.ts'
import { money, spell } from '../../platform/money.ts'
import { readSetting } from '../../platform/settings.ts'
import { LINE_MAX } from '../../platform/words.ts'
import { icon } from '../components/icon.ts'
import { day } from '../components/when.ts'
import { typedAmount } from '../desk/amount.ts'
import { backLink, notice } from '../desk/notice.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import type { Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { creditForms } from './credit-forms.ts'
import { CREDIT_PATH } from './credit-path.ts'
import { FINANCE } from './who.ts'

const DONE: Record<string, Said> = {
  granted: { nb: 'Innvilget. Den som spurte, får beskjed.', en: 'Granted. Whoever asked is told.' },
  declined: { nb: 'Avslått. Den som spurte, får beskjed.', en: 'Declined. Whoever asked is told.' },
  set: { nb: 'Lagret. Det gjelder fra nå.', en: 'Saved. It counts from now on.' },
}

const kroner = (lang: Lang, minor: number | null): string =>
  minor === null ? say(lang, { nb: 'ingen grense', en: 'no limit' }) : spell(money(minor, 'NOK'), lang)

/** Companies that ask to owe more, and what a company may owe for which nothing is set. */
export async function creditPage(visit: Visit, form: Filled = freshForm(visit.lang)): Promise<Page> {
  const { lang, on, to, caller } = visit
  const [wishes, setting] = await Promise.all([openWishes(on), readSetting(on, newCompanyCreditSetting)])
  const acts = hasRole(caller.actor, ...FINANCE)
  const title = say(lang, { nb: 'Kreditt til bedrifter', en: 'Credit of companies' })
  const none = html`<p class="desk-calm">${icon('tick')}${say(lang, { nb: 'Ingen venter på svar.', en: 'Nobody waits for an answer.' })}</p>`
  return {
    title,
    hidden: true,
    at: CREDIT_PATH,
    body: html`${backLink(to('/finance'), say(lang, { nb: 'Økonomi', en: 'Finance' }), icon('back'))}${notice(visit, DONE)}${errorSummary(form)}<h1>${title}</h1>
${wishes.length === 0 ? none : html`<ul class="desk-block desk-hits">${wishes.map((each) => html`<li class="sheet desk-part">${asked(visit, each)}${acts ? answers(visit, each, form) : null}</li>`)}</ul>`}
${acts ? creditForms(visit, form, setting?.upToMinor ?? null) : html`<p>${say(lang, { nb: 'Nye bedrifter kan skylde', en: 'New companies may owe' })}: ${kroner(lang, setting?.upToMinor ?? null)}</p>`}`,
  }
}

function asked({ lang }: Visit, wish: OpenWish): SafeHtml {
  const { company, organisationNumber, askedBy, askedAt, reason, amountMinor, limitMinor, openMinor } = wish
  const one = (term: Said, minor: number | null) =>
    html`<div><dt>${say(lang, term)}</dt><dd class="figure">${kroner(lang, minor)}</dd></div>`
  return html`<h2>${company}</h2><p class="fine">${say(lang, { nb: 'Org.nr.', en: 'Org. no.' })} ${spelledNumber(organisationNumber)} · ${askedBy}, ${day(lang, SELLER_ZONE, askedAt)}</p><p class="wrap">«${reason}»</p>
<dl class="desk-sums">${one({ nb: 'Ber om', en: 'Asks for' }, amountMinor)}${one({ nb: 'Kan skylde nå', en: 'May owe now' }, limitMinor)}${one({ nb: 'Åpent', en: 'Open' }, openMinor)}</dl>`
}

/** Each question has two small forms; their fields are named by the question, because there are several on the page. */
function answers({ lang, to }: Visit, { id, company, amountMinor }: OpenWish, form: Filled): SafeHtml {
  const about = html`<span class="ds-sr-only">: ${company}</span>`
  const filled: Filled = {
    ...form,
    value: (name) => form.value(name) || (name === `amount-${id}` ? typedAmount(amountMinor, 'NOK') : ''),
  }
  const action = to(`${CREDIT_PATH}/wishes/${id}`)
  return html`<form class="form desk-form" method="post" action="${action}" novalidate><input type="hidden" name="granted" value="yes">
<div class="desk-grid">${field(filled, { name: `amount-${id}`, label: say(lang, { nb: 'Kan skylde i alt, kroner', en: 'May owe in all, kroner' }), inputmode: 'decimal', max: 20 })}
${field(filled, { name: `until-${id}`, label: say(lang, { nb: 'Til og med', en: 'Until and including' }), type: 'date', optional: true })}</div>
<div class="actions">${submit(html`${say(lang, { nb: 'Innvilg', en: 'Grant' })}${about}`)}</div></form>
<details class="more"${form.fault(`answer-${id}`) ? html` open` : null}><summary>${say(lang, { nb: 'Avslå', en: 'Decline' })}${about}</summary>
<form class="form" method="post" action="${action}" novalidate><input type="hidden" name="granted" value="no">
${field(form, { name: `answer-${id}`, label: say(lang, { nb: 'Hvorfor ikke', en: 'Why not' }), hint: say(lang, { nb: 'Den som spurte, får dette på e-post', en: 'Whoever asked gets this by e-mail' }), max: LINE_MAX })}
${submit(html`${say(lang, { nb: 'Avslå og gi beskjed', en: 'Decline and tell' })}${about}`, 'secondary')}</form></details>`
}

/** On finance's first page: how many companies wait. Nothing where none does. */
export async function creditWaiting({ lang, on, to }: Visit): Promise<SafeHtml | null> {
  const { length } = await openWishes(on)
  if (length === 0) return null
  const words = count(lang, length, {
    one: { nb: '{n} bedrift ber om mer kreditt', en: '{n} company asks for more credit' },
    other: { nb: '{n} bedrifter ber om mer kreditt', en: '{n} companies ask for more credit' },
  })
  return html`<p class="ds-alert desk-notice" data-color="info"><a href="${to(CREDIT_PATH)}">${words}</a></p>`
}
