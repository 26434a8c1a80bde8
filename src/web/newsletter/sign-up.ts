import { askNewsletter } from '../../newsletter/ask-newsletter.ts'
import { AskForNewsletter } from '../../newsletter/choices.ts'
import { CONSENT_WORDS } from '../../newsletter/wording.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { EMAIL_MAX } from '../../platform/words.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, hidden, submit } from '../forms/field.ts'
import { type Filled, freshForm, refusedForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { topicChoice, topicsToChoose } from './topic-choice.ts'

export const SIGN_UP_PATH = '/newsletter'
const TITLE: Said = { nb: 'Nyhetsbrev om kurs', en: 'Newsletter about courses' }
const EMAIL: Said = { nb: 'E-post', en: 'E-mail' }
const TOPICS: Said = { nb: 'Temaer', en: 'Topics' }
const GO: Said = { nb: 'Meld meg på', en: 'Sign me up' }
const labelOf = (name: string): Said | null => (name === 'email' ? EMAIL : name === 'topics' ? TOPICS : null)

export async function showSignUp(visit: Visit, form: Filled = freshForm(visit.lang)): Promise<Page> {
  const { lang, on, caller, to } = visit
  const title = say(lang, TITLE)
  const topics = await topicsToChoose(on, { actor: caller.actor, lang }, visit.form.all('topics'))
  const lead: Said = {
    nb: 'Nye kurs og ledige plasser, på e-post når det er noe å fortelle.',
    en: 'New courses and free seats, by e-mail when there is something to tell.',
  }
  return {
    title,
    width: 'narrow',
    description: say(lang, lead),
    at: SIGN_UP_PATH,
    ...(form.faults.length > 0 ? { faulty: true as const } : {}),
    body: html`${errorSummary(form, (name) => {
      const label = labelOf(name)
      return label && say(lang, label)
    })}<h1>${title}</h1><p class="lead">${say(lang, lead)}</p>
<form class="form sheet account-form" method="post" action="${to(SIGN_UP_PATH)}" novalidate>${hidden('from', 'page')}
${field(form, { name: 'email', label: say(lang, EMAIL), type: 'email', autocomplete: 'email', max: EMAIL_MAX })}
${topics.length === 0 ? null : topicChoice(form, { legend: say(lang, TOPICS), topics })}
<p>${say(lang, CONSENT_WORDS)}</p><p class="fine">${say(lang, { nb: 'Vi sender en lenke først, og ingenting mer før du har åpnet den og sagt ja. Vi måler ikke hvem som åpner brevene.', en: 'We send a link first, and nothing more before you have opened it and said yes. We do not measure who opens the letters.' })} <a href="${to('/privacy')}">${say(lang, { nb: 'Personvern', en: 'Privacy' })}</a></p>
<div>${submit(say(lang, GO))}</div></form>`,
  }
}

export async function signUpFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form, lang, to } = visit
  const attempted = await attempt(() => {
    const topics = form.all('topics')
    const wish = parseForm(AskForNewsletter, {
      email: form.get('email'),
      lang,
      topics: topics.length > 0 ? topics : null,
    })
    return askNewsletter({ ...caller, till }, wish, form.get('from') === 'landing' ? 'landing' : 'page')
  })
  if ('done' in attempted) return { goTo: to(`${SIGN_UP_PATH}/asked`) }
  const { problem } = attempted
  const refused = refusedForm({ lang, requestId: caller.requestId }, form, { problem })
  return { ...(await showSignUp(visit, refused)), status: problem.status }
}

/** What everybody is told, whether they subscribe already or not. */
export function showAsked({ lang, to }: Visit): Page {
  const title = say(lang, { nb: 'Se i e-posten din', en: 'Look in your mail' })
  return {
    ...{ title, hidden: true, width: 'narrow' },
    body: html`<h1>${title}</h1><p class="lead">${say(lang, { nb: 'Vi har sendt deg en lenke. Åpne den og si ja, så får du nyhetsbrevet.', en: 'We have sent you a link. Open it and say yes, and you get the newsletter.' })}</p>
<p>${say(lang, { nb: 'Kom den ikke? Se i søppelposten, eller be om en ny.', en: 'Did it not come? Look among the unwanted mail, or ask for a new one.' })} <a href="${to(SIGN_UP_PATH)}">${say(lang, TITLE)}</a></p>`,
  }
}

/** On the landing page: only the address; topics are chosen by whoever wants to. */
export const signUpBand = ({ lang, to }: Visit): SafeHtml =>
  html`<section class="newsletter-band" aria-labelledby="newsletter"><div class="band"><h2 id="newsletter">${say(lang, { nb: 'Få nye kurs på e-post', en: 'Get new courses by e-mail' })}</h2>
<form class="newsletter-band__form" method="post" action="${to(SIGN_UP_PATH)}">${hidden('from', 'landing')}
${field(freshForm(lang), { name: 'email', label: say(lang, EMAIL), type: 'email', autocomplete: 'email', max: EMAIL_MAX })}${submit(say(lang, GO))}</form>
<p class="fine">${say(lang, CONSENT_WORDS)} <a href="${to(SIGN_UP_PATH)}">${say(lang, { nb: 'Velg temaer', en: 'Choose topics' })}</a></p></div></section>`
