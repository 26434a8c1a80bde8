import { changeWebhook } from '../../handover/put-webhook.ts'
import { replayOne, replaySince } from '../../handover/replay.ts'
import { pingWebhook, renewSecret, type Switch, switchWebhook } from '../../handover/switch-webhook.ts'
import { deliveriesOf, type Webhook, webhookById } from '../../handover/webhooks.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/transact.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { idCursor, onePage, readCursor } from '../../platform/http/page-of.ts'
import { type Said, say } from '../../platform/lang.ts'
import { invalid, unknown } from '../../platform/problems.ts'
import { act } from '../../platform/till.ts'
import { fromWallClock } from '../../platform/wall-clock.ts'
import { icon } from '../components/icon.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink, notice } from '../desk/notice.ts'
import { cursorIn, pager, withQuery } from '../desk/pager.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import { setupPage } from '../setup/setup-page.ts'
import type { Visit } from '../visit.ts'
import { WEBHOOK_LABELS, WEBHOOKS_TITLE } from '../words/handover.ts'
import { fieldOf, webhookForm, wishOf } from './webhook-form.ts'
import { deliveryList, newSecretPart, PATH } from './webhook-parts.ts'

const who = ['administrator'] as const
/** Messages on one page. */
const SHOWN = 20

export const webhookPages: readonly PageRoute[] = [
  { method: 'get', path: `${PATH}/:id`, who, answer: (visit) => onePageOf(visit) },
  { method: 'post', path: `${PATH}/:id`, who, answer: change },
  { method: 'post', path: `${PATH}/:id/secret`, who, answer: renew },
  {
    method: 'post',
    path: `${PATH}/:id/ping`,
    who,
    answer: doing('pinged', async (tx, id) => void (await pingWebhook(tx, id))),
  },
  { method: 'post', path: `${PATH}/:id/on`, who, answer: switching('on') },
  { method: 'post', path: `${PATH}/:id/pause`, who, answer: switching('paused') },
  { method: 'post', path: `${PATH}/:id/end`, who, answer: end },
  { method: 'post', path: `${PATH}/:id/replay`, who, answer: replay },
  { method: 'post', path: `${PATH}/:id/deliveries/:delivery/replay`, who, answer: again },
]

const DONE: Record<string, Said> = {
  on: { nb: 'Mottakeren er på. Det som ventet, blir sendt.', en: 'The receiver is on. What waited is being sent.' },
  paused: { nb: 'Mottakeren er på pause. Det som skjer, venter.', en: 'The receiver is paused. What happens waits.' },
  pinged: { nb: 'En prøvemelding er på vei.', en: 'A test message is on its way.' },
  changed: { nb: 'Endringene er lagret.', en: 'The changes are saved.' },
  replayed: { nb: 'Meldingene sendes på nytt.', en: 'The messages are being sent again.' },
}

/** A button of the page: does its work, and comes back to say so. */
function doing(done: string, work: (tx: Tx, id: string) => Promise<void>) {
  return async (visit: Visit): Promise<Answer> => {
    const id = idOf(visit, 'webhook')
    const attempted = await attempt(() => act(visit.till, visit.caller.actor, (tx) => work(tx, id)))
    if ('done' in attempted) return { goTo: visit.to(`${PATH}/${id}?done=${done}`) }
    return refusedPage(visit, attempted.problem)
  }
}
function switching(to: Switch & ('on' | 'paused')) {
  return doing(to, (tx, id) => switchWebhook(tx, id, to))
}

async function end(visit: Visit): Promise<Answer> {
  const id = idOf(visit, 'webhook')
  await act(visit.till, visit.caller.actor, (tx) => switchWebhook(tx, id, 'ended'))
  return { goTo: visit.to(`${PATH}?done=ended`) }
}

async function renew(visit: Visit): Promise<Answer> {
  const webhookId = idOf(visit, 'webhook')
  const { sessionSecret } = visit.till.config
  const secret = await act(visit.till, visit.caller.actor, (tx) => renewSecret(tx, { webhookId, sessionSecret }))
  return { ...(await onePageOf(visit, { secret })), at: `${PATH}/${webhookId}` }
}

async function change(visit: Visit): Promise<Answer> {
  const id = idOf(visit, 'webhook')
  const attempted = await attempt(async () =>
    changeWebhook(visit.till, visit.caller.actor, { id, ...wishOf(visit.form) }),
  )
  return 'done' in attempted ? { goTo: visit.to(`${PATH}/${id}?done=changed`) } : refusedPage(visit, attempted.problem)
}

/** From the beginning of a day, where the seller is. */
async function replay(visit: Visit): Promise<Answer> {
  const webhookId = idOf(visit, 'webhook')
  const attempted = await attempt(async () => {
    const since = new Date(fromWallClock(SELLER_ZONE, `${visit.form.get('since')}T00:00:00`))
    if (Number.isNaN(since.getTime())) throw invalid('/since', 'Invalid day: received undefined')
    return act(visit.till, visit.caller.actor, (tx) => replaySince(tx, { webhookId, since }))
  })
  const done = 'done' in attempted
  return done ? { goTo: visit.to(`${PATH}/${webhookId}?done=replayed`) } : refusedPage(visit, attempted.problem)
}

async function again(visit: Visit): Promise<Answer> {
  const ids = { webhookId: idOf(visit, 'webhook'), deliveryId: idOf(visit, 'delivery', 'delivery') }
  await act(visit.till, visit.caller.actor, (tx) => replayOne(tx, ids))
  return { goTo: visit.to(`${PATH}/${ids.webhookId}?done=replayed`) }
}

