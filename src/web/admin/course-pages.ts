import { changeCourse } from '../../catalogue/change-course.ts'
import { createCourse } from '../../catalogue/create-course.ts'
import { publishCourse } from '../../catalogue/publish-course.ts'
import { TEXT_PARTS } from '../../catalogue/words.ts'
import { hasRole } from '../../platform/actor.ts'
import { nowOf } from '../../platform/db/now.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { LANGS, type Said, say } from '../../platform/lang.ts'
import { unknown } from '../../platform/problems.ts'
import { act } from '../../platform/till.ts'
import { coursesForStaff } from '../../storefront/courses-for-staff.ts'
import { type DraftCourse, draftCourse } from '../../storefront/draft-course.ts'
import { icon } from '../components/icon.ts'
import { typedTenths } from '../desk/amount.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { missingList } from '../desk/missing-list.ts'
import { backLink, notice } from '../desk/notice.ts'
import { tag } from '../desk/tag.ts'
import { AS_BUYERS_SEE, previewPath } from '../developing/preview-band.ts'
import { submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt } from '../forms/parse.ts'
import { askedLine } from '../interest/asked-for-part.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { courseFrom, fieldOfCourse } from './course-command.ts'
import { courseForm } from './course-form.ts'
import { offeringRow } from './list.ts'
import { COURSE_KEEPERS, ITS_KEEPERS as who } from './who.ts'

export const coursePages: readonly PageRoute[] = [
  {
    method: 'get',
    path: '/admin/courses/new',
    who: COURSE_KEEPERS,
    answer: (visit) => newPage(visit, freshForm(visit.lang, { level: 'introductory' })),
  },
  { method: 'post', path: '/admin/courses/new', who: COURSE_KEEPERS, answer: makeCourse },
  { method: 'get', path: '/admin/courses/:id', who, answer: (visit) => editPage(visit) },
  { method: 'post', path: '/admin/courses/:id', who, answer: saveCourse },
  { method: 'post', path: '/admin/courses/:id/publication', who, answer: publish },
]

const DONE: Record<string, Said> = {
  created: { nb: 'Kurset er laget som utkast.', en: 'The course has been made as a draft.' },
  saved: { nb: 'Endringene er lagret.', en: 'Your changes are saved.' },
  published: { nb: 'Kurset er publisert.', en: 'The course is published.' },
}

const UNPUBLISHABLE: Said = { nb: 'Kurset kan ikke publiseres ennå', en: 'The course cannot be published yet' }

function newPage(visit: Visit, form: Filled): Page {
  const { lang, to } = visit
  const title = say(lang, { nb: 'Nytt kurs', en: 'New course' })
  const body = html`${back(visit)}<h1>${title}</h1>${courseForm(lang, form, { action: to('/admin/courses/new'), go: say(lang, { nb: 'Lag kurset', en: 'Make the course' }) })}`
  return { title, hidden: true, body }
}

async function makeCourse(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const attempted = await attempt(() => {
    const course = courseFrom(form)
    return act(till, caller.actor, (tx) => createCourse(tx, course))
  })
  if ('done' in attempted) return { goTo: to(`/admin/courses/${attempted.done.courseId}?done=created`) }
  const { problem } = attempted
  return { ...newPage(visit, refusedDeskForm(visit, problem, fieldOfCourse)), status: problem.status }
}

async function saveCourse(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const courseId = idOf(visit, 'course')
  const draft = await draftOf(visit)
  const attempted = await attempt(() => {
    const written = LANGS.filter((lang) => draft.texts[lang])
    const { externalId: _, ...course } = courseFrom(form, written)
    return act(till, caller.actor, (tx) => changeCourse(tx, { courseId, ...course }))
  })
  if ('done' in attempted) return { goTo: to(`/admin/courses/${courseId}?done=saved`) }
  const { problem } = attempted
  return {
    ...(await editPage(visit, { form: refusedDeskForm(visit, problem, fieldOfCourse) })),
    status: problem.status,
  }
}

async function publish(visit: Visit): Promise<Answer> {
  const { till, caller, to } = visit
  const courseId = idOf(visit, 'course')
  const attempted = await attempt(() => act(till, caller.actor, (tx) => publishCourse(tx, courseId)))
  if ('done' in attempted) return { goTo: to(`/admin/courses/${courseId}?done=published`) }
  const shown = await editPage(visit, { refused: true })
  return { ...shown, status: attempted.problem.status, at: `/admin/courses/${courseId}` }
}

async function draftOf(visit: Visit): Promise<DraftCourse> {
  const draft = await draftCourse(visit.on, idOf(visit, 'course'))
  if (!draft) throw unknown('course')
  return draft
}

