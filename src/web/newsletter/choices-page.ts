import { CHOICES_PATH } from '../../newsletter/ask-mail.ts'
import { Choices } from '../../newsletter/choices.ts'
import { leaveNewsletter } from '../../newsletter/leave-newsletter.ts'
import { changeChoices, type Subscriber, theSubscriber } from '../../newsletter/subscriber.ts'
import { subscriberOpenedBy, subscriberTokenOf } from '../../newsletter/subscriber-token.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { LANGS, type Said, say } from '../../platform/lang.ts'
import { unknown } from '../../platform/problems.ts'
import { byMailedLink } from '../by-mailed-link.ts'
import { notice } from '../desk/notice.ts'
import { hidden, radios, submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { parseForm } from '../forms/parse.ts'
import type { Answer, Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { TEACHING } from '../words/offers.ts'
import { choicesPath } from './choices-path.ts'
import { SIGN_UP_PATH } from './sign-up.ts'
import { topicChoice, topicsToChoose } from './topic-choice.ts'

const DONE: Record<string, Said> = {
  confirmed: { nb: 'Takk! Du får nyhetsbrevet fra nå av.', en: 'Thank you! You get the newsletter from now on.' },
  changed: { nb: 'Valgene er lagret.', en: 'Your choices are saved.' },
}

/** The address of a mail reader's button, opened: only a post leaves. */
export const showOneClick = ({ to, query }: Visit): Answer => ({
  goTo: to(`${CHOICES_PATH}?${new URLSearchParams({ token: query.get('token') ?? '' })}`),
})

export async function showChoices(visit: Visit): Promise<Page> {
  const subscriber = await opened(visit, visit.query.get('token') ?? '')
  return subscriber.left ? leftPage(visit) : choosing(visit, subscriber)
}

async function opened(visit: Visit, token: string): Promise<Subscriber> {
  const id = subscriberOpenedBy(visit.till.config.sessionSecret, token)
  if (id === null) throw unknown('newsletter-subscriber')
  return byMailedLink(visit, (tx) => theSubscriber(tx, id))
}

async function choosing(visit: Visit, subscriber: Subscriber): Promise<Page> {
  const { lang, on, caller, to, till } = visit
  const token = subscriberTokenOf(till.config.sessionSecret, subscriber.id)
  const form = formOf(visit, subscriber)
  const topics = await topicsToChoose(on, { actor: caller.actor, lang }, subscriber.topics)
  const title = say(lang, { nb: 'Nyhetsbrevet ditt', en: 'Your newsletter' })
  const step = (name: string, body: SafeHtml) =>
    html`<form class="form sheet" method="post" action="${to(CHOICES_PATH)}">${hidden('token', token)}${hidden('step', name)}${body}</form>`
  return {
    ...{ title, hidden: true, width: 'narrow', at: `${CHOICES_PATH}?${new URLSearchParams({ token })}` },
    body: html`${notice(visit, DONE)}<h1>${title}</h1><p class="lead">${say(lang, { nb: 'Det går til', en: 'It goes to' })} ${subscriber.email}.</p><div class="stack account-form">
${step('leave', html`<p>${say(lang, { nb: 'Vil du ikke ha det lenger?', en: 'Do you not want it any more?' })}</p><div>${submit(say(lang, { nb: 'Meld meg av', en: 'Take me off' }), 'secondary')}</div>`)}
${step(
  'choose',
  html`${radios(form, { name: 'lang', legend: say(lang, { nb: 'Språk', en: 'Language' }), options: LANGS.map((value) => ({ value, label: say(lang, TEACHING[value]) })) })}
${topics.length === 0 ? null : topicChoice(form, { legend: say(lang, { nb: 'Temaer', en: 'Topics' }), topics })}<div>${submit(say(lang, { nb: 'Lagre', en: 'Save' }))}</div>`,
)}</div>`,
  }
}

const formOf = ({ lang }: Visit, { lang: reads, topics }: Subscriber): Filled => ({
  ...freshForm(lang),
  has: (name, value) => (name === 'lang' ? value === reads : (topics ?? []).includes(value)),
})

export async function chooseFromForm(visit: Visit): Promise<Answer> {
  const { form, to } = visit
  const { id } = await opened(visit, form.get('token'))
  if (form.get('step') === 'leave') {
    await byMailedLink(visit, (tx) => leaveNewsletter(tx, id, 'left'))
    return { goTo: to(choicesPath(visit, id, 'left')) }
  }
  const topics = form.all('topics')
  const choices = parseForm(Choices, { lang: form.get('lang'), topics: topics.length > 0 ? topics : null })
  await byMailedLink(visit, (tx) => changeChoices(tx, id, choices))
  return { goTo: to(choicesPath(visit, id, 'changed')) }
}

function leftPage({ lang, to }: Visit): Page {
  const title = say(lang, { nb: 'Du får ikke nyhetsbrevet', en: 'You do not get the newsletter' })
  return {
    ...{ title, hidden: true, width: 'narrow', at: SIGN_UP_PATH },
    body: html`<h1>${title}</h1><p class="lead">${say(lang, { nb: 'Du er meldt av, og får ikke flere brev.', en: 'You are taken off, and get no more letters.' })}</p>
<p>${say(lang, { nb: 'Var det en feil? Da melder du deg på igjen her:', en: 'Was it a mistake? Sign up again here:' })} <a href="${to(SIGN_UP_PATH)}">${say(lang, { nb: 'Nyhetsbrev om kurs', en: 'Newsletter about courses' })}</a></p>`,
  }
}
