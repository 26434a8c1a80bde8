import type { CartView } from '../../cart/cart-view.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import type { Question } from '../../questions/question.ts'
import type { Entries } from '../forms/entries.ts'
import type { Filled } from '../forms/filled.ts'
import { answerFields } from './answer-fields.ts'

/** What a private buyer is asked for themselves, course by course; who pays for a company is not. */
export function ownQuestions(form: Filled, { lines }: CartView): SafeHtml | null {
  const { lang } = form
  const asking = lines.filter(({ offer }) => offer.questions.length > 0)
  if (asking.length === 0) return null
  const others = asking.some(({ quantity }) => quantity > 1)
  return html`<section class="form-part for-person"><h2>${say(lang, { nb: 'Spørsmål til deg som deltar', en: 'Questions to you who take part' })}</h2>
<p>${say(lang, { nb: 'Andre du melder på, svarer selv etterpå.', en: 'Others whom you enrol answer for themselves afterwards.' })}${others ? ` ${say(lang, { nb: 'Deltar du ikke selv, kan du hoppe over dette.', en: 'If you do not take part yourself, you can skip this.' })}` : null}</p>
${asking.map(({ offer }) => html`${lines.length > 1 ? html`<h3>${offer.title}</h3>` : null}${answerFields(form, offer.questions.map(ofPerson))}`)}</section>`
}

/** Where a person pays there is no company that could see it. */
const ofPerson = (question: Question): Question => ({ ...question, seenByCompany: false })

/** Of what is asked the part that the form's buyer must answer: for the courses in which they take part themselves. */
export function askedOfForm(form: Entries, { lines }: CartView): Question[] {
  if (form.get('as') === 'company') return []
  const own = form.get('email').toLowerCase()
  // A form without places for names has those that the cart has.
  const mayName = form.names().some((name) => name.startsWith('people.'))
  return lines.flatMap(({ offer, quantity, people }, at) => {
    const typed = (place: number) => form.get(`people.${at}.${place}.email`).toLowerCase()
    const named = mayName
      ? Array.from({ length: quantity }, (_, place) => typed(place))
      : people.map(({ email }) => email)
    const isOwn = named.includes(own) || (quantity === 1 && named[0] === '')
    return isOwn ? offer.questions : []
  })
}

/** All that the courses of a cart ask. */
export const askedInCart = ({ lines }: CartView): Question[] => lines.flatMap(({ offer }) => offer.questions)