async function refusedPage(visit: Visit, problem: Parameters<typeof refusedDeskForm>[1]): Promise<Answer> {
  const refused = refusedDeskForm(visit, problem, fieldOf)
  return { ...(await onePageOf(visit, { refused })), status: problem.status, faulty: true }
}

/** The form as it was posted and refused, else as the receiver is now; with what was wrong with another form of the page. */
function formOf({ lang, form: posted }: Visit, webhook: Webhook, refused?: Filled): Filled {
  if (refused && [...posted.names()].includes('url')) return refused
  const { url, description, kinds, faculties, personal } = webhook
  const known = { url, description, faculties: faculties.join('\n'), personal: personal ? 'yes' : '' }
  const form = freshForm(lang, known)
  const { faults = [], fault = () => null } = refused ?? {}
  return {
    ...form,
    ...{ faults, fault },
    has: (name, value) => (name === 'kinds' ? kinds.some((kind) => kind === value) : form.has(name, value)),
  }
}

async function onePageOf(visit: Visit, shown: { refused?: Filled; secret?: string } = {}): Promise<Page> {
  const { lang, on, query, to } = visit
  const webhook = await webhookById(on, idOf(visit, 'webhook'))
  if (!webhook) throw unknown('webhook')
  const form = formOf(visit, webhook, shown.refused)
  const here = to(`${PATH}/${webhook.id}`)
  const after = cursorIn(query)
  const asked = { webhookId: webhook.id, after: readCursor(after ?? undefined)?.id ?? null, limit: SHOWN + 1 }
  const { page, next } = onePage(await deliveriesOf(on, asked), SHOWN, idCursor)
  const at = (cursor: string | null) => withQuery(here, query, { after: cursor })
  return setupPage(
    visit,
    webhook.description,
    html`${backLink(to(PATH), say(lang, WEBHOOKS_TITLE), icon('back'))}${notice(visit, DONE)}${shown.secret ? newSecretPart(lang, shown.secret) : null}
${errorSummary(form, (name) => (WEBHOOK_LABELS[name] ? say(lang, WEBHOOK_LABELS[name]) : null))}
<p class="webhook-url">${webhook.url}</p>${standing(visit, webhook)}${buttons(visit, webhook, here)}
<h2 class="setup-title">${say(lang, { nb: 'Meldinger', en: 'Messages' })}</h2>
${deliveryList(lang, page, (id) => `${here}/deliveries/${id}/replay`)}
${pager(lang, { first: after === null ? null : at(null), next: next === null ? null : at(next) })}
<form class="form sheet setup-form" method="post" action="${here}/replay" novalidate><h2>${say(lang, { nb: 'Send på nytt', en: 'Send again' })}</h2>
${field(form, { name: 'since', label: say(lang, WEBHOOK_LABELS.since!), type: 'date', hint: say(lang, { nb: 'Også det som skjedde før mottakeren ble lagt til, og mens den var av', en: 'Also what happened before the receiver was added, and while it was off' }) })}
<div>${submit(say(lang, { nb: 'Send alt på nytt', en: 'Send all again' }), 'secondary')}</div></form>
${webhookForm(visit, form, {
  action: here,
  title: say(lang, { nb: 'Endre systemet', en: 'Change the system' }),
  go: say(lang, { nb: 'Lagre endringer', en: 'Save changes' }),
})}`,
  )
}

/** Why nothing is sent, where nothing is. */
function standing({ lang }: Visit, { disabledCause, pausedAt }: Webhook): SafeHtml | null {
  if (disabledCause === 'gone')
    return html`<div class="ds-alert" data-color="danger"><p>${say(lang, { nb: 'Slått av: mottakeren svarte at den ikke finnes mer (410).', en: 'Switched off: the receiver answered that it is gone (410).' })}</p></div>`
  if (disabledCause === 'failing')
    return html`<div class="ds-alert" data-color="danger"><p>${say(lang, { nb: 'Slått av: ingenting kom fram på over tre døgn.', en: 'Switched off: nothing got through for more than three days.' })}</p></div>`
  return pausedAt
    ? html`<div class="ds-alert" data-color="warning"><p>${say(lang, { nb: 'På pause: det som skjer, venter til du slår den på.', en: 'Paused: what happens waits until you switch it on.' })}</p></div>`
    : null
}

function buttons({ lang }: Visit, { pausedAt, disabledAt }: Webhook, here: string): SafeHtml {
  const button = (path: string, words: Said, look: 'secondary' | 'tertiary' = 'secondary') =>
    html`<form method="post" action="${here}/${path}">${submit(say(lang, words), look)}</form>`
  const isOn = !(pausedAt || disabledAt)
  return html`<div class="webhook-buttons">${isOn ? button('ping', { nb: 'Send en prøvemelding', en: 'Send a test message' }) : button('on', { nb: 'Slå på', en: 'Switch on' })}
${isOn ? button('pause', { nb: 'Sett på pause', en: 'Pause' }) : null}
${button('secret', { nb: 'Lag ny hemmelighet', en: 'Make a new secret' })}
${button('end', { nb: 'Avslutt', en: 'End' }, 'tertiary')}</div>
<p class="fine">${say(lang, { nb: 'Etter at du lager en ny hemmelighet, signerer den gamle også i ett døgn.', en: 'After you make a new secret the old one signs too for a day.' })}</p>`
}
