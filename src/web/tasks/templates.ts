import { hasRole } from '../../platform/actor.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { count, type Lang, type Said, say } from '../../platform/lang.ts'
import type { Problem } from '../../platform/problems.ts'
import { act } from '../../platform/till.ts'
import { LINE_MAX } from '../../platform/words.ts'
import { addTemplate, changeTemplate, endTemplate } from '../../tasks/keep-template.ts'
import { TEMPLATE_FOR } from '../../tasks/schema.ts'
import { TEMPLATE_TASKS_MAX, TemplateBody } from '../../tasks/template-body.ts'
import { TEMPLATE_KEEPERS } from '../../tasks/template-routes.ts'
import { type Template, templateById, templates } from '../../tasks/templates.ts'
import { icon } from '../components/icon.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink, notice } from '../desk/notice.ts'
import type { Entries } from '../forms/entries.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, radios, select, submit } from '../forms/field.ts'
import { type Filled, fieldOfPointer, freshForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { daysIn, FOR_WORDS, spanOf, UNIT_WORDS, UNITS } from '../words/tasks.ts'

const DONE: Record<string, Said> = {
  kept: { nb: 'Malen er lagret.', en: 'The template is saved.' },
  ended: {
    nb: 'Malen er tatt bort. Oppgaver som kom av den, står.',
    en: 'The template is gone. Tasks that came of it stay.',
  },
}
const TASK_FIELD = /^tasks\.(\d+)\./
/** Empty rows below those that are filled in. */
const SPARE_ROWS = 6

/** The lists of tasks that the unit keeps, and the form for another. */
export async function showTemplates(visit: Visit, form?: Filled): Promise<Page> {
  const { lang, to, till, caller } = visit
  const kept = await templates({ client: till.connection.pool })
  const mayKeep = hasRole(caller.actor, ...TEMPLATE_KEEPERS)
  const filled = form ?? freshForm(lang, { for: 'start' })
  const title = say(lang, { nb: 'Maler for oppgaver', en: 'Templates of tasks' })
  return {
    title,
    hidden: true,
    at: '/admin/task-templates',
    ...(filled.faults.length > 0 ? { faulty: true as const } : {}),
    body: html`${backLink(to('/admin/tasks'), say(lang, { nb: 'Mine oppgaver', en: 'My tasks' }), icon('back'))}${notice(visit, DONE)}${errorSummary(filled)}<div class="desk-head"><h1>${title}</h1></div><div class="desk-main">
${kept.length === 0 ? html`<p class="lead">${say(lang, { nb: 'Ingen maler ennå.', en: 'No templates yet.' })}</p>` : html`<section class="sheet desk-part"><ul class="tasks">${kept.map((each) => html`<li class="task"><div><p class="task__what">${mayKeep ? html`<a href="${to(`/admin/task-templates/${each.templateId}`)}">${each.name}</a>` : each.name}</p><p class="fine">${say(lang, FOR_WORDS[each.for])} · ${tasksWords(lang, each.tasks.length)}</p></div></li>`)}</ul></section>`}
${mayKeep ? html`<form class="form sheet desk-part" method="post" action="${to('/admin/task-templates')}" novalidate><h2>${say(lang, { nb: 'Ny mal', en: 'New template' })}</h2>${templateFields(lang, filled, SPARE_ROWS)}<div class="actions">${submit(say(lang, { nb: 'Lagre malen', en: 'Save the template' }))}</div></form>` : null}</div>`,
  }
}

const tasksWords = (lang: Lang, n: number): string =>
  count(lang, n, { one: { nb: '{n} oppgave', en: '{n} task' }, other: { nb: '{n} oppgaver', en: '{n} tasks' } })

/** A row is a task; a row without words is none. Saving brings more empty rows. */
function templateFields(lang: Lang, form: Filled, rows: number): SafeHtml {
  const units = UNITS.map((value) => ({ value, label: say(lang, UNIT_WORDS[value]) }))
  return html`${field(form, { name: 'name', label: say(lang, { nb: 'Navn', en: 'Name' }), max: LINE_MAX })}
${radios(form, { name: 'for', legend: say(lang, { nb: 'Legges på', en: 'Put on' }), options: TEMPLATE_FOR.map((value) => ({ value, label: say(lang, FOR_WORDS[value]) })) })}
${Array.from({ length: Math.min(rows, TEMPLATE_TASKS_MAX) }, (_, at) => html`<fieldset class="template-row"><legend>${say(lang, { nb: `Oppgave ${at + 1}`, en: `Task ${at + 1}` })}</legend><div class="template-row__fields">${field(form, { name: `tasks.${at}.what`, label: say(lang, { nb: 'Hva som skal gjøres', en: 'What is to be done' }), max: LINE_MAX, plain: true })}${field(form, { name: `tasks.${at}.days`, label: say(lang, { nb: 'Hvor lenge', en: 'How long' }), inputmode: 'numeric', size: 4, max: 4, plain: true })}${select(form, { name: `tasks.${at}.unit`, label: say(lang, { nb: 'Før eller etter', en: 'Before or after' }), options: units })}</div></fieldset>`)}`
}

/** Which rows of the form have words. */
const rowsIn = (form: Entries): number[] =>
  [...Array(TEMPLATE_TASKS_MAX).keys()].filter((at) => form.get(`tasks.${at}.what`) !== '')

/** A row with words and without a length is refused: nobody means the day itself by leaving it out. */
const templateIn = (form: Entries): TemplateBody =>
  parseForm(TemplateBody, {
    ...{ name: form.get('name'), for: form.get('for') },
    tasks: rowsIn(form).map((at) => ({
      what: form.get(`tasks.${at}.what`),
      days: daysIn(form.get(`tasks.${at}.days`), form.get(`tasks.${at}.unit`)),
    })),
  })

/** The template as it was typed, with what is wrong at its field: the tasks are counted without the empty rows, the fields with them. */
function refusedTemplate(visit: Visit, problem: Problem): Filled {
  const rows = rowsIn(visit.form)
  return refusedDeskForm(visit, problem, (pointer) =>
    fieldOfPointer(pointer).replace(TASK_FIELD, (_, at: string) => `tasks.${rows[Number(at)]}.`),
  )
}

/** One template, to be written anew or to be ended. */
export async function showTemplate(visit: Visit, form?: Filled): Promise<Page> {
  const { lang, to, till } = visit
  const template = await templateById({ client: till.connection.pool }, idOf(visit, 'template'))
  const filled = form ?? freshForm(lang, typed(template))
  const path = `/admin/task-templates/${template.templateId}`
  return {
    title: template.name,
    hidden: true,
    ...(filled.faults.length > 0 ? { faulty: true as const } : {}),
    body: html`${backLink(to('/admin/task-templates'), say(lang, { nb: 'Maler for oppgaver', en: 'Templates of tasks' }), icon('back'))}${errorSummary(filled)}<div class="desk-head"><h1>${template.name}</h1></div>
<form class="form sheet desk-part" method="post" action="${to(path)}" novalidate>${templateFields(lang, filled, template.tasks.length + SPARE_ROWS)}<div class="actions">${submit(say(lang, { nb: 'Lagre malen', en: 'Save the template' }))}</div></form>
<form method="post" action="${to(`${path}/removal`)}">${submit(say(lang, { nb: 'Ta bort malen', en: 'Take the template away' }), 'tertiary')}</form>`,
  }
}

const typed = (template: Template): Record<string, string> => ({
  ...{ name: template.name, for: template.for },
  ...Object.fromEntries(
    template.tasks.flatMap(({ what, days }, at) => {
      const { n, unit } = spanOf(days)
      return [
        [`tasks.${at}.what`, what],
        [`tasks.${at}.days`, String(n)],
        [`tasks.${at}.unit`, unit],
      ]
    }),
  ),
})

export async function newTemplateFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const attempted = await attempt(async () => {
    const body = templateIn(form)
    return act(till, caller.actor, (tx) => addTemplate(tx, body))
  })
  if ('done' in attempted) return { goTo: to('/admin/task-templates?done=kept') }
  const { problem } = attempted
  return { ...(await showTemplates(visit, refusedTemplate(visit, problem))), status: problem.status }
}

export async function templateFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const templateId = idOf(visit, 'template')
  const attempted = await attempt(async () => {
    const body = templateIn(form)
    return act(till, caller.actor, (tx) => changeTemplate(tx, templateId, body))
  })
  if ('done' in attempted) return { goTo: to('/admin/task-templates?done=kept') }
  const { problem } = attempted
  return { ...(await showTemplate(visit, refusedTemplate(visit, problem))), status: problem.status }
}

export async function endTemplateFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, to } = visit
  const templateId = idOf(visit, 'template')
  await act(till, caller.actor, (tx) => endTemplate(tx, templateId))
  return { goTo: to('/admin/task-templates?done=ended') }
}
