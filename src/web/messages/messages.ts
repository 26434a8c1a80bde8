import { z } from 'zod'
import { type AboutCourse, composeMessage } from '../../messages/compose-message.ts'
import { MESSAGE_MAX, MessageBody } from '../../messages/message-body.ts'
import { aboutCourse, countReaders, messagesOf } from '../../messages/messages-of.ts'
import { sendOnce } from '../../messages/send-once.ts'
import { HOUSE, seeAs } from '../../platform/db/sight.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { newId } from '../../platform/ids.ts'
import { count, LANGS, type Lang, type Said, say } from '../../platform/lang.ts'
import { unknown } from '../../platform/problems.ts'
import { LINE_MAX } from '../../platform/words.ts'
import { icon } from '../components/icon.ts'
import { letterFrame } from '../components/letter-frame.ts'
import { refusedDeskForm, typedForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink, notice } from '../desk/notice.ts'
import type { Entries } from '../forms/entries.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, hidden, textArea } from '../forms/field.ts'
import { type Filled, fieldOfPointer, freshForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { TEACHING, tongueInLabel } from '../words/offers.ts'
import { sentMessages } from './sent-part.ts'

const TITLE: Said = { nb: 'Skriv til alle deltakere', en: 'Write to all participants' }
const LABELS: Record<string, Said> = { subject: { nb: 'Emne', en: 'Subject' }, words: { nb: 'Tekst', en: 'Words' } }
const DONE: Record<string, Said> = {
  sent: { nb: 'Meldingen er på vei.', en: 'The message is on its way.' },
}

function labelOf(lang: Lang, name: string): string | null {
  const [tongue, part] = name.split('.') as [Lang, string | undefined]
  const said = LABELS[part ?? '']
  return said ? `${say(lang, said)} – ${tongueInLabel(lang, tongue)}` : null
}

type Shown = { form: Filled; looked: MessageBody | null }

/** What was written so far, and room for more; with what a reader gets, once it was asked for. */
export async function showMessages(
  visit: Visit,
  { form, looked }: Shown = { form: freshForm(visit.lang), looked: null },
): Promise<Page> {
  const { lang, to, till } = visit
  const offeringId = idOf(visit, 'offering')
  const on = { client: till.connection.pool }
  const { about, readers, messages } = await seeAs(HOUSE, async () => ({
    about: await aboutCourse(on, offeringId, lang),
    readers: await countReaders(on, offeringId),
    messages: await messagesOf(on, offeringId),
  }))
  if (!about) throw unknown('offering')
  const title = say(lang, TITLE)
  return {
    title: `${title} – ${about.title}`,
    hidden: true,
    at: `/teaching/${offeringId}/messages`,
    ...(form.faults.length > 0 ? { faulty: true as const } : {}),
    body: html`${backLink(to(`/teaching/${offeringId}`), about.title, icon('back'))}${notice(visit, DONE)}${errorSummary(form, (name) => labelOf(lang, name))}
<h1>${title}</h1><div class="stack">${readers === 0 ? html`<p class="lead">${say(lang, { nb: 'Ingen er påmeldt ennå.', en: 'Nobody is enrolled yet.' })}</p>` : writing(visit, { offeringId, readers, form })}
${looked ? preview(visit, about, looked) : null}${sentMessages(lang, messages)}</div>`,
  }
}

type Writing = { offeringId: string; readers: number; form: Filled }

function writing({ lang, to }: Visit, { offeringId, readers, form }: Writing): SafeHtml {
  const send = count(lang, readers, {
    one: { nb: 'Send til {n} deltaker', en: 'Send to {n} participant' },
    other: { nb: 'Send til {n} deltakere', en: 'Send to {n} participants' },
  })
  return html`<form class="form sheet desk-part" method="post" action="${to(`/teaching/${offeringId}/messages`)}" novalidate>${hidden('key', newId())}
<p>${say(lang, { nb: 'Hver får sin egen e-post, og ingen ser hvem de andre er. Den som har norsk, får den norske teksten der det er en; skriver du bare på ett språk, får alle den.', en: 'Each gets an e-mail of their own, and nobody sees who the others are. Whoever reads English gets the English words where there are any; if you write in one language only, everybody gets that.' })} ${say(lang, { nb: 'Om natten venter den til morgenen, om ikke kurset begynner innen et døgn.', en: 'At night it waits for the morning, unless the course begins within a day.' })}</p>
<div class="desk-pair">${LANGS.map((each) => html`<div class="stack">${field(form, { name: `${each}.subject`, label: labelOf(lang, `${each}.subject`)!, max: LINE_MAX, plain: true })}${textArea(form, { name: `${each}.words`, label: labelOf(lang, `${each}.words`)!, max: MESSAGE_MAX, rows: 8, plain: true })}</div>`)}</div>
<div class="actions"><button class="ds-button" data-variant="secondary" type="submit" name="then" value="look">${say(lang, { nb: 'Se hvordan det leses', en: 'See how it reads' })}</button><button class="ds-button" type="submit" name="then" value="send">${send}</button></div></form>`
}

/** As it reads in each language that it is written in. */
function preview({ lang, till }: Visit, about: AboutCourse, { texts }: MessageBody): SafeHtml {
  return html`<section aria-labelledby="reads" class="stack"><h2 id="reads">${say(lang, { nb: 'Slik leses det', en: 'How it reads' })}</h2>${LANGS.filter(
    (each) => texts[each],
  ).map((reader) => {
    const mail = composeMessage(till, about, { texts, reader })
    const called = say(lang, TEACHING[reader])
    return html`<div class="sheet desk-part"><h3>${called}</h3><p><strong>${mail.subject}</strong></p>${letterFrame(called, mail)}</div>`
  })}</section>`
}

/** Empty in a language where nothing was written in it. */
function bodyFrom(form: Entries): MessageBody {
  const texts = LANGS.flatMap((lang) => {
    const [subject, words] = [form.get(`${lang}.subject`), form.get(`${lang}.words`).replaceAll('\r\n', '\n')]
    return subject === '' && words === '' ? [] : [[lang, { subject, words }] as const]
  })
  return parseForm(MessageBody, { texts: Object.fromEntries(texts) })
}

const fieldOf = (pointer: string): string => {
  const at = fieldOfPointer(pointer).replace(/^texts\.?/, '')
  return at === '' ? 'nb.subject' : at
}

export async function writeFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const offeringId = idOf(visit, 'offering')
  const looks = form.get('then') === 'look'
  const attempted = await attempt(async () => {
    const body = bodyFrom(form)
    if (!looks) await sendOnce(till, caller.actor, { offeringId, body, key: parseForm(z.uuid(), form.get('key')) })
    return body
  })
  if ('problem' in attempted) {
    const { problem } = attempted
    const refused = refusedDeskForm(visit, problem, fieldOf)
    return { ...(await showMessages(visit, { form: refused, looked: null })), status: problem.status }
  }
  if (looks) return showMessages(visit, { form: typedForm(visit), looked: attempted.done })
  return { goTo: to(`/teaching/${offeringId}/messages?done=sent`) }
}
