import { z } from 'zod'
import { Slug } from '../../catalogue/words.ts'
import { courseFromProposal } from '../../developing/course-from-proposal.ts'
import { DecisionBody, decideProposal } from '../../developing/decide-proposal.ts'
import { changeProposal, handIn, startProposal } from '../../developing/keep-proposal.ts'
import { type Proposal, proposalById, takenUntil } from '../../developing/proposals.ts'
import { roundById } from '../../developing/rounds.ts'
import { DECIDERS } from '../../developing/routes.ts'
import { hasRole, onlyFaculties } from '../../platform/actor.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { nowOf } from '../../platform/db/now.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { minorOf } from '../../platform/read-amount.ts'
import { act } from '../../platform/till.ts'
import { fromWallClock } from '../../platform/wall-clock.ts'
import { LINE_MAX, Line } from '../../platform/words.ts'
import { icon } from '../components/icon.ts'
import { moment } from '../components/when.ts'
import { NO_NUMBER } from '../desk/amount.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink, notice } from '../desk/notice.ts'
import { tag } from '../desk/tag.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, select } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { PROPOSAL_WORDS } from '../words/developing.ts'
import { fieldOfProposal, knownProposal, PROPOSAL_LABELS, proposalFields, proposalIn } from './proposal-form.ts'
import {
  breakEvenPart,
  courseForm,
  DECISION_LABELS,
  decisionForm,
  decisionPart,
  writtenPart,
} from './proposal-parts.ts'

const DONE: Record<string, Said> = {
  saved: { nb: 'Utkastet er lagret.', en: 'The draft is saved.' },
  'handed-in': { nb: 'Forslaget er levert.', en: 'The proposal is handed in.' },
  decided: { nb: 'Svaret er sendt.', en: 'The decision is sent.' },
}
const NEW: Said = { nb: 'Nytt forslag', en: 'New proposal' }

const summaryOf = ({ lang }: Visit, form: Filled) =>
  errorSummary(form, (name) => {
    const said = PROPOSAL_LABELS[name] ?? DECISION_LABELS[name]
    return said ? say(lang, said) : null
  })

const buttons = ({ lang }: Visit): SafeHtml =>
  html`<div class="actions"><button class="ds-button" type="submit" name="then" value="hand-in">${say(lang, { nb: 'Lagre og lever', en: 'Save and hand in' })}</button><button class="ds-button" data-variant="secondary" type="submit" name="then" value="save">${say(lang, { nb: 'Lagre utkastet', en: 'Save the draft' })}</button></div>`

/** An empty proposal in a round. */
export async function newProposal(visit: Visit, form?: Filled): Promise<Page> {
  const { lang, on, to, caller } = visit
  const round = await roundById(on, idOf(visit, 'round'))
  const own = onlyFaculties(caller.actor)
  const filled =
    form ?? freshForm(lang, { faculty: own?.[0] ?? '', level: 'introductory', mode: 'campus', teachingLang: 'nb' })
  const label = say(lang, PROPOSAL_LABELS.faculty!)
  const title = say(lang, NEW)
  const here = `/admin/rounds/${round.roundId}`
  const faculty = own
    ? select(filled, { name: 'faculty', label, options: own.map((value) => ({ value, label: value })) })
    : field(filled, { name: 'faculty', label, max: LINE_MAX })
  return {
    title,
    hidden: true,
    at: `${here}/proposals/new`,
    ...(filled.faults.length > 0 ? { faulty: true as const } : {}),
    body: html`${backLink(to(here), say(lang, round.name), icon('back'))}${summaryOf(visit, filled)}<h1>${title}</h1><p class="lead desk-after">${deadline(visit, round.closesAt)}</p>
<form class="form desk-form" method="post" action="${to(`${here}/proposals/new`)}" novalidate>${faculty}${proposalFields(visit, filled, await nowOf(on))}${buttons(visit)}</form>`,
  }
}

const deadline = ({ lang }: Visit, closesAt: Date): string =>
  say(lang, {
    nb: `Frist: ${moment('nb', SELLER_ZONE, closesAt)}. Et utkast kan være uferdig.`,
    en: `Deadline: ${moment('en', SELLER_ZONE, closesAt)}. A draft may be incomplete.`,
  })

export async function startFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form, on, to } = visit
  const roundId = idOf(visit, 'round')
  const { currency } = await roundById(on, roundId)
  const attempted = await attempt(async () => {
    const { faculty } = parseForm(z.object({ faculty: Line }), { faculty: form.get('faculty') })
    const body = proposalIn(form, currency)
    return act(till, caller.actor, (tx) => startProposal(tx, { roundId, faculty, body }))
  })
  if ('problem' in attempted) {
    const { problem } = attempted
    return { ...(await newProposal(visit, refusedDeskForm(visit, problem, fieldOfProposal))), status: problem.status }
  }
  if (form.get('then') === 'hand-in') return handInFrom({ ...visit, params: { ...visit.params, id: attempted.done } })
  return { goTo: to(`/admin/proposals/${attempted.done}?done=saved`) }
}

