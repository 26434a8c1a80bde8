import { makeWebhook } from '../../handover/put-webhook.ts'
import { allWebhooks, type Webhook } from '../../handover/webhooks.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { count, type Lang, type Said, say } from '../../platform/lang.ts'
import { moment } from '../components/when.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { notice } from '../desk/notice.ts'
import { tag } from '../desk/tag.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import { setupPage } from '../setup/setup-page.ts'
import type { Visit } from '../visit.ts'
import { WEBHOOK_LABELS, WEBHOOKS_TITLE } from '../words/handover.ts'
import { webhookPages } from './webhook.ts'
import { fieldOf, webhookForm, wishOf } from './webhook-form.ts'
import { newSecretPart, PATH } from './webhook-parts.ts'

const who = ['administrator'] as const

export const handoverPages: readonly PageRoute[] = [
  { method: 'get', path: PATH, who, answer: (visit) => listPage(visit) },
  { method: 'post', path: PATH, who, answer: make },
  ...webhookPages,
]

const DONE: Record<string, Said> = {
  ended: {
    nb: 'Mottakeren er avsluttet og får ikke vite noe mer.',
    en: 'The receiver has ended and is told nothing more.',
  },
}

/** The secret stands on this one answer and nowhere else. */
async function make(visit: Visit): Promise<Answer> {
  const attempted = await attempt(async () => makeWebhook(visit.till, visit.caller.actor, wishOf(visit.form)))
  if ('done' in attempted) return { ...(await listPage(visit, undefined, attempted.done.secret)), at: PATH }
  const refused = refusedDeskForm(visit, attempted.problem, fieldOf)
  return { ...(await listPage(visit, refused)), status: attempted.problem.status, faulty: true }
}

async function listPage(
  visit: Visit,
  form: Filled = freshForm(visit.lang),
  secret: string | null = null,
): Promise<Page> {
  const { lang, on, to } = visit
  const webhooks = await allWebhooks(on)
  const title = say(lang, WEBHOOKS_TITLE)
  const add = say(lang, { nb: 'Legg til et system', en: 'Add a system' })
  return setupPage(
    visit,
    title,
    html`${notice(visit, DONE)}${secret ? newSecretPart(lang, secret) : null}${errorSummary(form, (name) => (WEBHOOK_LABELS[name] ? say(lang, WEBHOOK_LABELS[name]) : null))}
<p class="lead">${say(lang, { nb: 'Når noe skjer her, sendes en signert melding til systemene under. Det som ikke kommer fram, prøves igjen i over tre døgn.', en: 'When something happens here, the systems below are sent a signed message. What does not arrive is tried again for more than three days.' })}</p>
${webhooks.length === 0 ? html`<p class="setup-title">${say(lang, { nb: 'Ingen systemer ennå.', en: 'No systems yet.' })}</p>` : html`<ul class="desk-hits">${webhooks.map((each) => html`<li class="sheet desk-part">${webhookPart(lang, each, to(`${PATH}/${each.id}`))}</li>`)}</ul>`}
${webhookForm(visit, form, { action: to(PATH), title: add, go: add })}`,
  )
}

function webhookPart(lang: Lang, webhook: Webhook, href: string): SafeHtml {
  const { description, url, waiting, lastDeliveredAt } = webhook
  const last = lastDeliveredAt
    ? say(lang, {
        nb: `sist kommet fram ${moment('nb', SELLER_ZONE, lastDeliveredAt)}`,
        en: `last got through ${moment('en', SELLER_ZONE, lastDeliveredAt)}`,
      })
    : say(lang, { nb: 'ingenting er kommet fram ennå', en: 'nothing has got through yet' })
  const left = count(lang, waiting, {
    one: { nb: '{n} melding venter', en: '{n} message is waiting' },
    other: { nb: '{n} meldinger venter', en: '{n} messages are waiting' },
  })
  return html`<div><h2 class="setup-person"><a href="${href}">${description}</a></h2><p class="fine webhook-url">${url}</p></div>
<p class="desk-tags">${stateTag(lang, webhook)}</p><p class="fine">${left} · ${last}</p>`
}

/** How it stands, in a word or two. */
const stateTag = (lang: Lang, { disabledAt, pausedAt }: Webhook): SafeHtml => {
  if (disabledAt) return tag('danger', say(lang, { nb: 'Slått av', en: 'Switched off' }))
  if (pausedAt) return tag('warning', say(lang, { nb: 'På pause', en: 'Paused' }))
  return tag('success', say(lang, { nb: 'På', en: 'On' }))
}
