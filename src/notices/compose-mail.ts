import type { OrderView } from '../checkout/order-view.ts'
import { html, type SafeHtml } from '../platform/html.ts'
import { type Lang, type Said, say } from '../platform/lang.ts'
import { spell } from '../platform/money.ts'

export type OrderMailKind = 'confirmation' | 'unseated' | 'refunded' | 'credited'
type Composed = { subject: string; text: string; html: SafeHtml }
type Words = { subject: Said; opening: Said; after: Said }

/** A mail about an order: what happened, what it is about, what happens next; as text and as the same in HTML. */
export function composeMail(kind: OrderMailKind, order: OrderView, link: string): Composed {
  const { lang } = order
  const words = wordsOf(kind, order)
  const paragraphs = [say(lang, words.opening), say(lang, words.after)]
  const lines = order.lines.map((line) => `${line.quantity} × ${line.title} – ${line.detail}`)
  const total = `${say(lang, { nb: 'Sum', en: 'Total' })}: ${spell(order.total, lang)}`
  const see = say(lang, { nb: 'Se ordren', en: 'See your order' })
  const subject = say(lang, words.subject)
  return {
    subject,
    text: [paragraphs[0], '', ...lines, total, '', paragraphs[1], '', `${see}: ${link}`, ''].join('\n'),
    html: frame(
      lang,
      html`<h1 style="font-size:20px">${subject}</h1><p>${paragraphs[0]}</p>
      <ul>${lines.map((line) => html`<li>${line}</li>`)}</ul><p><strong>${total}</strong></p><p>${paragraphs[1]}</p>
      <p><a href="${link}">${see}</a></p>`,
    ),
  }
}

function wordsOf(kind: OrderMailKind, order: OrderView): Words {
  const n = String(order.number)
  switch (kind) {
    case 'confirmation':
      return confirmation(order)
    case 'unseated':
      return {
        subject: { nb: `Ordre ${n}: betalt, men kurset ble fullt`, en: `Order ${n}: paid, but the course filled up` },
        opening: {
          nb: 'Betalingen kom etter at plassen din ble frigitt, og kurset var da fullt. Pengene dine er trygge hos oss.',
          en: 'Your payment arrived after your seat was released, and the course was full by then. Your money is safe with us.',
        },
        after: {
          nb: 'Hele beløpet betales tilbake av seg selv hvis ikke noe annet er avtalt innen fristen på ordresiden.',
          en: 'The whole amount goes back by itself unless something else is agreed before the time shown on the order page.',
        },
      }
    case 'refunded':
      return {
        subject: { nb: `Ordre ${n}: pengene er på vei tilbake`, en: `Order ${n}: your money is on its way back` },
        opening: {
          nb: 'Vi har sendt pengene tilbake til kortet du betalte med.',
          en: 'We have sent the money back to the card you paid with.',
        },
        after: {
          nb: 'Banken bruker vanligvis noen dager på å vise dem på kontoen din.',
          en: 'Your bank usually takes a few days to show it on your account.',
        },
      }
    case 'credited':
      return {
        subject: { nb: `Ordre ${n} er kreditert`, en: `Order ${n} has been credited` },
        opening: {
          nb: 'Ordren er tatt tilbake, og plassene er frigitt. Kreditnotaen er vedlagt.',
          en: 'The order has been taken back and its seats are released. The credit note is attached.',
        },
        after: { nb: 'Det du har betalt med kort, betales tilbake.', en: 'What you paid by card is paid back.' },
      }
  }
}

function confirmation(order: OrderView): Words {
  const n = String(order.number)
  const invoice = order.payBy === 'invoice'
  return {
    subject: { nb: `Bekreftelse på ordre ${n}`, en: `Confirmation of order ${n}` },
    opening: { nb: 'Takk for bestillingen. Plassene er dine.', en: 'Thank you for your order. The seats are yours.' },
    after: invoice
      ? {
          nb: 'Fakturaen er vedlagt eller ligger på ordresiden. Deltakere som ikke er oppgitt, kan dere navngi der når dere vil.',
          en: 'The invoice is attached or stands on the order page. You can name the remaining participants there at any time.',
        }
      : { nb: 'Kvittering og faktura ligger på ordresiden.', en: 'Your receipt and invoice are on the order page.' },
  }
}

const frame = (lang: Lang, body: SafeHtml): SafeHtml =>
  html`<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"></head>
    <body style="font-family:system-ui,sans-serif;font-size:16px;line-height:1.5;color:#1c2430;max-width:36em;margin:0 auto;padding:1em">${body}</body></html>`
