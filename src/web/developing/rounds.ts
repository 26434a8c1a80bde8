import { proposalsOfRound } from '../../developing/proposals.ts'
import {
  ASKS_MAX,
  ExtendRound,
  extendRound,
  openRound,
  type Round,
  RoundBody,
  roundsForAll,
} from '../../developing/rounds.ts'
import { DECIDERS } from '../../developing/routes.ts'
import { hasRole } from '../../platform/actor.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { nowOf } from '../../platform/db/now.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { money, spell } from '../../platform/money.ts'
import { unknown } from '../../platform/problems.ts'
import { minorOf } from '../../platform/read-amount.ts'
import { act } from '../../platform/till.ts'
import { fromWallClock } from '../../platform/wall-clock.ts'
import { LINE_MAX } from '../../platform/words.ts'
import { icon } from '../components/icon.ts'
import { moment } from '../components/when.ts'
import { NO_NUMBER } from '../desk/amount.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink, notice } from '../desk/notice.ts'
import { tag } from '../desk/tag.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, submit, textArea } from '../forms/field.ts'
import { type Filled, fieldOfPointer, freshForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { PROPOSAL_WORDS } from '../words/developing.ts'

const DONE: Record<string, Said> = {
  opened: { nb: 'Runden er satt opp.', en: 'The round is set up.' },
  extended: { nb: 'Fristen er flyttet.', en: 'The deadline is moved.' },
}
const ROUNDS: Said = { nb: 'Forslagsrunder', en: 'Proposal rounds' }
const LABELS: Record<string, Said> = {
  'name.nb': { nb: 'Navn på norsk', en: 'Name in Norwegian' },
  'name.en': { nb: 'Navn på engelsk', en: 'Name in English' },
  opensAt: { nb: 'Åpner', en: 'Opens' },
  closesAt: { nb: 'Frist', en: 'Deadline' },
  amountMinor: { nb: 'Penger å dele ut', en: 'Money to share out' },
  'asks.nb': { nb: 'Hva dere ber om, på norsk', en: 'What is asked for, in Norwegian' },
  'asks.en': { nb: 'Hva dere ber om, på engelsk', en: 'What is asked for, in English' },
  'criteria.nb': { nb: 'Kriterier, på norsk', en: 'Criteria, in Norwegian' },
  'criteria.en': { nb: 'Kriterier, på engelsk', en: 'Criteria, in English' },
}

/** The rounds, the one that ends last first, and the form of another. */
export async function showRounds(visit: Visit, form?: Filled): Promise<Page> {
  const { lang, on, to, till, caller } = visit
  const [rounds, now] = await Promise.all([roundsForAll(till), nowOf(on)])
  const filled = form ?? freshForm(lang)
  const title = say(lang, ROUNDS)
  return {
    title,
    hidden: true,
    at: '/admin/rounds',
    ...(filled.faults.length > 0 ? { faulty: true as const } : {}),
    body: html`${backLink(to('/admin/board'), say(lang, { nb: 'Fra idé til salg', en: 'From idea to sale' }), icon('back'))}${errorSummary(filled, (name) => (LABELS[name] ? say(lang, LABELS[name]) : null))}<h1>${title}</h1>
${rounds.length === 0 ? html`<p class="sheet desk-part">${say(lang, { nb: 'Ingen runde er satt opp ennå.', en: 'No round is set up yet.' })}</p>` : html`<ul class="desk-hits">${rounds.map((round) => html`<li class="sheet desk-part"><div class="desk-head"><h2><a href="${to(`/admin/rounds/${round.roundId}`)}">${say(lang, round.name)}</a></h2><p class="desk-tags">${stateOf(visit, round, now)}</p></div>${factsOf(visit, round)}</li>`)}</ul>`}
${hasRole(caller.actor, ...DECIDERS) ? roundForm(visit, filled) : null}`,
  }
}

function stateOf({ lang }: Visit, { opensAt, closesAt }: Round, now: Date): SafeHtml {
  if (now < opensAt) return tag('neutral', say(lang, { nb: 'Ikke åpnet', en: 'Not open yet' }))
  return now < closesAt
    ? tag('success', say(lang, { nb: 'Åpen', en: 'Open' }))
    : tag('neutral', say(lang, { nb: 'Over', en: 'Over' }))
}

function factsOf({ lang }: Visit, { closesAt, opensAt, currency, amountMinor, grantedMinor }: Round): SafeHtml {
  const granted = spell(money(grantedMinor, currency), lang)
  const shared =
    amountMinor === null
      ? granted
      : say(lang, {
          nb: `${granted} av ${spell(money(amountMinor, currency), 'nb')}`,
          en: `${granted} of ${spell(money(amountMinor, currency), 'en')}`,
        })
  return html`<p>${say(lang, LABELS.opensAt!)} ${moment(lang, SELLER_ZONE, opensAt)}. ${say(lang, LABELS.closesAt!)} <strong>${moment(lang, SELLER_ZONE, closesAt)}</strong>. ${say(lang, { nb: 'Innvilget', en: 'Granted' })}: ${shared}.</p>`
}

function roundForm({ lang, to }: Visit, form: Filled): SafeHtml {
  const label = (name: string) => say(lang, LABELS[name]!)
  const line = (name: string) => field(form, { name, label: label(name), max: LINE_MAX })
  const text = (name: string) => textArea(form, { name, label: label(name), plain: true, rows: 3, max: ASKS_MAX })
  const time = (name: string) => field(form, { name, label: label(name), type: 'datetime-local' })
  return html`<form class="form sheet desk-part desk-block" method="post" action="${to('/admin/rounds')}" novalidate><h2>${say(lang, { nb: 'Ny runde', en: 'New round' })}</h2>
<div class="desk-pair">${line('name.nb')}${line('name.en')}</div><div class="desk-pair">${time('opensAt')}${time('closesAt')}</div>
<p class="fine">${say(lang, { nb: 'Norsk tid. Fra dette tidspunktet er det for sent.', en: 'Norwegian time. From this moment on it is too late.' })}</p>
${field(form, { name: 'amountMinor', label: label('amountMinor'), optional: true, inputmode: 'decimal', max: 20 })}
<div class="desk-pair">${text('asks.nb')}${text('asks.en')}</div><div class="desk-pair">${text('criteria.nb')}${text('criteria.en')}</div>
<div class="actions">${submit(say(lang, { nb: 'Sett opp runden', en: 'Set the round up' }))}</div></form>`
}

export async function openFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const attempted = await attempt(async () => {
    const said = (name: string) => ({
      nb: form.get(`${name}.nb`).replaceAll('\r\n', '\n'),
      en: form.get(`${name}.en`).replaceAll('\r\n', '\n'),
    })
    const amount = form.get('amountMinor').trim()
    const body = parseForm(RoundBody, {
      ...{ name: said('name'), asks: said('asks'), criteria: said('criteria') },
      ...{
        opensAt: fromWallClock(SELLER_ZONE, form.get('opensAt')),
        closesAt: fromWallClock(SELLER_ZONE, form.get('closesAt')),
      },
      amountMinor: amount === '' ? null : (minorOf(amount, 'NOK') ?? NO_NUMBER),
    })
    return act(till, caller.actor, (tx) => openRound(tx, body))
  })
  if ('done' in attempted) return { goTo: to(`/admin/rounds/${attempted.done}?done=opened`) }
  const { problem } = attempted
  return { ...(await showRounds(visit, refusedDeskForm(visit, problem, fieldOfPointer))), status: problem.status }
}

