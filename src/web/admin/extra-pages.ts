import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import type { Currency } from '../../platform/money.ts'
import { type Problem, unknown } from '../../platform/problems.ts'
import { act } from '../../platform/till.ts'
import { extrasOf, type ListedExtra } from '../../pricing/extras-of.ts'
import { addExtra, changeExtra, withdrawExtra } from '../../pricing/put-extra.ts'
import { taxClassesOf } from '../../pricing/tax-class.ts'
import { type DraftOffering, draftOffering } from '../../storefront/draft-offering.ts'
import { icon } from '../components/icon.ts'
import { days } from '../components/when.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink, notice } from '../desk/notice.ts'
import { submit } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'
import { attempt } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { extraFrom, fieldOfExtra } from './extra-command.ts'
import { extraForm, knownExtra, newExtra } from './extra-form.ts'
import { INVOICED_EARLY } from './extras-part.ts'
import { OFFERING_KEEPERS as who } from './who.ts'

export const extraPages: readonly PageRoute[] = [
  { method: 'get', path: '/admin/offerings/:id/extras/new', who, answer: (visit) => extraPage(visit, null) },
  { method: 'post', path: '/admin/offerings/:id/extras/new', who, answer: (visit) => save(visit, null) },
  {
    method: 'get',
    path: '/admin/offerings/:id/extras/:extraId',
    who,
    answer: async (visit) => extraPage(visit, await extraIn(visit)),
  },
  {
    method: 'post',
    path: '/admin/offerings/:id/extras/:extraId',
    who,
    answer: async (visit) => save(visit, await extraIn(visit)),
  },
  { method: 'post', path: '/admin/offerings/:id/extras/:extraId/withdrawal', who, answer: withdraw },
]

const DONE: Record<string, Said> = {
  saved: { nb: 'Tillegget er lagret.', en: 'The extra is saved.' },
}

async function extraPage(visit: Visit, extra: ListedExtra | null, typed?: Filled): Promise<Page> {
  const { lang, on, to } = visit
  const draft = await draftIn(visit)
  const title = extra ? say(lang, extra.name) : say(lang, { nb: 'Nytt tillegg', en: 'New extra' })
  const back = `${draft.courseTitle}: ${days(lang, draft)}`
  const own = `/admin/offerings/${draft.offeringId}/extras/${extra?.extraId ?? 'new'}`
  const form = typed ?? (extra ? knownExtra(lang, extra) : newExtra(lang))
  return {
    title: `${title} – ${back}`,
    hidden: true,
    at: own,
    body: html`${backLink(to(`/admin/offerings/${draft.offeringId}`), back, icon('back'))}${notice(visit, DONE)}
<div class="desk-head"><h1>${title}</h1></div>
${extra?.invoicedEarly ? html`<div class="ds-alert desk-notice" data-color="warning" role="status"><p>${say(lang, INVOICED_EARLY)}</p></div>` : null}
${extraForm(lang, form, {
  action: to(own),
  taxClasses: await taxClassesOf(on),
  currency: currencyIn(draft),
  go: submit(
    extra
      ? say(lang, { nb: 'Lagre tillegget', en: 'Save the extra' })
      : say(lang, { nb: 'Lag tillegget', en: 'Make the extra' }),
  ),
})}
${extra ? withdrawal(visit, to(own)) : null}`,
  }
}

const withdrawal = ({ lang }: Visit, own: string): SafeHtml =>
  html`<form class="desk-step" method="post" action="${own}/withdrawal">${submit(say(lang, { nb: 'Slutt å selge det', en: 'Stop selling it' }), 'tertiary')}<span class="fine">${say(lang, { nb: 'Det som er solgt, står ved lag.', en: 'What is sold stays sold.' })}</span></form>`

async function save(visit: Visit, extra: ListedExtra | null): Promise<Answer> {
  const { till, caller, form, to } = visit
  const draft = await draftIn(visit)
  const { offeringId } = draft
  const attempted = await attempt(() => {
    const body = { ...extraFrom(form, currencyIn(draft)), offeringId }
    return act(till, caller.actor, (tx) =>
      extra ? changeExtra(tx, { ...body, extraId: extra.extraId }) : addExtra(tx, body),
    )
  })
  if ('problem' in attempted) {
    const { problem } = attempted
    return { ...(await extraPage(visit, extra, refused(visit, problem))), status: problem.status }
  }
  const { extraId, invoicedEarly } = attempted.done
  // Whoever is warned stays where it can be mended.
  return {
    goTo: to(`/admin/offerings/${offeringId}${invoicedEarly ? `/extras/${extraId}?done=saved` : '?done=extra'}`),
  }
}

const refused = (visit: Visit, problem: Problem): Filled => refusedDeskForm(visit, problem, fieldOfExtra)

async function withdraw(visit: Visit): Promise<Answer> {
  const { extraId } = await extraIn(visit)
  const offeringId = idOf(visit, 'offering')
  await act(visit.till, visit.caller.actor, (tx) => withdrawExtra(tx, offeringId, extraId))
  return { goTo: visit.to(`/admin/offerings/${offeringId}?done=withdrawn`) }
}

/** Before the course has a price an extra is refused, whatever the currency. */
const currencyIn = ({ price }: DraftOffering): Currency => price?.currency ?? 'NOK'

async function draftIn(visit: Visit): Promise<DraftOffering> {
  const draft = await draftOffering(visit.on, idOf(visit, 'offering'), visit.lang)
  if (!draft) throw unknown('offering')
  return draft
}

async function extraIn(visit: Visit): Promise<ListedExtra> {
  const extras = await extrasOf(visit.on, idOf(visit, 'offering'))
  const extra = extras.find((each) => each.extraId === visit.params.extraId && each.withdrawnAt === null)
  if (!extra) throw unknown('extra')
  return extra
}
