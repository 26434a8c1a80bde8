import { z } from 'zod'
import { ACCESS_POLICIES, type AccessPolicy, disputeAccessNow } from '../../orders/dispute-access.ts'
import { payerNow } from '../../payouts/payer.ts'
import { PAYOUT_FILTERS, type PayoutRow, payoutsBefore } from '../../payouts/queries.ts'
import { hasRole } from '../../platform/actor.ts'
import { html, type Piece, type SafeHtml } from '../../platform/html.ts'
import { idCursor, onePage, readCursor } from '../../platform/http/page-of.ts'
import { type Said, say } from '../../platform/lang.ts'
import { LINE_MAX } from '../../platform/words.ts'
import { icon } from '../components/icon.ts'
import { spelledDay } from '../components/when.ts'
import { backLink, notice } from '../desk/notice.ts'
import { cursorIn, pager, withQuery } from '../desk/pager.ts'
import { tag } from '../desk/tag.ts'
import { FINANCE } from '../finance/who.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, radios, select, submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import type { Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { amountWords } from '../words/bank.ts'
import { bankWords, FILTER_WORDS, PAYOUT_WORDS, remainderWords } from '../words/payouts.ts'

export const PAYOUTS_PATH = '/finance/payouts'
const SHOWN = 30
const DONE: Record<string, Said> = {
  payer: { nb: 'Navnet er lagret.', en: 'The name is saved.' },
  access: { nb: 'Lagret. Det gjelder fra nå.', en: 'Saved. It counts from now on.' },
}
const HEADS = {
  amount: { nb: 'Beløp', en: 'Amount' },
  state: { nb: 'Tilstand', en: 'State' },
  rest: { nb: 'Stemmer?', en: 'Adds up?' },
  bank: { nb: 'I banken', en: 'At the bank' },
} as const satisfies Record<string, Said>

const Day = z.iso.date()
/** What cannot be read narrows nothing. */
const askedOf = (query: URLSearchParams) => ({
  state: PAYOUT_FILTERS.find((each) => each === query.get('state')) ?? ('all' as const),
  from: Day.safeParse(query.get('from')).data,
  to: Day.safeParse(query.get('to')).data,
})

/** What the payment provider has paid out, the newest first. */
export async function showPayouts(visit: Visit, form: Filled = freshForm(visit.lang)): Promise<Page> {
  const { lang, on, to, query, caller } = visit
  const asked = askedOf(query)
  const after = cursorIn(query)
  const before = readCursor(after ?? undefined)?.id ?? null
  const [rows, name, { policy }] = await Promise.all([
    payoutsBefore(on, asked, { before, limit: SHOWN + 1 }),
    payerNow(on),
    disputeAccessNow(on),
  ])
  const { page, next } = onePage(rows, SHOWN, idCursor)
  const at = (cursor: string | null) => withQuery(to(PAYOUTS_PATH), query, { after: cursor })
  const title = say(lang, { nb: 'Utbetalinger', en: 'Payouts' })
  return {
    title,
    hidden: true,
    width: 'wide',
    at: PAYOUTS_PATH,
    body: html`${backLink(to('/finance'), say(lang, { nb: 'Økonomi', en: 'Finance' }), icon('back'))}${notice(visit, DONE)}${errorSummary(form)}
<h1 id="payouts">${title}</h1>
<p class="lead desk-now">${say(lang, { nb: 'Hva betalingsleverandøren sender til banken, og hva hver utbetaling består av.', en: 'What the payment provider sends to the bank, and of what each payout is made.' })}</p>
${filter(visit, asked)}
${page.length === 0 ? html`<p class="sheet desk-part">${say(lang, { nb: 'Ingen utbetalinger her.', en: 'No payouts here.' })}</p>` : table(visit, page)}
${pager(lang, { first: after === null ? null : at(null), next: next === null ? null : at(next) })}
${hasRole(caller.actor, ...FINANCE) ? html`${payerForm(visit, form, name)}${accessForm(visit, policy)}` : null}`,
  }
}

function filter({ lang, to }: Visit, { state, from = '', to: until = '' }: ReturnType<typeof askedOf>): SafeHtml {
  const form = freshForm(lang, { state, from, to: until })
  const options = PAYOUT_FILTERS.map((value) => ({ value, label: say(lang, FILTER_WORDS[value]) }))
  return html`<form class="desk-filter" method="get" action="${to(PAYOUTS_PATH)}" novalidate aria-label="${say(lang, { nb: 'Filtrer utbetalinger', en: 'Filter payouts' })}">
${select(form, { name: 'state', label: say(lang, { nb: 'Vis', en: 'Show' }), options })}
${field(form, { name: 'from', label: say(lang, { nb: 'I banken fra og med', en: 'At the bank from' }), type: 'date', plain: true })}
${field(form, { name: 'to', label: say(lang, { nb: 'Til og med', en: 'Until' }), type: 'date', plain: true })}
<div class="desk-filter__go"><div><button class="ds-button" type="submit">${say(lang, { nb: 'Vis', en: 'Show' })}</button><a href="${to(PAYOUTS_PATH)}">${say(lang, { nb: 'Nullstill', en: 'Reset' })}</a></div></div></form>`
}

