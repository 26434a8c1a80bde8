import type { Choice } from '../../moving/choices.ts'
import { placeInWords, ruleInWords, seatsInWords, sumsInWords } from '../../moving/in-words.ts'
import type { Moved } from '../../moving/moved.ts'
import type { SeatsPreview } from '../../moving/preview-seats.ts'
import type { SeatsChoices } from '../../moving/seats-choices.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { newId } from '../../platform/ids.ts'
import { dayInWords, type Lang, say } from '../../platform/lang.ts'
import { spell } from '../../platform/money.ts'
import { LINE_MAX } from '../../platform/words.ts'
import { icon } from '../components/icon.ts'
import { untilWords } from '../components/when.ts'
import { field, hidden, submit } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'
import { difference, left, when } from '../pages/move-parts.ts'
import type { Visit } from '../visit.ts'
import { SEATS_SENTENCES, SEATS_TITLES } from '../words/moving-seats.ts'
import { LABELS } from './move-seats-form.ts'

/** Every later start with what so many seats cost there and come to; the way there where nothing stands in it. */
export function startList(lang: Lang, address: string, { lineId, seats, choices }: SeatsChoices): SafeHtml {
  if (choices.length === 0)
    return html`<p>${say(lang, { nb: 'Kurset har ingen senere starter nå. Dere kan gi plassene tilbake.', en: 'The course has no later starts now. You can give the seats back.' })}</p>`
  const href = (each: Choice) => `${address}?lineId=${lineId}&seats=${seats}&to=${each.to.offeringId}#what-happens`
  return html`<section class="stack" aria-labelledby="where"><h2 id="where">${say(lang, { nb: `Hvor skal ${seatsInWords(seats, 'nb')}?`, en: `Where are ${seatsInWords(seats, 'en')} to go?` })}</h2>
<ul class="my-orders sheet">${choices.map((each) => html`<li><div>${each.hindrance ? html`<span>${when(lang, each)}</span>` : html`<a href="${href(each)}">${when(lang, each)}</a>`}<br><span class="fine">${[each.to.place, left(lang, each.left)].filter((part) => part !== '').join(' · ')}</span></div><div class="my-orders__end"><span class="money">${spell(each.price, lang)}</span><span class="fine">${difference(lang, each)}</span></div></li>`)}</ul></section>`
}

/** All that the move does, in sentences. */
export function seatsEffects(lang: Lang, preview: SeatsPreview): SafeHtml {
  const { from, to, seats, uninvited, rule, fee, until, extras, termsName, tier, unit } = preview
  const row = (picture: SafeHtml, words: SafeHtml | string) => html`<li>${picture}<span>${words}</span></li>`
  const holds = until
    ? say(lang, {
        nb: ` Det gjelder til ${untilWords('nb', from.zone, until)}.`,
        en: ` That holds until ${untilWords('en', from.zone, until)}.`,
      })
    : ''
  return html`<section class="sheet desk-part"><ul class="desk-effects">
${row(icon('calendar'), html`${say(lang, { nb: `${seatsInWords(seats, 'nb')} fra`, en: `${seatsInWords(seats, 'en')} from` })} ${placeInWords(from, lang)}<br>${say(lang, { nb: 'til', en: 'to' })} <strong>${placeInWords(to, lang)}</strong>`)}
${uninvited.length > 0 ? row(icon('alert'), html`${say(lang, { nb: 'Disse invitasjonene trekkes tilbake først, og de får vite det:', en: 'These invitations are withdrawn first, and they are told:' })} ${uninvited.join(', ')}`) : null}
${row(icon('money'), say(lang, { nb: `En plass ble kjøpt for ${spell(unit.before, 'nb')} og koster ${spell(unit.after, 'nb')} der, uten mva.`, en: `One seat was bought for ${spell(unit.before, 'en')} and costs ${spell(unit.after, 'en')} there, without VAT.` }))}
${row(icon('money'), html`${sumsInWords(preview, lang, false).map((words) => html`<span class="line">${words}</span> `)}`)}
${tier ? row(icon('money'), say(lang, { nb: `Mengderabatten faller: resten koster ${spell(tier.unitAfter, 'nb')} per plass, og ${spell(tier.kept, 'nb')} beholdes for det.`, en: `The discount for many seats falls: the rest cost ${spell(tier.unitAfter, 'en')} each, and ${spell(tier.kept, 'en')} is kept for that.` })) : null}
${fee.minor > 0 || rule.kind === 'moving' ? row(icon('document'), `${ruleInWords(rule, lang)}${holds}`) : null}
${row(icon('document'), papersInWords(lang, preview))}
${extras.map(({ title, returned, of }) => row(icon('money'), say(lang, { nb: `${title}: ${returned} av ${of} går tilbake.`, en: `${title}: ${returned} of ${of} go back.` })))}
${row(icon('seat'), say(lang, { nb: `De nye plassene står uten navn hos dere. De gamle er fri for andre. For de nye gjelder vilkårene «${termsName}».`, en: `The new seats are yours without a name. The old ones are free for others. The terms “${termsName}” apply to the new ones.` }))}</ul></section>`
}

