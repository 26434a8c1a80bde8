import type { CartLineView } from '../../cart/cart-view.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { field } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'

/** A name and an address for each seat. A private buyer of one seat takes part themselves unless somebody else is named. */
export function peopleFields(
  form: Filled,
  { offer, quantity }: CartLineView,
  { at, several }: { at: number; several: boolean },
): SafeHtml {
  const rows = Array.from({ length: quantity }, (_, place) => personRow(form, { at, place, quantity }))
  const title = several
    ? html`<legend>${offer.title}</legend>`
    : html`<legend class="ds-sr-only">${offer.title}</legend>`
  if (offer.admission)
    return html`<fieldset class="people">${title}<p>${say(form.lang, { nb: 'Plassene bestilles uten navn. Når de er deres, navngir dere folk, og hver av dem viser dokumentene sine.', en: 'The seats are ordered without names. Once they are yours you name people, and each shows their papers.' })}</p></fieldset>`
  const touched =
    form.faults.some((each) => each.field.startsWith(`people.${at}.`)) || form.value(`people.${at}.0.name`) !== ''
  return html`<fieldset class="people">${title}
${quantity === 1 ? html`<p class="for-person">${say(form.lang, { nb: 'Du deltar selv, med navnet og e-posten over.', en: 'You take part yourself, with the name and e-mail above.' })}</p>` : null}
<details class="more"${touched || (quantity > 1 && form.value('as') !== 'company') ? html` open` : null}><summary>${summary(form, quantity)}</summary>${rows}</details></fieldset>`
}

function summary({ lang }: Filled, quantity: number): SafeHtml {
  const forPerson =
    quantity === 1
      ? say(lang, { nb: 'En annen skal delta', en: 'Somebody else takes part' })
      : say(lang, { nb: 'Navn på alle som skal delta', en: 'Names of everybody who takes part' })
  return html`<span class="for-person">${forPerson}</span><span class="for-company">${say(lang, { nb: 'Skriv navnene nå', en: 'Name people now' })}</span>`
}

function personRow(form: Filled, { at, place, quantity }: { at: number; place: number; quantity: number }): SafeHtml {
  const number = quantity === 1 ? '' : ` ${place + 1}`
  const name = `people.${at}.${place}`
  const { lang } = form
  return html`<div class="people__one">${field(form, { name: `${name}.name`, label: `${say(lang, { nb: 'Navn', en: 'Name' })}${number}`, plain: true, max: 200 })}
${field(form, { name: `${name}.email`, label: `${say(lang, { nb: 'E-post', en: 'E-mail' })}${number}`, type: 'email', plain: true, max: 254 })}</div>`
}
