import { z } from 'zod'
import { run, statement } from '../platform/db/statement.ts'
import type { Job } from '../platform/jobs.ts'
import { count, type Lang, say } from '../platform/lang.ts'
import { letter, linkTo, type Sender, senderOf } from '../platform/letter.ts'
import type { Mail } from '../platform/mail.ts'
import type { Till } from '../platform/till.ts'
import { dayInWords } from '../platform/when-in-words.ts'
import { type Task, tasksFor } from './tasks-of.ts'

/** Tasks that a mail names; the page has them all. */
const NAMED_MOST = 8

const Promised = z.object({ personId: z.uuid(), day: z.iso.date() })
export const tasksDue: Job<z.output<typeof Promised>> = { name: 'tasks-due', schema: Promised }

const FIND = statement<{ email: string; lang: Lang }>(
  'tasks-whom-to-tell',
  'select email, lang from people where id = $1 and erased_at is null',
)

/** Mails somebody what they have to do by the day on which it was promised, here; nothing where it is done meanwhile. */
export async function tellDue(till: Till, { personId, day: today }: z.output<typeof Promised>): Promise<void> {
  const on = { client: till.connection.pool }
  const [person] = await run(on, FIND, [personId])
  if (!person) return
  const all = await tasksFor(on, personId, person.lang)
  const due = all.filter((task) => task.due <= today).map((task) => ({ ...task, today }))
  if (due.length > 0) await till.sendMail(dueMail(await senderOf(till, person.lang), { email: person.email, due }))
}

export type ToldDue = { email: string; due: readonly Pick<Task, 'what' | 'courseTitle' | 'due' | 'today'>[] }

export function dueMail(sender: Sender, { email: to, due }: ToldDue): Mail {
  const { lang } = sender
  const subject = count(lang, due.length, {
    one: { nb: '{n} oppgave med frist i dag eller tidligere', en: '{n} task due today or earlier' },
    other: { nb: '{n} oppgaver med frist i dag eller tidligere', en: '{n} tasks due today or earlier' },
  })
  const named = due.slice(0, NAMED_MOST).map(({ what, courseTitle, due: day, today }) => {
    const late = say(lang, {
      nb: `skulle vært gjort ${dayInWords('nb', day)}`,
      en: `was due on ${dayInWords('en', day)}`,
    })
    return `${what} (${courseTitle}${day < today ? `, ${late}` : ''})`
  })
  const more = due.length - named.length
  const rest = more === 0 ? [] : [say(lang, { nb: `og ${more} til`, en: `and ${more} more` })]
  return letter(sender, {
    ...{ kind: 'tasks-due', to, subject, link: linkTo(sender, '/admin/tasks') },
    body: [...named, ...rest].join('\n'),
  })
}
