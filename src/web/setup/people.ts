import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type Piece, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { act } from '../../platform/till.ts'
import { ERASER, withdrawErasure } from '../../privacy/ask-erasure.ts'
import { endSessionsOf } from '../../privacy/end-sessions-of.ts'
import { EraseOther, eraseOther } from '../../privacy/erase-other.ts'
import { type FoundPerson, findPeople } from '../../privacy/find-people.ts'
import { type PersonCard, personCard } from '../../privacy/person-card.ts'
import { previewErasure } from '../../privacy/preview-erasure.ts'
import { moment } from '../components/when.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { notice } from '../desk/notice.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import { previewPart } from '../privacy/preview-part.ts'
import type { Visit } from '../visit.ts'
import { erasureForm } from './erasure-form.ts'
import { roleNames } from './role-names.ts'
import { setupPage } from './setup-page.ts'

const who = ['support'] as const
const PATH = '/setup/people'
/** The longest search, in characters, and the shortest that is worth one. */
const SEARCH_MAX = 100
const SEARCH_MIN = 2

export const peoplePages: readonly PageRoute[] = [
  { method: 'get', path: PATH, who, reads: 'person', answer: listPage },
  { method: 'get', path: `${PATH}/:id`, who, reads: 'person', answer: (visit) => personPage(visit) },
  { method: 'post', path: `${PATH}/:id/sessions`, who, answer: signOut },
  { method: 'post', path: `${PATH}/:id/erasure`, who, answer: erase },
  { method: 'post', path: `${PATH}/:id/erasure/withdrawal`, who, answer: keep },
]

const DONE: Record<string, Said> = {
  out: { nb: 'Personen er logget ut overalt.', en: 'The person is signed out everywhere.' },
  erased: {
    nb: 'Personen er slettet og har fått en siste e-post.',
    en: 'The person is erased and has been sent one last mail.',
  },
  waits: {
    nb: 'Personen blir slettet av seg selv når alt er ferdig.',
    en: 'The person will be erased by itself when all is over.',
  },
  kept: { nb: 'Personen blir ikke slettet.', en: 'The person will not be erased.' },
}

async function listPage(visit: Visit): Promise<Page> {
  const { lang, on, query, to } = visit
  const search = (query.get('search') ?? '').trim().slice(0, SEARCH_MAX)
  const found = search.length < SEARCH_MIN ? null : await findPeople(on, search)
  return setupPage(
    visit,
    say(lang, { nb: 'Personer', en: 'People' }),
    html`${notice(visit, DONE)}<form class="desk-search" role="search" method="get" action="${to(PATH)}"><label class="ds-label" for="search">${say(lang, { nb: 'Navn eller e-post', en: 'Name or e-mail' })}</label>
<div class="desk-search__row"><input class="ds-input" id="search" name="search" type="search" value="${search}" maxlength="${SEARCH_MAX}">
<button class="ds-button" type="submit">${say(lang, { nb: 'Finn', en: 'Find' })}</button></div></form>
${found ? foundPart(visit, found) : null}`,
  )
}

function foundPart({ lang, to }: Visit, found: readonly FoundPerson[]): SafeHtml {
  if (found.length === 0) return html`<p role="status">${say(lang, { nb: 'Ingen passer.', en: 'Nobody fits.' })}</p>`
  return html`<div role="status"><ul class="desk-hits">${found.map(
    ({
      id,
      name,
      email,
      canSignIn,
      roles,
    }) => html`<li class="sheet desk-part"><div><h2 class="setup-person"><a href="${to(`${PATH}/${id}`)}">${name}</a></h2><p class="fine wrap">${email}</p></div>
<p class="fine">${roles.length > 0 ? roleNames(lang, roles) : canSignIn ? say(lang, { nb: 'Har konto', en: 'Has an account' }) : say(lang, { nb: 'Har ingen konto', en: 'Has no account' })}</p></li>`,
  )}</ul></div>`
}