/** Which documents come of it, and what becomes of what is owed. */
function papersInWords(lang: Lang, { documents, invoices, lowered, balance, neverInvoiced }: SeatsPreview): string {
  const sentences = [
    ...documents.map(({ number, gross }) =>
      say(lang, {
        nb: `Kreditnota på ${spell(gross, 'nb')} til faktura ${number}.`,
        en: `A credit note of ${spell(gross, 'en')} for invoice ${number}.`,
      }),
    ),
    ...invoices.map(({ gross, from: day }) =>
      say(lang, {
        nb: `Faktura på ${spell(gross, 'nb')}, tidligst ${dayInWords(day, 'nb')}.`,
        en: `An invoice of ${spell(gross, 'en')}, on ${dayInWords(day, 'en')} at the earliest.`,
      }),
    ),
    ...(neverInvoiced
      ? [
          say(lang, {
            nb: `${spell(neverInvoiced, 'nb')} skulle faktureres senere og blir aldri fakturert.`,
            en: `${spell(neverInvoiced, 'en')} was to be invoiced later and never will be.`,
          }),
        ]
      : []),
    ...(lowered
      ? [
          say(lang, {
            nb: `${spell(lowered, 'nb')} trekkes fra det dere skylder for de gamle plassene.`,
            en: `${spell(lowered, 'en')} is taken off what you owe for the old seats.`,
          }),
        ]
      : []),
    ...(balance
      ? [
          say(lang, {
            nb: `Av det har dere betalt ${spell(balance, 'nb')}, som betaler for de nye.`,
            en: `Of that you have paid ${spell(balance, 'en')}, which pays for the new ones.`,
          }),
        ]
      : []),
  ]
  return sentences.length > 0
    ? sentences.join(' ')
    : say(lang, {
        nb: 'Ingenting koster noe, så ingen dokumenter lages.',
        en: 'Nothing costs anything, so no document is made.',
      })
}

type Asked = { preview: SeatsPreview; address: string; byStaff: boolean }

/** The button that does just what is shown; staff say why, and cannot pay for the company. */
export function confirmMoveForm(form: Filled, { preview, address, byStaff }: Asked): SafeHtml {
  const { lang } = form
  const { previewId, lineId, seats, to, toPay } = preview
  const again = html`<a href="${address}?lineId=${lineId}&seats=${seats}#where">${say(lang, { nb: 'Velg en annen start', en: 'Choose another start' })}</a>`
  if (byStaff && toPay)
    return html`<p>${say(lang, { nb: 'Mellomlegget betales med kort, så bedriften må flytte plassene selv.', en: 'The difference is paid by card, so the company must move the seats itself.' })}</p><p>${again}</p>`
  const reason = byStaff
    ? field(form, {
        name: 'reason',
        label: say(lang, LABELS.reason!),
        max: LINE_MAX,
        hint: say(lang, { nb: 'Står på kreditnotaen.', en: 'Stands on the credit note.' }),
      })
    : null
  const label = toPay
    ? say(lang, {
        nb: `Hold av plassene og betal ${spell(toPay, 'nb')}`,
        en: `Hold the seats and pay ${spell(toPay, 'en')}`,
      })
    : say(lang, { nb: `Flytt ${seatsInWords(seats, 'nb')}`, en: `Move ${seatsInWords(seats, 'en')}` })
  return html`<form class="form" method="post" action="${address}" novalidate>${hidden('previewId', previewId)}${hidden('key', newId())}${hidden('lineId', lineId)}${hidden('seats', String(seats))}${hidden('to', to.offeringId)}${reason}
<div class="actions">${submit(label)} ${again}</div></form>`
}

/** What a move came to, and the ways on. */
export function seatsStory({ lang, to }: Visit, move: Moved, companyId: string): { title: string; body: SafeHtml } {
  const { state, seats = 1, from, orderId } = move
  const body = html`<p class="lead" role="status">${say(lang, SEATS_SENTENCES[state])}</p><ul>
<li>${say(lang, { nb: `${seatsInWords(seats, 'nb')} fra`, en: `${seatsInWords(seats, 'en')} from` })} ${placeInWords(from, lang)}</li><li>${say(lang, { nb: 'til', en: 'to' })} <strong>${placeInWords(move.to, lang)}</strong></li>
${state === 'done' || state === 'to-pay' ? sumsInWords(move, lang, state === 'done').map((words) => html`<li>${words}</li>`) : null}</ul>
<p><a href="${to(`/company/${companyId}/seats/${move.to.offeringId}`)}">${say(lang, { nb: 'Gi de nye plassene til folk', en: 'Give the new seats to people' })}</a> · <a href="${to(`/orders/${orderId}`)}">${say(lang, { nb: 'Se ordren', en: 'See the order' })}</a></p>`
  return { title: say(lang, SEATS_TITLES[state]), body }
}
