import { CONFIRM_PATH, INTEREST_PATH } from '../../interest/ask-mail.ts'
import { askOpenedBy, confirmInterest } from '../../interest/confirm-interest.ts'
import { interestOpenedBy, interestTokenOf } from '../../interest/interest-token.ts'
import { type Interest, interestById, leaveInterest } from '../../interest/leave-interest.ts'
import { interestUnknown } from '../../interest/problems.ts'
import { INTEREST_WORDS } from '../../interest/wording.ts'
import { html } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { byMailedLink } from '../by-mailed-link.ts'
import { notice } from '../desk/notice.ts'
import { hidden, submit } from '../forms/field.ts'
import { attempt } from '../forms/parse.ts'
import type { Answer, Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { INTEREST_REFUSALS } from '../words/interest.ts'

const DONE: Record<string, Said> = {
  confirmed: {
    nb: 'Takk! Vi sier fra når kurset kan bestilles.',
    en: 'Thank you! We tell you when the course is on sale.',
  },
}
const ALL: Said = { nb: 'Alle kurs', en: 'All courses' }

const narrow = { hidden: true, width: 'narrow' } as const

/** Opening the mailed link changes nothing: mail filters open links, too. The second yes is a button. */
export async function showConfirmation(visit: Visit): Promise<Page> {
  const { lang, to, query } = visit
  const token = query.get('token') ?? ''
  const found = await attempt(() => byMailedLink(visit, (tx) => askOpenedBy(tx, token)))
  if ('problem' in found) return overPage(visit, found.problem)
  const { email, title: course } = found.done
  const title = say(lang, {
    nb: 'Skal vi si fra når kurset kan bestilles?',
    en: 'Shall we tell you when the course is on sale?',
  })
  return {
    ...{ title, ...narrow },
    body: html`<h1>${title}</h1><p class="lead">${course}</p><p>${say(lang, { nb: 'Vi skriver til', en: 'We write to' })} ${email}.</p><p>${say(lang, INTEREST_WORDS)}</p>
<form method="post" action="${to(CONFIRM_PATH)}">${hidden('token', token)}${submit(say(lang, { nb: 'Ja, si fra til meg', en: 'Yes, tell me' }))}</form>`,
  }
}

export async function confirmFromForm(visit: Visit): Promise<Answer> {
  const attempted = await attempt(() => byMailedLink(visit, (tx) => confirmInterest(tx, visit.form.get('token'))))
  if ('problem' in attempted) return overPage(visit, attempted.problem)
  const token = interestTokenOf(visit.till.config.sessionSecret, attempted.done)
  return { goTo: visit.to(`${INTEREST_PATH}?${new URLSearchParams({ token, done: 'confirmed' })}`) }
}

function overPage({ lang, to }: Visit, { code, status }: { code: string; status: number }): Page {
  const title = say(lang, { nb: 'Lenken gjelder ikke lenger', en: 'This link no longer works' })
  const said = INTEREST_REFUSALS[code]
  return {
    ...{ title, status, ...narrow, at: '/courses' },
    body: html`<h1>${title}</h1><p class="lead">${said ? say(lang, said) : null}</p><p><a href="${to('/courses')}">${say(lang, ALL)}</a></p>`,
  }
}

/** The address of a mail reader's button, opened: only a post leaves. */
export const showInterestOneClick = ({ to, query }: Visit): Answer => ({
  goTo: to(`${INTEREST_PATH}?${new URLSearchParams({ token: query.get('token') ?? '' })}`),
})

const idIn = ({ till }: Visit, token: string): string => {
  const id = interestOpenedBy(till.config.sessionSecret, token)
  if (id === null) throw interestUnknown()
  return id
}

/** What somebody waits for, and the way out; or that they wait no more. */
export async function showInterest(visit: Visit): Promise<Page> {
  const token = visit.query.get('token') ?? ''
  const id = idIn(visit, token)
  const found = await byMailedLink(visit, (tx) => interestById(tx, id))
  return found ? waitingPage(visit, found, token) : leftPage(visit)
}

function waitingPage(visit: Visit, { email, title: course, slug }: Interest, token: string): Page {
  const { lang, to } = visit
  const title = say(lang, { nb: 'Vi sier fra om kurset', en: 'We tell you of the course' })
  return {
    ...{ title, ...narrow, at: `${INTEREST_PATH}?${new URLSearchParams({ token })}` },
    body: html`${notice(visit, DONE)}<h1>${title}</h1><p class="lead"><a href="${to(`/courses/${slug}`)}">${course}</a></p><p>${say(lang, { nb: 'Én e-post går til', en: 'One e-mail goes to' })} ${email} ${say(lang, { nb: 'når kurset kan bestilles.', en: 'when the course is on sale.' })}</p>
<form class="form sheet" method="post" action="${to(INTEREST_PATH)}">${hidden('token', token)}<p>${say(lang, { nb: 'Vil du ikke vite det lenger?', en: 'Do you not want to know any more?' })}</p><div>${submit(say(lang, { nb: 'Ikke si fra', en: 'Do not tell me' }), 'secondary')}</div></form>`,
  }
}

export async function leaveFromForm(visit: Visit): Promise<Answer> {
  const token = visit.form.get('token')
  const id = idIn(visit, token)
  await byMailedLink(visit, (tx) => leaveInterest(tx, id))
  return { goTo: visit.to(`${INTEREST_PATH}?${new URLSearchParams({ token })}`) }
}

function leftPage({ lang, to }: Visit): Page {
  const title = say(lang, {
    nb: 'Vi skriver ikke til deg om dette kurset',
    en: 'We will not write to you about this course',
  })
  return {
    ...{ title, ...narrow, at: '/courses' },
    body: html`<h1>${title}</h1><p class="lead">${say(lang, { nb: 'Vi sender ikke flere e-poster om dette kurset, om du ikke ber om det igjen på kurssiden.', en: 'We send no more e-mails about this course, unless you ask again on its page.' })}</p><p><a href="${to('/courses')}">${say(lang, ALL)}</a></p>`,
  }
}
