import { z } from 'zod'
import { SEAT_STEERERS } from '../../companies/member-role.ts'
import { theCompany } from '../../companies/the-company.ts'
import { type CompanyOffering, companyOffering } from '../../giving-back/company-seats.ts'
import { giveBack } from '../../giving-back/give-back.ts'
import { GiveBack, GiveBackWish } from '../../giving-back/give-back-wish.ts'
import { givenBack } from '../../giving-back/given-back.ts'
import type { Wallet } from '../../giving-back/plan-give-back.ts'
import { type GiveBackPreview, previewGiveBack } from '../../giving-back/preview.ts'
import { readTogether } from '../../platform/db/transact.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { askOf, once } from '../../platform/idempotency.ts'
import { newId } from '../../platform/ids.ts'
import { count, say } from '../../platform/lang.ts'
import { invalid, type Problem } from '../../platform/problems.ts'
import { act } from '../../platform/till.ts'
import { icon } from '../components/icon.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink } from '../desk/notice.ts'
import { type Entries, entriesOf } from '../forms/entries.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { hidden, submit } from '../forms/field.ts'
import { type Filled, freshForm, refusedForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import { helpLine } from '../help/help-line.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { memberHere } from './account.ts'
import { backNow, giveBackEffects } from './give-back-effects.ts'
import { chooseForm, giveBackLabel } from './give-back-form.ts'

/** Finance gives back over the API or credits on its desk: here are the companies of whoever looks. */
const who = theCompany.to(...SEAT_STEERERS)
const path = '/company/:companyId/seats/:offeringId/give-back'

/** Seats are given back in two steps: what it would do, and that it is done. */
export const giveBackPages: readonly PageRoute[] = [
  { method: 'get', path, who, answer: show },
  { method: 'post', path, who, answer: confirm },
]

type Shown = { form: Filled; preview: GiveBackPreview | null; wish: GiveBackWish | null; status?: number }

async function show(visit: Visit): Promise<Page> {
  const { lang, query } = visit
  const typed = entriesOf(Object.fromEntries([...new Set(query.keys())].map((name) => [name, query.getAll(name)])))
  if (typed.get('number') === '' && typed.all('seat').length === 0 && !query.has('choose'))
    return giveBackPage(visit, { form: freshForm(lang, { number: '1' }), preview: null, wish: null })
  return look(visit, typed, null)
}

/** Shows what a wish would do now; `refusal` is why it was not done. */
async function look(visit: Visit, typed: Entries, refusal: Problem | null): Promise<Page> {
  const attempted = await attempt(async () => {
    const wish = wishIn(typed)
    const { pool } = visit.till.connection
    return { wish, preview: await readTogether(pool, (on) => previewGiveBack(on, walletHere(visit), wish)) }
  })
  const problem = refusal ?? ('problem' in attempted ? attempted.problem : null)
  const form = problem ? refused(visit, typed, problem) : filled(visit, typed)
  const shown = 'done' in attempted ? attempted.done : { wish: null, preview: null }
  return giveBackPage(visit, { form, ...shown, ...(problem && { status: problem.status }) })
}

async function confirm(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const wallet = walletHere(visit)
  const attempted = await attempt(async () => {
    const command = parseForm(GiveBack, { ...partsIn(form), previewId: form.get('previewId') })
    const operation = `give-back ${wallet.companyId} ${wallet.offeringId}`
    const ask = askOf(caller.actor, null, { key: parseForm(z.uuid(), form.get('key')), operation, body: command })
    return act(till, caller.actor, (tx) => once(tx, ask, () => giveBack(tx, wallet, command)))
  })
  if ('done' in attempted) return { goTo: to(`${addressOf(wallet)}?done=${attempted.done}`) }
  return look(visit, form, attempted.problem)
}

const walletHere = (visit: Visit): Wallet => ({
  ...memberHere(visit, idOf(visit, 'company', 'companyId')),
  offeringId: idOf(visit, 'offering', 'offeringId'),
})
const addressOf = ({ companyId, offeringId }: Wallet): string => `/company/${companyId}/seats/${offeringId}/give-back`

/** Seats that are ticked count; else the number. */
function partsIn(form: Entries): object {
  const seats = form.all('seat')
  if (seats.length > 0) return { seats }
  if (form.get('number') === '') throw invalid('/seats', 'choose at least one seat')
  return { number: Number(form.get('number')) }
}
const wishIn = (form: Entries): GiveBackWish => parseForm(GiveBackWish, partsIn(form))

const filled = ({ lang }: Visit, typed: Entries): Filled => ({
  ...freshForm(lang),
  value: (name) => typed.get(name),
  has: (name, value) => typed.all(name).includes(value),
})
const refused = ({ lang, caller }: Visit, typed: Entries, problem: Problem): Filled =>
  refusedForm({ lang, requestId: caller.requestId }, typed, {
    problem,
    fieldOf: (pointer) => (pointer.startsWith('/seats') ? 'seats' : pointer === '/number' ? 'number' : ''),
  })

async function giveBackPage(visit: Visit, { form, preview, wish, status }: Shown): Promise<Page> {
  const { lang, on, to } = visit
  const wallet = walletHere(visit)
  const offering = await companyOffering(on, wallet)
  const title = say(lang, { nb: 'Gi tilbake plasser', en: 'Give back seats' })
  const action = to(addressOf(wallet))
  return {
    title,
    hidden: true,
    width: 'narrow',
    ...(status && { status, faulty: true as const }),
    body: html`${backLink(to(`/company/${wallet.companyId}/seats/${wallet.offeringId}`), offering?.title ?? say(lang, { nb: 'Min bedrift', en: 'My company' }), icon('back'))}${await doneNotice(visit)}<h1>${title}</h1>
<div class="stack">${errorSummary(form, giveBackLabel(lang))}${offering ? html`<p class="lead">${offering.title}</p>${backNow(lang, offering)}${helpLine(lang, 'give-back')}` : null}
${offering ? html`${chooseForm(form, { offering, action })}${preview && wish ? confirmForm(visit, { preview, wish, action, offering }) : null}` : html`<p>${say(lang, { nb: 'Bedriften har ingen plasser her.', en: 'The company has no seats here.' })}</p>`}</div>`,
  }
}

type Confirmed = { preview: GiveBackPreview; wish: GiveBackWish; action: string; offering: CompanyOffering }

function confirmForm({ lang }: Visit, { preview, wish, action, offering }: Confirmed): SafeHtml {
  const { seats = [], number } = wish
  const go = count(lang, preview.seats.length, {
    one: { nb: 'Gi tilbake {n} plass', en: 'Give back {n} seat' },
    other: { nb: 'Gi tilbake {n} plasser', en: 'Give back {n} seats' },
  })
  return html`<section aria-labelledby="what-happens" class="stack"><h2 id="what-happens">${say(lang, { nb: 'Dette skjer', en: 'This is what happens' })}</h2>
${giveBackEffects(lang, preview, offering)}
<form method="post" action="${action}" class="actions">${hidden('previewId', preview.previewId)}${hidden('key', newId())}${number === undefined ? seats.map((seat) => hidden('seat', seat)) : hidden('number', number)}
${submit(go)}</form></section>`
}

const Done = z.uuid()

/** What the page before has just given back, with the orders on which the credit notes stand. */
async function doneNotice({ lang, on, query, to }: Visit): Promise<SafeHtml | null> {
  const id = Done.safeParse(query.get('done'))
  const given = id.success ? await givenBack(on, id.data) : null
  if (!given || given.seats === 0) return null
  const words = count(lang, given.seats, {
    one: { nb: '{n} plass er gitt tilbake.', en: '{n} seat has been given back.' },
    other: { nb: '{n} plasser er gitt tilbake.', en: '{n} seats have been given back.' },
  })
  return html`<div class="ds-alert desk-notice" data-color="success" role="status"><p>${words} ${say(lang, { nb: 'Kreditnotaen sendes dit fakturaen gikk, og står på ordren:', en: 'The credit note goes where the invoice went, and stands on the order:' })} ${given.orders.map(({ orderId }, at) => html`${at > 0 ? ', ' : ''}<a href="${to(`/orders/${orderId}`)}">${say(lang, { nb: 'se ordren', en: 'see the order' })}${given.orders.length > 1 ? ` ${at + 1}` : ''}</a>`)}.</p></div>`
}
