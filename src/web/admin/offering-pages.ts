import { unpublishOffering } from '../../catalogue/unpublish-offering.ts'
import { nowOf } from '../../platform/db/now.ts'
import { type Problem, unknown } from '../../platform/problems.ts'
import { act } from '../../platform/till.ts'
import { draftCourse } from '../../storefront/draft-course.ts'
import { type DraftOffering, draftOffering } from '../../storefront/draft-offering.ts'
import { publishOffering } from '../../storefront/publish-offering.ts'
import { refusedDeskForm, typedForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import type { Filled } from '../forms/filled.ts'
import { attempt } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { newOffering } from './known-offering.ts'
import { fieldOfOffering, offeringFrom } from './offering-command.ts'
import { offeringPage } from './offering-page.ts'
import { showOverview } from './overview.ts'
import { saveOffering } from './save-offering.ts'
import { ITS_KEEPERS, OFFERING_KEEPERS as who } from './who.ts'

export const offeringPages: readonly PageRoute[] = [
  { method: 'get', path: '/admin/courses/:id/offerings/new', who: ITS_KEEPERS, answer: (visit) => newPage(visit) },
  { method: 'post', path: '/admin/courses/:id/offerings/new', who: ITS_KEEPERS, answer: makeOffering },
  { method: 'get', path: '/admin/offerings/:id', who, answer: (visit) => showOverview(visit) },
  {
    method: 'get',
    path: '/admin/offerings/:id/edit',
    who,
    answer: async (visit) => offeringPage(visit, await draftOf(visit)),
  },
  { method: 'post', path: '/admin/offerings/:id/edit', who, answer: changeFromForm },
  { method: 'post', path: '/admin/offerings/:id/publication', who, answer: publish },
  { method: 'post', path: '/admin/offerings/:id/unpublication', who, answer: unpublish },
]

/** How many rows the button for more adds. */
const MORE_ROWS = 3

async function newPage(visit: Visit, form?: Filled): Promise<Page> {
  const { lang, on } = visit
  const course = await draftCourse(on, idOf(visit, 'course'))
  if (!course) throw unknown('course')
  const title = course.texts[lang]?.title || course.texts.nb?.title || course.texts.en?.title || course.slug
  const made = form ?? newOffering(lang, await nowOf(on))
  return offeringPage(visit, { courseId: course.courseId, courseTitle: title }, { form: made })
}

async function makeOffering(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  if (form.get('then') === 'rows') return newPage(visit, withMoreRows(visit))
  const courseId = idOf(visit, 'course')
  const attempted = await attempt(() => {
    const command = offeringFrom(form, courseId)
    return act(till, caller.actor, (tx) => saveOffering(tx, command, null))
  })
  if ('done' in attempted) return { goTo: to(`/admin/offerings/${attempted.done}/edit?done=created`) }
  return { ...(await newPage(visit, refused(visit, attempted.problem))), status: attempted.problem.status }
}

async function changeFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const draft = await draftOf(visit)
  if (form.get('then') === 'rows') return offeringPage(visit, draft, { form: withMoreRows(visit) })
  const attempted = await attempt(() => {
    const command = offeringFrom(form, draft.courseId)
    return act(till, caller.actor, (tx) => saveOffering(tx, command, draft))
  })
  if ('problem' in attempted) {
    const { problem } = attempted
    return { ...(await offeringPage(visit, draft, { form: refused(visit, problem) })), status: problem.status }
  }
  if (form.get('then') === 'publish') return publish(visit)
  return { goTo: to(`/admin/offerings/${draft.offeringId}?done=saved`) }
}

async function publish(visit: Visit): Promise<Answer> {
  const { till, caller, to } = visit
  const offeringId = idOf(visit, 'offering')
  const attempted = await attempt(() => act(till, caller.actor, (tx) => publishOffering(tx, offeringId)))
  if ('done' in attempted) return { goTo: to(`/admin/offerings/${offeringId}?done=published`) }
  const shown = await offeringPage(visit, await draftOf(visit), { unpublishable: true })
  return { ...shown, status: attempted.problem.status, at: `/admin/offerings/${offeringId}/edit` }
}

async function unpublish(visit: Visit): Promise<Answer> {
  const offeringId = idOf(visit, 'offering')
  await act(visit.till, visit.caller.actor, (tx) => unpublishOffering(tx, offeringId))
  return { goTo: visit.to(`/admin/offerings/${offeringId}?done=unpublished`) }
}

async function draftOf(visit: Visit): Promise<DraftOffering> {
  const draft = await draftOffering(visit.on, idOf(visit, 'offering'), visit.lang)
  if (!draft) throw unknown('offering')
  return draft
}

const refused = (visit: Visit, problem: Problem): Filled => refusedDeskForm(visit, problem, fieldOfOffering(visit.form))

/** The same form with room for more sessions: nothing is saved yet. */
function withMoreRows(visit: Visit): Filled {
  const typed = typedForm(visit)
  const rows = String(Number(typed.value('rows')) + MORE_ROWS)
  return { ...typed, value: (name) => (name === 'rows' ? rows : typed.value(name)) }
}
