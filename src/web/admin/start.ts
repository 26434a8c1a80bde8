import { AGREERS } from '../../agreements/routes.ts'
import { LINK_WRITERS } from '../../campaigns/routes.ts'
import { isStaff } from '../../companies/may-act-for.ts'
import { type Considered, toDecide, WHENS, type When } from '../../keeping/to-decide.ts'
import { NEWSLETTER_KEEPERS } from '../../newsletter/issue-routes.ts'
import { hasRole, onlyFaculties } from '../../platform/actor.ts'
import { readTogether } from '../../platform/db/transact.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { count, type Lang, type Said, say } from '../../platform/lang.ts'
import { PATH_WRITERS } from '../../storefront/path-routes.ts'
import { TERMS_KEEPERS } from '../../terms/routes.ts'
import { VOUCHER_WRITERS } from '../../vouchers/routes.ts'
import { applicationsPart } from '../admission/desk-list.ts'
import { requestsWaiting } from '../cancel-requests/waiting-line.ts'
import { icon } from '../components/icon.ts'
import { days } from '../components/when.ts'
import { cursorIn, pager, withQuery } from '../desk/pager.ts'
import { seatBar } from '../desk/seat-bar.ts'
import { rosterLinks } from '../handover/roster-links.ts'
import { askedForPart } from '../interest/asked-for-part.ts'
import { NEWSLETTERS } from '../newsletter/issues.ts'
import { ISSUES_PATH } from '../newsletter/paths.ts'
import type { Page } from '../page-route.ts'
import { companiesWaiting } from '../support/companies.ts'
import type { Visit } from '../visit.ts'
import { PATHS } from '../words/paths.ts'
import { reasonsInWords, WHEN_WORDS } from '../words/to-decide.ts'
import { stateTag } from './list.ts'

/** Offerings on one page. */
const SHOWN = 25

/** Where whoever keeps courses begins: what wants deciding this week, and then all the rest. */
export async function showStart(visit: Visit): Promise<Page> {
  const { lang, query, to, caller, till } = visit
  const after = cursorIn(query)
  const faculties = onlyFaculties(caller.actor)
  const ask = { lang, faculties, limit: SHOWN, ...(after === null ? {} : { after }) }
  const { now, offerings, counts, next } = await readTogether(till.connection.pool, async (on) => ({
    now: on.now,
    ...(await toDecide(on, ask)),
  }))
  const at = (cursor: string | null) => withQuery(to('/admin'), query, { after: cursor })
  const title = say(lang, { nb: 'Kursadministrasjon', en: 'Course administration' })
  const total = counts.week + counts.later + counts.quiet
  return {
    title,
    hidden: true,
    body: html`<div class="desk-head"><h1>${title}</h1><a class="ds-button" href="${to('/admin/courses/new')}">${say(lang, { nb: 'Nytt kurs', en: 'New course' })}</a></div>
${waysOn(visit)}${isStaff(caller.actor) ? await companiesWaiting(visit) : null}${await requestsWaiting(visit)}${await applicationsPart(visit)}${await askedForPart(visit)}<p class="lead desk-start__lead">${total === 0 ? say(lang, { nb: 'Her er det ingen oppstarter ennå.', en: 'There are no starts yet.' }) : weekWords(lang, counts.week)}</p>
${WHENS.map((when) => group(visit, { when, now, offerings: offerings.filter((each) => each.when === when) }))}
${pager(lang, { first: after === null ? null : at(null), next: next === null ? null : at(next) })}
${faculties === null && total > 0 ? html`<div class="desk-block">${rosterLinks(visit, null)}</div>` : null}`,
  }
}

