import { type CoursePartner, PartnerShare } from '../../catalogue/course-partner.ts'
import { addPartner, partnersOf, setPartner } from '../../catalogue/course-partners.ts'
import { spelledNumber } from '../../companies/organisation-number.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { unknown } from '../../platform/problems.ts'
import { act } from '../../platform/till.ts'
import { LINE_MAX } from '../../platform/words.ts'
import { draftCourse } from '../../storefront/draft-course.ts'
import { icon } from '../components/icon.ts'
import { spelledDay } from '../components/when.ts'
import { typedPercent } from '../desk/amount.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink, notice } from '../desk/notice.ts'
import type { Entries } from '../forms/entries.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, hidden, submit } from '../forms/field.ts'
import { type Filled, fieldOfPointer, freshForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { percent } from '../words/offers.ts'

const who = ['course-administrator', 'finance'] as const
const PATH = '/admin/courses/:id/partners'

export const partnerPages: readonly PageRoute[] = [
  { method: 'get', path: PATH, who, answer: (visit) => partnersPage(visit) },
  { method: 'post', path: PATH, who, answer: setFromForm },
]

const DONE: Record<string, Said> = { saved: { nb: 'Andelen er lagret.', en: 'The share is saved.' } }
const LABELS: Record<string, Said> = {
  organisationNumber: { nb: 'Partnerens organisasjonsnummer', en: 'Organisation number of the partner' },
  share: { nb: 'Andel av nettoinntekten, i prosent', en: 'Share of the net income, in percent' },
  fromDay: { nb: 'Fra og med', en: 'From' },
  untilDay: { nb: 'Til og med', en: 'Until' },
  note: { nb: 'Hva avtalen heter', en: 'What the agreement is called' },
}

async function setFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const courseId = idOf(visit, 'course')
  const shareId = form.get('shareId')
  const attempted = await attempt(() => {
    const wish = parseForm(PartnerShare, shareFrom(form))
    return act(till, caller.actor, async (tx) => {
      if (shareId === '') await addPartner(tx, courseId, wish)
      else await setPartner(tx, { courseId, shareId: idOf({ params: { id: shareId } }, 'partner') }, wish)
    })
  })
  if ('done' in attempted) return { goTo: to(`/admin/courses/${courseId}/partners?done=saved`) }
  const filled = refusedDeskForm(visit, attempted.problem, fieldOfShare)
  return { ...(await partnersPage(visit, filled)), status: attempted.problem.status }
}

/** A percentage with a comma or a point, and at most two decimals. */
const shareFrom = (form: Entries) => ({
  organisationNumber: form.get('organisationNumber').replaceAll(/\s/g, ''),
  shareBasisPoints: /^\d+([.,]\d{1,2})?$/.test(form.get('share').trim())
    ? Math.round(Number(form.get('share').trim().replace(',', '.')) * 100)
    : undefined,
  ...{ fromDay: form.get('fromDay'), untilDay: form.get('untilDay') || null, note: form.get('note') },
})

const fieldOfShare = (pointer: string): string => (pointer === '/shareBasisPoints' ? 'share' : fieldOfPointer(pointer))

async function partnersPage(visit: Visit, refused?: Filled): Promise<Page> {
  const { lang, on, to, query } = visit
  const course = await draftCourse(on, idOf(visit, 'course'))
  if (!course) throw unknown('course')
  const courseTitle = course.texts[lang]?.title || course.texts.nb?.title || course.slug
  const partners = await partnersOf(on, course.courseId)
  const edited = partners.find(({ shareId }) => shareId === query.get('share'))
  const form = refused ?? freshForm(lang, edited ? known(edited) : {})
  const here = `/admin/courses/${course.courseId}/partners`
  const title = say(lang, { nb: 'Partnere og andeler', en: 'Partners and shares' })
  const label = (name: string) => say(lang, LABELS[name]!)
  const changes = form.value('shareId') !== ''
  return {
    title: `${title} – ${courseTitle}`,
    hidden: true,
    at: here,
    body: html`${backLink(to(`/admin/courses/${course.courseId}`), courseTitle, icon('back'))}${notice(visit, DONE)}${errorSummary(form, (name) => (LABELS[name] ? label(name) : null))}
<h1>${title}</h1><p class="lead">${say(lang, { nb: 'Hvem kurset er laget sammen med, og hva de er lovet av nettoinntekten. Ingenting utbetales herfra.', en: 'Whom the course is made with, and what of its net income they are promised. Nothing is paid out from here.' })}</p>
${partners.length === 0 ? null : html`<ul class="desk-hits desk-block">${partners.map((each) => html`<li class="sheet desk-part">${partnerPart(visit, each, here)}</li>`)}</ul>`}
<form class="form sheet desk-part desk-block" method="post" action="${to(here)}" novalidate><h2>${changes ? say(lang, { nb: 'Endre andelen', en: 'Change the share' }) : say(lang, { nb: 'Ny andel', en: 'New share' })}</h2>${hidden('shareId', form.value('shareId'))}
${field(form, { name: 'organisationNumber', label: label('organisationNumber'), inputmode: 'numeric', size: 11, max: 20 })}
${field(form, { name: 'share', label: label('share'), inputmode: 'decimal', size: 6, max: 6 })}
<div class="desk-pair">${field(form, { name: 'fromDay', label: label('fromDay'), type: 'date' })}${field(form, { name: 'untilDay', label: label('untilDay'), type: 'date', plain: true })}</div>
${field(form, { name: 'note', label: label('note'), max: LINE_MAX })}
<div class="actions">${submit(say(lang, { nb: 'Lagre andelen', en: 'Save the share' }))}${changes ? html` <a href="${to(here)}">${say(lang, { nb: 'La den være', en: 'Leave it' })}</a>` : null}</div></form>`,
  }
}

function partnerPart({ lang, to }: Visit, partner: CoursePartner, here: string): SafeHtml {
  const { shareId, name, organisationNumber, shareBasisPoints, fromDay, untilDay, note } = partner
  const span = untilDay
    ? `${spelledDay(lang, fromDay)} – ${spelledDay(lang, untilDay)}`
    : say(lang, { nb: `fra ${spelledDay(lang, fromDay)}`, en: `from ${spelledDay(lang, fromDay)}` })
  return html`<h2>${name}: ${percent(lang, shareBasisPoints)}</h2><p class="fine">${say(lang, { nb: 'Org.nr.', en: 'Org. no.' })} ${spelledNumber(organisationNumber)} · ${span} · ${note}</p>
<p><a href="${to(`${here}?share=${shareId}`)}">${say(lang, { nb: 'Endre', en: 'Change' })}<span class="ds-sr-only">: ${name}</span></a></p>`
}

const known = ({ shareId, organisationNumber, shareBasisPoints, fromDay, untilDay, note }: CoursePartner) => ({
  ...{ shareId, organisationNumber, fromDay, note },
  untilDay: untilDay ?? '',
  share: typedPercent(shareBasisPoints),
})
