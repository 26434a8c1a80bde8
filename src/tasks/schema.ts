import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, primaryKey, snakeCase, text, unique, uuid } from 'drizzle-orm/pg-core'
import { courses, offerings } from '../catalogue/schema.ts'
import { people } from '../identity/schema.ts'
import { day, id, idOf, instant } from '../platform/db/columns.ts'
import type { TemplateTask } from './template-body.ts'

/** What a template is put on: a course, or a start of it. */
export const TEMPLATE_FOR = ['course', 'start'] as const
export type TemplateFor = (typeof TEMPLATE_FOR)[number]

/** Who answers for a course among those who keep it: one person, or nobody. */
export const responsibilities = snakeCase.table('responsibilities', {
  courseId: uuid()
    .primaryKey()
    .references(() => courses.id),
  personId: idOf().references(() => people.id),
  setAt: instant().notNull(),
  setBy: text().notNull(),
})

/** What somebody does about a course or about one start of it, by a day. */
export const tasks = snakeCase.table(
  'tasks',
  {
    id: id(),
    courseId: idOf().references(() => courses.id),
    /** The start that it is about; null: the course as such. */
    offeringId: uuid().references(() => offerings.id),
    what: text().notNull(),
    /** Either this day, */
    dueOn: day(),
    /** or so many calendar days after the day of the start's first session, before it where negative. */
    dueDays: integer(),
    /** Who does it; null: whoever answers for the course. */
    personId: uuid().references(() => people.id),
    note: text().notNull(),
    doneAt: instant(),
    doneBy: text(),
    /** Who was last mailed of it, and by which day it was due then: nobody is told the same twice. */
    toldTo: uuid().references(() => people.id),
    toldDue: day(),
  },
  (t) => [
    index('tasks_course').on(t.courseId),
    index('tasks_offering').on(t.offeringId),
    index('tasks_open').on(t.courseId).where(sql`${t.doneAt} is null`),
    check('tasks_said', sql`${t.what} <> ''`),
    check('tasks_due_once', sql`num_nonnulls(${t.dueOn}, ${t.dueDays}) = 1`),
    check('tasks_due_by_start', sql`${t.dueDays} is null or ${t.offeringId} is not null`),
    check('tasks_done_whole', sql`(${t.doneAt} is null) = (${t.doneBy} is null)`),
    check('tasks_told_whole', sql`(${t.toldTo} is null) = (${t.toldDue} is null)`),
  ],
)

/** A list of tasks that the unit keeps, to be put on courses or on starts. What was put on stays as it was. */
export const taskTemplates = snakeCase.table(
  'task_templates',
  {
    id: id(),
    name: text().notNull(),
    for: text().$type<TemplateFor>().notNull(),
    tasks: jsonb().$type<TemplateTask[]>().notNull(),
    /** From then on it is put on nothing more. */
    endedAt: instant(),
  },
  (t) => [check('task_templates_for_known', sql`${t.for} in ('course', 'start')`)],
)

/** What a template was put on: once each. Insert-only. */
export const taskTemplateUses = snakeCase.table(
  'task_template_uses',
  {
    templateId: idOf().references(() => taskTemplates.id),
    courseId: idOf().references(() => courses.id),
    offeringId: uuid().references(() => offerings.id),
  },
  (t) => [
    unique('task_template_uses_once').on(t.templateId, t.courseId, t.offeringId).nullsNotDistinct(),
    index('task_template_uses_offering').on(t.offeringId),
  ],
)

/** The days on which somebody was told of their tasks: one mail a day. Insert-only. */
export const taskMails = snakeCase.table(
  'task_mails',
  { personId: idOf().references(() => people.id), day: day().notNull() },
  (t) => [primaryKey({ name: 'task_mails_pk', columns: [t.personId, t.day] })],
)
