import { html, type SafeHtml } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import type { Filled } from '../forms/filled.ts'

/** `hint` says what no choice means; `chosen` are ids of courses. */
export type CourseBoxes = {
  label: string
  hint: string
  courses: readonly { courseId: string; title: string }[]
  chosen: readonly string[]
}

/** Courses to choose, each by its box, in the field `course`: open where some are chosen. */
export function courseBoxes(form: Filled, { label, hint, courses, chosen }: CourseBoxes): SafeHtml {
  const fault = form.fault('course')
  return html`<fieldset class="ds-fieldset field" id="course"><legend class="ds-label" data-weight="semibold">${label}</legend><p data-field="description">${hint}</p>${fault ? html`<p class="ds-validation-message" id="course-fault">${fault}</p>` : null}
<details class="more"${chosen.length > 0 ? html` open` : null}><summary>${say(form.lang, { nb: 'Velg kurs', en: 'Choose courses' })}</summary>${courses.map(({ courseId, title }) => html`<div class="ds-field"><input class="ds-input" type="checkbox" id="course-${courseId}" name="course" value="${courseId}"${chosen.includes(courseId) ? html` checked` : null}><label class="ds-label" data-weight="regular" for="course-${courseId}">${title}</label></div>`)}</details></fieldset>`
}
