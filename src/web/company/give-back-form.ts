import type { CompanyOffering, CompanySeat } from '../../giving-back/company-seats.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import { field, submit } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'

const LABELS: Record<string, Said> = {
  number: { nb: 'Hvor mange plasser', en: 'How many seats' },
  seats: { nb: 'Plassene', en: 'The seats' },
}
export const giveBackLabel =
  (lang: Lang) =>
  (name: string): string | null =>
    LABELS[name] ? say(lang, LABELS[name]) : null

type Choice = { offering: CompanyOffering; action: string }

/** How many go, or which. */
export function chooseForm(form: Filled, { offering, action }: Choice): SafeHtml {
  const { lang } = form
  const open = offering.seats.filter(({ consumed }) => !consumed)
  const see = say(lang, { nb: 'Se hva som skjer', en: 'See what happens' })
  return html`<form class="form sheet" method="get" action="${action}#what-happens" novalidate>
${field(form, {
  name: 'number',
  label: say(lang, LABELS.number!),
  hint: say(lang, {
    nb: `Av ${open.length}. De uten navn går først, så de som ikke har svart på invitasjonen, til sist de som er påmeldt.`,
    en: `Of ${open.length}. Those without a name go first, then those who have not answered, last those who are enrolled.`,
  }),
  type: 'number',
  inputmode: 'numeric',
  min: 1,
  max: open.length,
  plain: true,
  size: 6,
})}
<div class="actions">${submit(see, 'secondary')}</div></form>
${seatChoice(form, { offering, action, see })}`
}

function seatChoice(form: Filled, { offering, action, see }: Choice & { see: string }): SafeHtml {
  const { lang } = form
  const chosen = offering.seats.some(({ seatId }) => form.has('seat', seatId)) || form.fault('seats') !== null
  const fault = form.fault('seats')
  return html`<details class="more"${chosen ? html` open` : null}><summary>${say(lang, { nb: 'Velg plassene selv', en: 'Choose the seats yourself' })}</summary>
<form class="form sheet" method="get" action="${action}#what-happens" novalidate><input type="hidden" name="choose" value="seats">
<fieldset class="ds-fieldset field" id="seats" tabindex="-1"><legend class="ds-label" data-weight="semibold">${say(lang, LABELS.seats!)}</legend>
${offering.seats.map((seat, at) => seatBox(form, seat, at + 1))}${fault ? html`<p class="ds-validation-message">${fault}</p>` : null}</fieldset>
<div class="actions">${submit(see, 'secondary')}</div></form></details>`
}

function seatBox(form: Filled, seat: CompanySeat, at: number): SafeHtml {
  const { lang } = form
  const { seatId, name, kind, orderNumber, consumed } = seat
  const id = `seat-${at}`
  const who = name ?? say(lang, { nb: 'Uten navn', en: 'No name' })
  const aside = [
    kind === 'invited' ? say(lang, { nb: 'har ikke svart', en: 'has not answered' }) : null,
    consumed ? say(lang, { nb: 'har fullført', en: 'has completed the course' }) : null,
    say(lang, { nb: `ordre ${orderNumber}`, en: `order ${orderNumber}` }),
  ].filter((each) => each !== null)
  return html`<div class="ds-field"><input class="ds-input" type="checkbox" id="${id}" name="seat" value="${seatId}"${form.has('seat', seatId) ? html` checked` : null}${consumed ? html` disabled` : null}><label class="ds-label" data-weight="regular" for="${id}">${who} <span class="fine">(${aside.join(', ')})</span></label></div>`
}