const WAYS: readonly { path: string; said: Said; is: (visit: Visit) => boolean }[] = [
  { path: '/admin/courses', said: { nb: 'Kurs og oppstarter', en: 'Courses and starts' }, is: () => true },
  { path: '/admin/tasks', said: { nb: 'Mine oppgaver', en: 'My tasks' }, is: () => true },
  { path: '/admin/board', said: { nb: 'Fra idé til salg', en: 'From idea to sale' }, is: () => true },
  { path: '/admin/reports', said: { nb: 'Inntekter og resultater', en: 'Income and results' }, is: () => true },
  {
    path: '/admin/paths',
    said: PATHS,
    is: ({ caller }) => hasRole(caller.actor, ...PATH_WRITERS),
  },
  {
    path: '/admin/agreements',
    said: { nb: 'Avtaler med bedrifter', en: 'Agreements with companies' },
    is: ({ caller }) => hasRole(caller.actor, ...AGREERS),
  },
  {
    path: '/admin/vouchers',
    said: { nb: 'Rabattkoder', en: 'Discount codes' },
    is: ({ caller }) => hasRole(caller.actor, ...VOUCHER_WRITERS),
  },
  {
    path: '/admin/campaign-links',
    said: { nb: 'Kampanjelenker', en: 'Campaign links' },
    is: ({ caller }) => hasRole(caller.actor, ...LINK_WRITERS),
  },
  {
    path: '/admin/terms',
    said: { nb: 'Avbestillingsvilkår', en: 'Cancellation terms' },
    is: ({ caller }) => hasRole(caller.actor, ...TERMS_KEEPERS),
  },
  {
    path: '/admin/waiting-rules',
    said: { nb: 'Regler for ventelister', en: 'Rules of waiting lists' },
    is: ({ caller }) => hasRole(caller.actor, 'course-administrator'),
  },
  {
    path: ISSUES_PATH,
    said: NEWSLETTERS,
    is: ({ caller }) => hasRole(caller.actor, ...NEWSLETTER_KEEPERS),
  },
  {
    path: '/admin/embedding',
    said: { nb: 'Kursene på andre nettsteder', en: 'The courses on other sites' },
    is: () => true,
  },
  {
    path: '/admin/certificate-signatory',
    said: { nb: 'Hvem som står på kursbevisene', en: 'Who stands on the certificates' },
    is: ({ caller }) => hasRole(caller.actor, 'course-administrator'),
  },
]

const waysOn = (visit: Visit): SafeHtml =>
  html`<nav aria-label="${say(visit.lang, { nb: 'Kursadministrasjon', en: 'Course administration' })}"><ul class="desk-choice desk-start__ways">${WAYS.filter(({ is }) => is(visit)).map(({ path, said }) => html`<li><a href="${visit.to(path)}">${say(visit.lang, said)}</a></li>`)}</ul></nav>`

const weekWords = (lang: Lang, week: number): string =>
  week === 0
    ? say(lang, { nb: 'Ingenting må avgjøres denne uken.', en: 'Nothing wants deciding this week.' })
    : count(lang, week, {
        one: { nb: '{n} oppstart trenger en avgjørelse denne uken.', en: '{n} start needs a decision this week.' },
        other: { nb: '{n} oppstarter trenger en avgjørelse denne uken.', en: '{n} starts need a decision this week.' },
      })

type Group = { when: When; offerings: readonly Considered[]; now: Date }

const group = (visit: Visit, { when, offerings, now }: Group): SafeHtml | null =>
  offerings.length === 0
    ? null
    : html`<section class="desk-block desk-start" aria-labelledby="${when}"><h2 id="${when}">${say(visit.lang, WHEN_WORDS[when])}</h2>
<ul class="desk-courses">${offerings.map((each) => row(visit, each, now))}</ul></section>`

function row(visit: Visit, offering: Considered, now: Date): SafeHtml {
  const { lang, to } = visit
  const { offeringId, title, code, faculty, waiting, reasons, when } = offering
  const waits = count(lang, waiting, {
    one: { nb: '{n} venter', en: '{n} is waiting' },
    other: { nb: '{n} venter', en: '{n} are waiting' },
  })
  return html`<li class="sheet desk-need${reasons.length === 0 ? ' desk-need--quiet' : ''}"><div><h3><a href="${to(`/admin/offerings/${offeringId}`)}">${title}<span class="ds-sr-only">, ${code}</span></a></h3>
<p class="fine">${days(lang, offering)} · ${code} · ${faculty}</p></div>
<div class="desk-need__seats"><p class="desk-tags">${stateTag(lang, offering, now)}</p>${seatBar(lang, offering)}${waiting > 0 ? html`<p class="fine">${waits}</p>` : null}</div>
${reasons.length === 0 ? null : html`<ul class="desk-effects desk-need__reasons desk-need__reasons--${when}">${reasonsInWords(visit, offering).map(({ says, act, path }) => html`<li>${icon(when === 'week' ? 'alert' : 'clock')}<span>${says}${path === null ? null : html` <a href="${to(path)}">${act}<span class="ds-sr-only">: ${title}, ${code}</span></a>`}</span></li>`)}</ul>`}</li>`
}
