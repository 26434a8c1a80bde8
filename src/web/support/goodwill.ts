import { creditPreview } from '../../finance/credit-preview.ts'
import { readTogether } from '../../platform/db/transact.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { newId } from '../../platform/ids.ts'
import { type Said, say } from '../../platform/lang.ts'
import { type Currency, spell } from '../../platform/money.ts'
import { invalid, unknown } from '../../platform/problems.ts'
import { minorOf } from '../../platform/read-amount.ts'
import { LINE_MAX } from '../../platform/words.ts'
import { GiveGoodwill, goodwillLeft, goodwillOnce } from '../../support/give-goodwill.ts'
import { goodwillLimit } from '../../support/problems.ts'
import { icon } from '../components/icon.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink } from '../desk/notice.ts'
import { creditEffects } from '../finance/credit-effects.ts'
import { type Entries, entriesOf } from '../forms/entries.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, hidden, submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'

const who = ['support'] as const
const path = '/support/orders/:id/goodwill'

/** An amount given back because something went wrong: written, shown, done. */
export const goodwillPages: readonly PageRoute[] = [
  { method: 'get', path, who, reads: 'order', answer: ask },
  { method: 'post', path, who, answer: give },
]

const LABELS: Record<string, Said> = {
  amount: { nb: 'Beløp med mva.', en: 'Amount with VAT' },
  reason: { nb: 'Grunn', en: 'Reason' },
}

/** The form, or with an amount and a reason what giving it back will do. */
async function ask(visit: Visit): Promise<Answer> {
  const form = entriesOf(Object.fromEntries(visit.query))
  if (form.get('amount') === '' && form.get('reason') === '') return formPage(visit, freshForm(visit.lang))
  const asking = { ...visit, form }
  const attempted = await attempt(() => previewPage(asking))
  return 'done' in attempted ? attempted.done : refused(asking, attempted.problem)
}

async function give(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const orderId = idOf(visit, 'order')
  const attempted = await attempt(async () => {
    const { command } = await wishIn(visit)
    return goodwillOnce(till, caller.actor, { orderId, command, key: form.get('key') })
  })
  if ('done' in attempted) return { goTo: to(`/support/orders/${orderId}?done=goodwill`) }
  return refused(visit, attempted.problem)
}

const refused = async (visit: Visit, problem: Parameters<typeof refusedDeskForm>[1]): Promise<Page> => ({
  ...(await formPage(
    visit,
    refusedDeskForm(visit, problem, (pointer) => (pointer === '/amountMinor' ? 'amount' : pointer.slice(1))),
  )),
  status: problem.status,
})

/** @throws order/unknown, request/invalid, goodwill/limit */
async function wishIn(visit: Visit & { form: Entries }) {
  const { on, form } = visit
  const left = await goodwillLeft(on, idOf(visit, 'order'))
  const amountMinor = amountIn(form.get('amount'), left.currency)
  const command = parseForm(GiveGoodwill, { amountMinor, reason: form.get('reason') })
  if (command.amountMinor > left.minor) throw goodwillLimit(left)
  return { command, left }
}

function amountIn(typed: string, currency: Currency): number {
  const minor = minorOf(typed, currency)
  if (!minor) throw invalid('/amountMinor', 'an amount above nothing')
  return minor
}

async function previewPage(visit: Visit): Promise<Page> {
  const { lang, till, to, form } = visit
  const orderId = idOf(visit, 'order')
  const { command } = await wishIn(visit)
  const preview = await readTogether(till.connection.pool, (on) =>
    creditPreview(on, orderId, { amountMinor: command.amountMinor }),
  )
  if (!preview) throw unknown('order')
  return {
    ...frame(visit),
    body: html`${back(visit, orderId)}<h1>${say(lang, TITLE)}</h1><div class="desk-main">${creditEffects(lang, preview)}</div>
<form class="desk-confirm" method="post" action="${to(`/support/orders/${orderId}/goodwill`)}">${hidden('key', newId())}${hidden('amount', form.get('amount'))}${hidden('reason', form.get('reason'))}
<p>${say(lang, { nb: 'Grunn på kreditnotaen:', en: 'Reason on the credit note:' })} <strong>${command.reason}</strong></p>
<div class="actions">${submit(say(lang, { nb: 'Gi det tilbake', en: 'Give it back' }))}<a href="${to(`/support/orders/${orderId}`)}">${say(lang, { nb: 'Avbryt', en: 'Cancel' })}</a></div></form>`,
  }
}

const TITLE: Said = { nb: 'Gi noe tilbake', en: 'Give something back' }

const frame = (visit: Visit) => ({
  title: say(visit.lang, TITLE),
  hidden: true as const,
  width: 'narrow' as const,
  at: `/support/orders/${idOf(visit, 'order')}/goodwill`,
})
const back = ({ lang, to }: Visit, orderId: string): SafeHtml =>
  backLink(to(`/support/orders/${orderId}`), say(lang, { nb: 'Til ordren', en: 'To the order' }), icon('back'))

async function formPage(visit: Visit, form: Filled): Promise<Page> {
  const { lang, on, to } = visit
  const orderId = idOf(visit, 'order')
  const most = spell(await goodwillLeft(on, orderId), lang)
  return {
    ...frame(visit),
    body: html`${back(visit, orderId)}<h1>${say(lang, TITLE)}</h1>${errorSummary(form, (name) => (LABELS[name] ? say(lang, LABELS[name]) : null))}
<p>${say(lang, { nb: `Når noe gikk galt: et kaldt rom, en time som falt bort. Kjøperen beholder plassen og får en kreditnota. Du kan gi ${most} til av denne ordren; er det ikke nok, kan økonomi kreditere mer.`, en: `When something went wrong: a cold room, an hour that was lost. The buyer keeps the seat and gets a credit note. You can give ${most} more of this order; where that is not enough, finance can credit more.` })}</p>
<form class="form sheet document-form" method="get" action="${to(`/support/orders/${orderId}/goodwill`)}" novalidate>
${field(form, { name: 'amount', label: say(lang, LABELS.amount!), inputmode: 'decimal', size: 12 })}
${field(form, { name: 'reason', label: say(lang, LABELS.reason!), hint: say(lang, { nb: 'Står på kreditnotaen', en: 'Stands on the credit note' }), max: LINE_MAX })}
<div class="actions">${submit(say(lang, { nb: 'Se hva som vil skje', en: 'See what will happen' }))}</div></form>`,
  }
}
