import { seatsInWords } from '../../moving/in-words.ts'
import type { LooseSeats } from '../../moving/seats-choices.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { count, type Lang, type Said, say } from '../../platform/lang.ts'
import { spell } from '../../platform/money.ts'
import { field, hidden, submit } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'

export const LABELS: Record<string, Said> = {
  seats: { nb: 'Hvor mange plasser', en: 'How many seats' },
  lineId: { nb: 'Kjøpt i', en: 'Bought in' },
  reason: { nb: 'Hvorfor du flytter for dem', en: 'Why you move them for the company' },
}

type Which = { lines: readonly LooseSeats[]; action: string }

/** How many of which order; people who have a name there stay, and it is said how they are moved. */
export function whichSeats(form: Filled, { lines, action }: Which): SafeHtml {
  const { lang } = form
  const free = lines.filter(({ unnamed, invited }) => unnamed + invited > 0)
  const named = lines.reduce((sum, each) => sum + each.named, 0)
  const most = Math.max(0, ...free.map(({ unnamed, invited }) => unnamed + invited))
  if (free.length === 0)
    return html`<p>${say(lang, { nb: 'Alle plassene har en deltaker. Ingen av dem kan flyttes slik.', en: 'Somebody sits in every seat. None of them can be moved like this.' })}</p>${stays(lang, named)}`
  return html`<form class="form sheet" method="get" action="${action}" novalidate>${free.length === 1 ? hidden('lineId', free[0]!.lineId) : lineChoice(form, free)}
${field(form, {
  name: 'seats',
  label: say(lang, LABELS.seats!),
  hint: say(lang, {
    nb: `Høyst ${most}. De uten navn går først, så de som ikke har svart på invitasjonen.`,
    en: `At most ${most}. Those without a name go first, then those who have not answered.`,
  }),
  type: 'number',
  inputmode: 'numeric',
  min: 1,
  max: most,
  plain: true,
  size: 6,
})}
<div class="actions">${submit(say(lang, { nb: 'Se hvor de kan flyttes', en: 'See where they can go' }), 'secondary')}</div></form>${stays(lang, named)}`
}

function lineChoice(form: Filled, lines: readonly LooseSeats[]): SafeHtml {
  const { lang } = form
  return html`<fieldset class="ds-fieldset field" id="lineId" tabindex="-1"><legend class="ds-label" data-weight="semibold">${say(lang, LABELS.lineId!)}</legend>
${lines.map((line, at) => lineBox(form, line, at))}</fieldset>`
}

function lineBox(form: Filled, line: LooseSeats, at: number): SafeHtml {
  const { lang } = form
  const { lineId, orderNumber, unit, unnamed, invited } = line
  const seats = seatsInWords(unnamed + invited, lang)
  const aside = say(lang, {
    nb: `${seats} til ${spell(unit, 'nb')} uten mva.`,
    en: `${seats} at ${spell(unit, 'en')} without VAT`,
  })
  const id = `line-${at + 1}`
  return html`<div class="ds-field"><input class="ds-input" type="radio" id="${id}" name="lineId" value="${lineId}"${form.has('lineId', lineId) ? html` checked` : null}><label class="ds-label" data-weight="regular" for="${id}">${say(lang, { nb: `Ordre ${orderNumber}`, en: `Order ${orderNumber}` })} <span class="fine">(${aside})</span></label></div>`
}

const stays = (lang: Lang, named: number): SafeHtml | null =>
  named === 0
    ? null
    : html`<p class="ds-alert" data-color="info"><span>${count(lang, named, {
        one: {
          nb: '{n} plass har en deltaker og blir stående. Skal den med, tar dere plassen tilbake først, flytter den, og inviterer personen til den nye starten.',
          en: '{n} seat has a participant and stays. To move it, take the seat back first, move it, and invite the person to the new start.',
        },
        other: {
          nb: '{n} plasser har en deltaker og blir stående. Skal noen av dem med, tar dere plassen tilbake først, flytter den, og inviterer personen til den nye starten.',
          en: '{n} seats have a participant and stay. To move one of them, take the seat back first, move it, and invite the person to the new start.',
        },
      })}</span></p>`
