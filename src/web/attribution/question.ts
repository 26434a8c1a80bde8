import { type Arrival, TOUCH_DAYS } from '../../attribution/touch.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import { hidden } from '../forms/field.ts'
import { href } from '../href.ts'
import { CONSENT_DAYS, type Consent } from './touch-cookie.ts'

/** Where the answer is posted. */
export const ANSWER_PATH = '/channels'
/** Version 1 of the wording (CONSENT_VERSION): another one is another version. */
const QUESTION: Said = { nb: 'La oss se hvilke kanaler som selger', en: 'Let us see which channels sell' }
const REASON: Said = {
  nb: `Du kom hit fra en lenke. Sier du ja, husker nettleseren din i ${TOUCH_DAYS} dager hvilken lenke det var, og kjøper du noe, står det på bestillingen. Bare vi ser det. Sier du nei, virker alt like godt.`,
  en: `You came here by a link. If you say yes, your browser remembers for ${TOUCH_DAYS} days which link it was, and if you buy something, your order says so. Only we see it. If you say no, everything works just as well.`,
}
const YES: Said = { nb: 'Ja, det er greit', en: 'Yes, that is fine' }
const NO: Said = { nb: 'Nei takk', en: 'No thanks' }

type Asking = { lang: Lang; back: string }
/** Two buttons of the same weight. What is answered about is in the form, because nothing of it is kept before the answer. */
const answerForm = ({ lang, back }: Asking, arrival: Arrival | null): SafeHtml =>
  html`<form class="channels__answer" method="post" action="${href(lang, ANSWER_PATH)}">${hidden('back', back)}${arrival ? Object.entries(arrival).map(([name, mark = '']) => hidden(name, mark)) : null}
<button class="ds-button" data-variant="secondary" name="answer" value="yes">${say(lang, YES)}</button>
<button class="ds-button" data-variant="secondary" name="answer" value="no">${say(lang, NO)}</button></form>`

/** The marks that a link carries: they have been read, and stand in no address that is gone back to. */
const withoutMarks = (path: string): string => {
  const [pathname = '', query = ''] = path.split('?')
  const left = new URLSearchParams(query)
  for (const name of [...left.keys()]) if (name.startsWith('utm_') || name === 'ref') left.delete(name)
  return left.size > 0 ? `${pathname}?${left}` : pathname
}

/** Asked on the page that somebody came to by a link, above what they came for; it covers nothing. */
export const channelsQuestion = (asking: Asking, arrival: Arrival): SafeHtml =>
  html`<section class="channels" aria-labelledby="channels-question"><div class="channels__in">
<div><h2 id="channels-question">${say(asking.lang, QUESTION)}</h2><p class="fine">${say(asking.lang, REASON)} <a href="${href(asking.lang, '/privacy#channels')}">${say(asking.lang, { nb: 'Les mer', en: 'Read more' })}</a></p></div>
${answerForm({ ...asking, back: withoutMarks(asking.back) }, arrival)}</div></section>`

const ANSWERED: Record<Consent | 'nothing', Said> = {
  yes: { nb: 'Du har sagt ja.', en: 'You have said yes.' },
  no: { nb: 'Du har sagt nei.', en: 'You have said no.' },
  nothing: {
    nb: 'Du har ikke svart, og da huskes ingenting.',
    en: 'You have not answered, and so nothing is remembered.',
  },
}
/** At the foot of the page about privacy, which every page leads to: what was answered, and the way to another answer. */
export const channelsChoice = (lang: Lang, consent: Consent | null): SafeHtml =>
  html`<h2 id="channels">${say(lang, { nb: 'Hvilke kanaler som selger', en: 'Which channels sell' })}</h2>
<p>${say(lang, { nb: `Kommer du hit fra en lenke i et nyhetsbrev, hos en partner eller på et annet nettsted, spør vi om nettleseren din kan huske hvilken. Sier du ja, ligger den første og den siste lenken i en informasjonskapsel i ${TOUCH_DAYS} dager, og på bestillinger du gjør. Sier du nei, husker kapselen bare svaret. Svaret huskes i ${CONSENT_DAYS} dager. Trekker du et ja tilbake, slettes kapselen; det som står på en bestilling, slettes med den eller når du ber om det. Uten ja teller vi bare hvor mange som ser på hvert kurs, uten å vite hvem.`, en: `If you come here by a link in a newsletter, at a partner’s or on another site, we ask whether your browser may remember which. If you say yes, the first and the last link lie in a cookie for ${TOUCH_DAYS} days, and on orders that you place. If you say no, the cookie remembers the answer alone. The answer is remembered for ${CONSENT_DAYS} days. If you take back a yes, the cookie is deleted; what stands on an order goes with it or when you ask for it. Without a yes we only count how many look at each course, not knowing who.` })}</p>
<p><strong>${say(lang, ANSWERED[consent ?? 'nothing'])}</strong></p>${answerForm({ lang, back: '/privacy' }, null)}`