async function personPage(visit: Visit, form: Filled = freshForm(visit.lang)): Promise<Page> {
  const { lang, till, caller } = visit
  const id = idOf(visit, 'person')
  const card = await act(till, caller.actor, (tx) => personCard(tx, id))
  const preview = await act(till, ERASER, (tx) => previewErasure(tx, id))
  return setupPage(
    visit,
    card.name,
    html`${notice(visit, DONE)}${errorSummary(form)}
${cardPart(visit, card)}
<h2 class="setup-title">${say(lang, { nb: 'Sletting', en: 'Erasure' })}</h2>
${previewPart(lang, preview)}
${erasureForm(visit, { path: `${PATH}/${id}/erasure`, form, preview })}`,
  )
}

function cardPart({ lang, to }: Visit, card: PersonCard): SafeHtml {
  const at = (instant: Date | null) => (instant ? moment(lang, SELLER_ZONE, instant) : null)
  const rows: [Said, Piece][] = [
    [{ nb: 'E-post', en: 'E-mail' }, card.email],
    [{ nb: 'Roller', en: 'Roles' }, card.roles.length > 0 ? roleNames(lang, card.roles) : null],
    [{ nb: 'Bedrifter', en: 'Companies' }, card.memberships.map(({ company }) => company).join(', ') || null],
    [{ nb: 'Måter å logge inn', en: 'Ways in' }, waysIn(lang, card)],
    [{ nb: 'Adressen bekreftet', en: 'Address confirmed' }, at(card.emailVerifiedAt)],
    [{ nb: 'Kjent siden', en: 'Known since' }, at(card.createdAt)],
    [{ nb: 'Sist sett', en: 'Last seen' }, at(card.lastSeenAt)],
    [{ nb: 'Innlogget nå', en: 'Signed in now' }, card.openSessions],
    [{ nb: 'Bestillinger', en: 'Orders' }, card.orders],
    [{ nb: 'Kurs', en: 'Courses' }, card.enrolments],
  ]
  return html`<section class="sheet desk-part"><dl class="desk-facts">${rows.map(([term, value]) => (value === null ? null : html`<div><dt>${say(lang, term)}</dt><dd class="wrap">${value}</dd></div>`))}</dl>
<form method="post" action="${to(`${PATH}/${card.id}/sessions`)}">${submit(say(lang, { nb: 'Logg ut overalt', en: 'Sign out everywhere' }), 'secondary')}</form></section>`
}

function waysIn(lang: Visit['lang'], { hasPassword, hasApp, providers }: PersonCard): string {
  const ways = [
    ...(hasPassword ? [say(lang, { nb: 'passord', en: 'password' })] : []),
    ...(hasApp ? [say(lang, { nb: 'kode fra app', en: 'code from an app' })] : []),
    ...providers,
    say(lang, { nb: 'lenke på e-post', en: 'link by mail' }),
  ]
  return ways.join(', ')
}

async function signOut(visit: Visit): Promise<Answer> {
  const { till, caller, to } = visit
  const id = idOf(visit, 'person')
  await act(till, caller.actor, (tx) => endSessionsOf(tx, id))
  return { goTo: to(`${PATH}/${id}?done=out`) }
}

async function erase(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const personId = idOf(visit, 'person')
  const attempted = await attempt(() => {
    const wish = parseForm(EraseOther, { when: form.get('when'), proof: form.get('proof') })
    return eraseOther(till, caller.actor, { ...wish, personId })
  })
  if ('done' in attempted)
    return { goTo: to(attempted.done.erased ? `${PATH}?done=erased` : `${PATH}/${personId}?done=waits`) }
  const { problem } = attempted
  return {
    ...(await personPage(visit, refusedDeskForm(visit, problem))),
    status: problem.status,
    at: `${PATH}/${personId}`,
  }
}

async function keep(visit: Visit): Promise<Answer> {
  const { till, caller, to } = visit
  const id = idOf(visit, 'person')
  await act(till, caller.actor, (tx) => withdrawErasure(tx, id))
  return { goTo: to(`${PATH}/${id}?done=kept`) }
}