/** One round and what the reader's faculties proposed in it. */
export async function showRound(visit: Visit, form?: Filled): Promise<Page> {
  const { lang, on, to, till, caller } = visit
  const roundId = idOf(visit, 'round')
  const [rounds, now, proposals] = await Promise.all([
    roundsForAll(till),
    nowOf(on),
    proposalsOfRound(on, caller.actor, roundId),
  ])
  const round = rounds.find((each) => each.roundId === roundId)
  if (!round) throw unknown('round')
  const filled = form ?? freshForm(lang)
  const here = `/admin/rounds/${roundId}`
  const title = say(lang, round.name)
  const isOpen = now < round.closesAt
  const text = (heading: Said, said: Said) =>
    said[lang] === '' ? null : html`<h2>${say(lang, heading)}</h2><p class="proposal__text">${said[lang]}</p>`
  return {
    title,
    hidden: true,
    at: here,
    ...(filled.faults.length > 0 ? { faulty: true as const } : {}),
    body: html`${backLink(to('/admin/rounds'), say(lang, ROUNDS), icon('back'))}${notice(visit, DONE)}${errorSummary(filled, (name) => (LABELS[name] ? say(lang, LABELS[name]) : null))}
<div class="desk-head"><h1>${title}</h1><p class="desk-tags">${stateOf(visit, round, now)}</p></div>${factsOf(visit, round)}
${isOpen ? html`<p class="desk-after"><a class="ds-button" href="${to(`${here}/proposals/new`)}">${say(lang, { nb: 'Nytt forslag', en: 'New proposal' })}</a></p>` : null}
<div class="sheet desk-part">${text({ nb: 'Hva det bes om', en: 'What is asked for' }, round.asks)}${text({ nb: 'Kriterier', en: 'Criteria' }, round.criteria)}
<h2>${say(lang, { nb: 'Forslag', en: 'Proposals' })}</h2>${proposals.length === 0 ? html`<p>${say(lang, { nb: 'Ingen ennå.', en: 'None yet.' })}</p>` : html`<ul>${proposals.map(({ proposalId, faculty, state, body }) => html`<li><a href="${to(`/admin/proposals/${proposalId}`)}">${body.title[lang] || body.title.nb || say(lang, { nb: 'Uten tittel', en: 'Untitled' })}</a> <span class="fine">${faculty}</span> ${tag(PROPOSAL_WORDS[state].tone, say(lang, PROPOSAL_WORDS[state].said))}</li>`)}</ul>`}</div>
${isOpen && hasRole(caller.actor, ...DECIDERS) ? extendForm(visit, here, filled) : null}`,
  }
}

const extendForm = ({ lang, to }: Visit, here: string, form: Filled): SafeHtml =>
  html`<form class="form sheet desk-part desk-block" method="post" action="${to(`${here}/deadline`)}" novalidate><h2>${say(lang, { nb: 'Gi alle lengre frist', en: 'Give everybody more time' })}</h2>
${field(form, { name: 'closesAt', label: say(lang, LABELS.closesAt!), type: 'datetime-local' })}<div class="actions">${submit(say(lang, { nb: 'Flytt fristen', en: 'Move the deadline' }), 'secondary')}</div></form>`

export async function extendFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const roundId = idOf(visit, 'round')
  const attempted = await attempt(async () => {
    const wish = parseForm(ExtendRound, { closesAt: fromWallClock(SELLER_ZONE, form.get('closesAt')) })
    return act(till, caller.actor, (tx) => extendRound(tx, roundId, wish))
  })
  if ('done' in attempted) return { goTo: to(`/admin/rounds/${roundId}?done=extended`) }
  const { problem } = attempted
  return { ...(await showRound(visit, refusedDeskForm(visit, problem))), status: problem.status }
}
