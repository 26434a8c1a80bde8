import { html, type SafeHtml } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { act } from '../../platform/till.ts'
import { listVouchers } from '../../vouchers/queries.ts'
import { VOUCHER_WRITERS } from '../../vouchers/routes.ts'
import { MakeVoucher, SEARCH_MAX, VOUCHER_STATES, type Voucher, VoucherBody } from '../../vouchers/voucher.ts'
import { changeVoucher, endVoucher, makeVoucher } from '../../vouchers/write-voucher.ts'
import { icon } from '../components/icon.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink } from '../desk/notice.ts'
import { pager, withQuery } from '../desk/pager.ts'
import { tag } from '../desk/tag.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, select, submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { VOUCHER_STATE } from '../words/vouchers.ts'
import { fieldOfVoucher, newVoucherFrom, voucherForm, voucherFrom } from './form.ts'
import { labelOfVoucher, nameOfVoucher, offWords, usedPart, voucherPage } from './one.ts'

const who = VOUCHER_WRITERS
const PATH = '/admin/vouchers'
/** Vouchers on a page. */
const SHOWN = 50

/** Those who make codes that lower prices. */
export const voucherPages: readonly PageRoute[] = [
  { method: 'get', path: PATH, who, answer: listPage },
  { method: 'post', path: PATH, who, answer: makeFromForm },
  { method: 'get', path: `${PATH}/new`, who, answer: (visit) => newPage(visit, null) },
  { method: 'get', path: `${PATH}/:id`, who, answer: (visit) => voucherPage(visit) },
  { method: 'post', path: `${PATH}/:id`, who, answer: changeFromForm },
  { method: 'post', path: `${PATH}/:id/end`, who, answer: endFromForm },
]

async function listPage(visit: Visit): Promise<Page> {
  const { lang, on, to, query } = visit
  const title = say(lang, { nb: 'Rabattkoder', en: 'Discount codes' })
  const state = VOUCHER_STATES.find((each) => each === query.get('state')) ?? null
  const search = (query.get('search') ?? '').slice(0, SEARCH_MAX)
  const after = UUID.test(query.get('after') ?? '') ? query.get('after') : null
  const rows = await listVouchers(on, { after, limit: SHOWN + 1, state, search })
  const next = rows.length > SHOWN ? rows[SHOWN - 1]!.id : null
  const at = (cursor: string | null) => withQuery(to(PATH), query, { after: cursor })
  const form = freshForm(lang, { search, state: state ?? '' })
  const states = [
    { value: '', label: say(lang, { nb: 'Alle', en: 'All' }) },
    ...VOUCHER_STATES.map((value) => ({ value, label: say(lang, VOUCHER_STATE[value].said) })),
  ]
  return {
    title,
    hidden: true,
    at: PATH,
    body: html`<div class="desk-head"><h1>${title}</h1><a class="ds-button" href="${to(`${PATH}/new`)}">${say(lang, { nb: 'Ny kode', en: 'New code' })}</a></div>
<p class="lead">${say(lang, { nb: 'Den som skriver koden i handlekurven, betaler mindre for hver plass.', en: 'Whoever types the code in the cart pays less for each seat.' })}</p>
<form class="list-filter desk-block" method="get" action="${to(PATH)}" role="search" aria-label="${say(lang, { nb: 'Finn en kode', en: 'Find a code' })}"><div class="list-filter__row">${field(form, { name: 'search', label: say(lang, { nb: 'Kode eller kampanje', en: 'Code or campaign' }), type: 'search', plain: true, max: SEARCH_MAX })}${select(form, { name: 'state', label: say(lang, { nb: 'Tilstand', en: 'State' }), options: states })}</div><div class="actions">${submit(say(lang, { nb: 'Søk', en: 'Search' }), 'secondary')}</div></form>
${rows.length === 0 ? html`<p class="desk-block">${say(lang, { nb: 'Ingen koder her.', en: 'No codes here.' })}</p>` : html`<ul class="desk-hits desk-block">${rows.slice(0, SHOWN).map((each) => html`<li class="sheet desk-hit">${row(visit, each)}</li>`)}</ul>`}
${pager(lang, { first: after === null ? null : at(null), next: next === null ? null : at(next) })}`,
  }
}
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function row({ lang, to }: Visit, voucher: Voucher): SafeHtml {
  const { id, codes, campaign, state } = voucher
  return html`<div><h2><a href="${to(`${PATH}/${id}`)}">${nameOfVoucher(lang, voucher)}</a></h2>${codes === 1 ? html`<p class="fine">${campaign}</p>` : null}</div>${usedPart(lang, voucher)}
<p class="desk-hit__sum money">${offWords(lang, voucher)}</p><p class="desk-tags">${tag(VOUCHER_STATE[state].tone, say(lang, VOUCHER_STATE[state].said))}</p>`
}

async function newPage(visit: Visit, refused: Filled | null): Promise<Page> {
  const { lang, to, form: posted } = visit
  const title = say(lang, { nb: 'Ny rabattkode', en: 'New discount code' })
  const form = refused ?? freshForm(lang, { forWhom: 'everybody', fromSeats: '1' })
  const chosen = refused
    ? { courses: posted.all('course'), faculties: posted.all('faculty') }
    : { courses: [], faculties: [] }
  return {
    title,
    hidden: true,
    at: `${PATH}/new`,
    body: html`${backLink(to(PATH), say(lang, { nb: 'Rabattkoder', en: 'Discount codes' }), icon('back'))}${errorSummary(form, (name) => labelOfVoucher(lang, name))}<h1>${title}</h1>
${await voucherForm(visit, form, { action: PATH, isNew: true, chosen })}`,
  }
}

async function makeFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form, to, on } = visit
  const attempted = await attempt(async () => {
    const body = parseForm(MakeVoucher, await newVoucherFrom(on, form))
    return act(till, caller.actor, (tx) => makeVoucher(tx, body))
  })
  if ('done' in attempted) return { goTo: to(`${PATH}/${attempted.done}?done=made`) }
  const { problem } = attempted
  return { ...(await newPage(visit, refusedDeskForm(visit, problem, fieldOfVoucher(form)))), status: problem.status }
}

async function changeFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form, to, on } = visit
  const id = idOf(visit, 'voucher')
  const attempted = await attempt(async () => {
    const body = parseForm(VoucherBody, await voucherFrom(on, form))
    return act(till, caller.actor, (tx) => changeVoucher(tx, id, body))
  })
  if ('done' in attempted) return { goTo: to(`${PATH}/${id}?done=saved`) }
  const { problem } = attempted
  return {
    ...(await voucherPage(visit, refusedDeskForm(visit, problem, fieldOfVoucher(form)))),
    status: problem.status,
  }
}

async function endFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, to } = visit
  const id = idOf(visit, 'voucher')
  const attempted = await attempt(() => act(till, caller.actor, (tx) => endVoucher(tx, id)))
  if ('done' in attempted) return { goTo: to(`${PATH}/${id}?done=ended`) }
  const { problem } = attempted
  return { ...(await voucherPage(visit, refusedDeskForm(visit, problem))), status: problem.status }
}