function table(visit: Visit, payouts: readonly PayoutRow[]): SafeHtml {
  const { lang } = visit
  const heads = Object.values(HEADS).map((said) => html`<th role="columnheader" scope="col">${say(lang, said)}</th>`)
  return html`<div class="table-scroll desk-cards desk-block"><table class="ds-table desk-table" role="table" aria-labelledby="payouts"><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">${say(lang, { nb: 'Utbetaling', en: 'Payout' })}</th>${heads}</tr></thead>
<tbody role="rowgroup">${payouts.map((each) => row(visit, each))}</tbody></table></div>`
}

function row({ lang, to }: Visit, payout: PayoutRow): SafeHtml {
  const cell = (name: keyof typeof HEADS, content: Piece, look = '') =>
    html`<td role="cell" class="${look}" data-head="${say(lang, HEADS[name])}">${content}</td>`
  const { tone, said } = PAYOUT_WORDS[payout.state]
  const rest = remainderWords(lang, payout)
  const deposit = payout.depositId
    ? html`<a href="${to(`/finance/bank/deposits/${payout.depositId}`)}">${bankWords(lang, payout)}</a>`
    : bankWords(lang, payout)
  return html`<tr role="row"><th role="rowheader" scope="row"><a href="${to(`${PAYOUTS_PATH}/${payout.id}`)}">${spelledDay(lang, payout.arrivalOn)}</a></th>
${cell('amount', amountWords(lang, payout.amountMinor, payout.currency), 'money')}${cell('state', tag(tone, say(lang, said)))}
${cell('rest', rest.tone === 'success' ? html`<span>${rest.words}</span>` : tag(rest.tone, rest.words), 'wrap')}${cell('bank', deposit)}</tr>`
}

const payerForm = ({ lang, to }: Visit, form: Filled, name: string): SafeHtml =>
  html`<section class="desk-block" aria-labelledby="payer"><h2 id="payer">${say(lang, { nb: 'Hvem banken sier at pengene kommer fra', en: 'Whom the bank names as the payer' })}</h2>
<form class="form sheet desk-part" method="post" action="${to(`${PAYOUTS_PATH}/payer`)}" novalidate>${field(
    form.fault('name') ? form : freshForm(lang, { name }),
    {
      name: 'name',
      label: say(lang, {
        nb: 'Et ord som står i navnet eller meldingen',
        en: 'A word that stands in the name or the message',
      }),
      hint: say(lang, {
        nb: 'Står det der, og stemmer beløp og dag med bare én utbetaling, plasserer kassen innbetalingen selv.',
        en: 'Where it stands there, and amount and day fit only one payout, the till places the payment itself.',
      }),
      max: LINE_MAX,
    },
  )}<div>${submit(say(lang, { nb: 'Lagre', en: 'Save' }), 'secondary')}</div></form></section>`

const POLICY_WORDS: Record<AccessPolicy, Said> = {
  stays: { nb: 'Tilgangen består uansett', en: 'Access stays in any case' },
  'paused-when-lost': {
    nb: 'Tilgangen settes på vent når innsigelsen er tapt',
    en: 'Access is put on hold when the dispute is lost',
  },
  'paused-while-open': {
    nb: 'Tilgangen settes på vent så lenge innsigelsen er åpen, og når den er tapt',
    en: 'Access is put on hold while the dispute is open, and when it is lost',
  },
}

const accessForm = ({ lang, to }: Visit, policy: AccessPolicy): SafeHtml =>
  html`<section class="desk-block" aria-labelledby="access"><h2 id="access">${say(lang, { nb: 'Når en kortholder bestrider betalingen', en: 'When a cardholder disputes the payment' })}</h2>
<form class="form sheet desk-part" method="post" action="${to(`${PAYOUTS_PATH}/dispute-access`)}" novalidate>${radios(
    freshForm(lang, { policy }),
    {
      name: 'policy',
      legend: say(lang, { nb: 'Deltakerens tilgang til kurset', en: 'The learner’s access to the course' }),
      hint: say(lang, {
        nb: 'Plassen blir stående til økonomi krediterer ordren. Skrives tapet av, er tilgangen åpen igjen.',
        en: 'The seat stays until finance credits the order. Where the loss is written off, access is open again.',
      }),
      options: ACCESS_POLICIES.map((value) => ({ value, label: say(lang, POLICY_WORDS[value]) })),
    },
  )}<div>${submit(say(lang, { nb: 'Lagre valget', en: 'Save the choice' }), 'secondary')}</div></form></section>`