async function editPage(
  visit: Visit,
  { form, refused = false }: { form?: Filled; refused?: boolean } = {},
): Promise<Page> {
  const { lang, to } = visit
  const draft = await draftOf(visit)
  const title = draft.texts[lang]?.title || draft.texts.nb?.title || draft.texts.en?.title || draft.slug
  return {
    title,
    hidden: true,
    body: html`${back(visit)}${notice(visit, DONE)}
<div class="desk-head"><h1>${title}</h1><p class="desk-tags">${stateTags(visit, draft)}</p></div>
${form ? null : missingList(lang, draft.missing, { refused: refused ? UNPUBLISHABLE : null })}
${publication(visit, draft)}
${await starts(visit, draft)}
${courseForm(lang, form ?? knownCourse(visit, draft), { action: to(`/admin/courses/${draft.courseId}`), go: say(lang, { nb: 'Lagre endringene', en: 'Save changes' }) })}`,
  }
}

const back = ({ lang, to }: Visit): SafeHtml =>
  backLink(to('/admin/courses'), say(lang, { nb: 'Kurs og oppstarter', en: 'Courses and starts' }), icon('back'))

function stateTags({ lang }: Visit, { publishedAt, langsMissing }: DraftCourse): SafeHtml[] {
  const state = publishedAt
    ? tag('success', say(lang, { nb: 'Publisert', en: 'Published' }))
    : tag('neutral', say(lang, { nb: 'Utkast', en: 'Draft' }))
  const lacks = {
    nb: { nb: 'Norsk er ufullstendig', en: 'Norwegian is incomplete' },
    en: { nb: 'Engelsk er ufullstendig', en: 'English is incomplete' },
  }
  return [state, ...langsMissing.map((each) => tag('warning', say(lang, lacks[each])))]
}

function publication({ lang, to }: Visit, { courseId, slug, publishedAt }: DraftCourse): SafeHtml {
  const preview = html`<a href="${to(previewPath(courseId))}">${say(lang, AS_BUYERS_SEE)}</a>`
  if (publishedAt)
    return html`<p id="publication" class="desk-step"><a href="${to(`/courses/${slug}`)}">${say(lang, { nb: 'Se kurssiden slik kjøperne ser den', en: 'See the course page as buyers do' })}</a> ${preview}</p>`
  return html`<form id="publication" class="desk-step" method="post" action="${to(`/admin/courses/${courseId}/publication`)}">${submit(say(lang, { nb: 'Publiser kurset', en: 'Publish the course' }), 'secondary')} ${preview}
<p class="fine">${say(lang, { nb: 'Publiserer det som er lagret. Oppstartene publiseres hver for seg.', en: 'Publishes what is saved. Starts are published one by one.' })}</p></form>`
}

/** What partners are promised is the unit's own to say, and no faculty's. */
const partnersLink = ({ lang, to, caller }: Visit, courseId: string): SafeHtml | null =>
  hasRole(caller.actor, 'course-administrator')
    ? html` <a href="${to(`/admin/courses/${courseId}/partners`)}">${say(lang, { nb: 'Partnere og andeler', en: 'Partners and shares' })}</a>`
    : null

async function starts(visit: Visit, { courseId }: DraftCourse): Promise<SafeHtml> {
  const { lang, on, to } = visit
  const [{ courses }, now] = await Promise.all([coursesForStaff(on, { lang, courseId, limit: 1 }), nowOf(on)])
  const offerings = courses[0]?.offerings ?? []
  return html`<section class="desk-starts" id="starts"><h2>${say(lang, { nb: 'Oppstarter', en: 'Starts' })}</h2>${await askedLine(visit, courseId)}
${offerings.length === 0 ? html`<p>${say(lang, { nb: 'Ingen oppstart er satt opp.', en: 'No start is planned.' })}</p>` : html`<ul class="desk-offerings sheet">${offerings.map((each) => offeringRow(visit, each, now))}</ul>`}
<p><a class="ds-button" data-variant="secondary" href="${to(`/admin/courses/${courseId}/offerings/new`)}">${say(lang, { nb: 'Ny oppstart', en: 'New start' })}</a> <a href="${to(`/admin/courses/${courseId}/life`)}">${say(lang, { nb: 'Hvor kurset står', en: 'Where the course stands' })}</a> <a href="${to(`/admin/courses/${courseId}/picture`)}">${say(lang, { nb: 'Bilde', en: 'Picture' })}</a>${partnersLink(visit, courseId)}</p></section>`
}

function knownCourse(
  { lang }: Visit,
  { slug, faculty, creditTenths, level, topics, contactEmail, texts }: DraftCourse,
): Filled {
  const words = LANGS.flatMap((each) => TEXT_PARTS.map((part) => [`${each}.${part}`, texts[each]?.[part] ?? '']))
  return freshForm(lang, {
    slug,
    faculty,
    credits: typedTenths(creditTenths),
    level,
    topics: topics.join(', '),
    contactEmail,
    ...Object.fromEntries(words),
  })
}