/** One proposal: its form while it may be changed, otherwise as it stands, with what is to be done about it. */
export async function showProposal(visit: Visit, form?: Filled): Promise<Page> {
  const { lang, on, to, caller } = visit
  const proposal = await proposalById(on, idOf(visit, 'proposal'))
  const { proposalId, roundId, faculty, state, body, currency } = proposal
  const round = await roundById(on, roundId)
  const isOpen = state === 'draft' || state === 'returned'
  const title = body.title[lang] || body.title.nb || say(lang, { nb: 'Uten tittel', en: 'Untitled' })
  const filled = form ?? freshForm(lang)
  const here = `/admin/proposals/${proposalId}`
  return {
    title,
    hidden: true,
    at: here,
    ...(filled.faults.length > 0 ? { faulty: true as const } : {}),
    body: html`${backLink(to(`/admin/rounds/${roundId}`), say(lang, round.name), icon('back'))}${notice(visit, DONE)}${summaryOf(visit, filled)}
<div class="desk-head"><div><h1>${title}</h1><p class="fine">${faculty}</p></div><p class="desk-tags">${tag(PROPOSAL_WORDS[state].tone, say(lang, PROPOSAL_WORDS[state].said))}</p></div>${isOpen ? html`<p class="lead desk-after">${deadline(visit, takenUntil(proposal))}</p>` : null}
<div class="desk-columns"><div class="desk-main">${isOpen ? html`<form class="form desk-form" method="post" action="${to(here)}" novalidate>${proposalFields(visit, form ?? knownProposal(visit, body, currency), await nowOf(on))}${buttons(visit)}</form>` : writtenPart(visit, proposal)}</div>
<div class="desk-side">${decisionPart(visit, proposal)}${breakEvenPart(visit, proposal.breakEven)}${state === 'handed-in' && hasRole(caller.actor, ...DECIDERS) ? decisionForm(visit, filled, proposal) : null}${state === 'granted' ? coursePart(visit, filled, proposal) : null}</div></div>`,
  }
}

const coursePart = (visit: Visit, form: Filled, proposal: Proposal): SafeHtml =>
  proposal.courseId === null
    ? courseForm(visit, form, proposal)
    : html`<p class="sheet desk-part"><a href="${visit.to(`/admin/courses/${proposal.courseId}/life`)}">${say(visit.lang, { nb: 'Kurset som ble laget', en: 'The course that was made' })}</a></p>`

export async function saveProposal(visit: Visit): Promise<Answer> {
  const { till, caller, form, on, to } = visit
  const proposalId = idOf(visit, 'proposal')
  const { currency } = await proposalById(on, proposalId)
  const attempted = await attempt(async () => {
    const body = proposalIn(form, currency)
    return act(till, caller.actor, (tx) => changeProposal(tx, proposalId, body))
  })
  if ('problem' in attempted) return again(visit, attempted.problem)
  if (form.get('then') === 'hand-in') return handInFrom(visit)
  return { goTo: to(`/admin/proposals/${proposalId}?done=saved`) }
}

async function handInFrom(visit: Visit): Promise<Answer> {
  const proposalId = idOf(visit, 'proposal')
  const attempted = await attempt(() => act(visit.till, visit.caller.actor, (tx) => handIn(tx, proposalId)))
  if ('problem' in attempted) return again(visit, attempted.problem)
  return { goTo: visit.to(`/admin/proposals/${proposalId}?done=handed-in`) }
}

export async function decideFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form, on, to } = visit
  const proposalId = idOf(visit, 'proposal')
  const { currency } = await proposalById(on, proposalId)
  const attempted = await attempt(async () => {
    const [amount, returnBy] = [form.get('amountMinor').trim(), form.get('returnBy')]
    const body = parseForm(DecisionBody, {
      ...{ outcome: form.get('outcome'), reason: form.get('reason').replaceAll('\r\n', '\n') },
      amountMinor: amount === '' ? null : (minorOf(amount, currency) ?? NO_NUMBER),
      returnBy: returnBy === '' ? null : fromWallClock(SELLER_ZONE, returnBy),
    })
    return act(till, caller.actor, (tx) => decideProposal(tx, proposalId, body))
  })
  if ('done' in attempted) return { goTo: to(`/admin/proposals/${proposalId}?done=decided`) }
  return again(visit, attempted.problem)
}

export async function makeCourseFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const proposalId = idOf(visit, 'proposal')
  const attempted = await attempt(async () => {
    const { slug } = parseForm(z.object({ slug: Slug }), { slug: form.get('slug').trim() })
    return act(till, caller.actor, (tx) => courseFromProposal(tx, { proposalId, slug }))
  })
  if ('done' in attempted) return { goTo: to(`/admin/courses/${attempted.done.courseId}/life?done=made`) }
  return again(visit, attempted.problem)
}

async function again(visit: Visit, problem: Parameters<typeof refusedDeskForm>[1]): Promise<Page> {
  return { ...(await showProposal(visit, refusedDeskForm(visit, problem, fieldOfProposal))), status: problem.status }
}
