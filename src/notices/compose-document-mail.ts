import type { OrderView } from '../checkout/order-view.ts'
import { dayInWords, type Lang, type Said, say } from '../platform/lang.ts'
import { type Currency, money, spell } from '../platform/money.ts'
import { type Composed, frameMail, type MailLink } from './frame-mail.ts'

/** An issued document as its buyer is told of it. Amounts are minor units of its currency. */
export type ToldDocument = {
  id: string
  orderId: string
  /** All that it is for; a collective invoice has several. */
  orderNumbers: number[]
  kind: 'invoice' | 'credit-note'
  number: string
  creditsNumber: string | null
  currency: Currency
  grossMinor: number
  prepaidMinor: number
  /** Of a credit note: what goes back as money. */
  returnedMinor: number
  /** Of a credit note: what its invoice has more than it asks now; it is the buyer's. */
  balanceMinor: number
  dueDate: string | null
  kid: string | null
  reason: string | null
}

type Words = { subject: Said; opening: Said; after: Said }

/** More orders than this are counted and not named in a subject. */
const NAMED_MOST = 3

/** Which orders it is for: in a subject, and one by one where there are several. */
const forOrders = (document: ToldDocument): Said => {
  const { orderNumbers } = document
  if (orderNumbers.length > NAMED_MOST)
    return { nb: `${orderNumbers.length} ordrer`, en: `${orderNumbers.length} orders` }
  const [nb, en] = (['nb', 'en'] as const).map((lang) => listed(orderNumbers, lang))
  return orderNumbers.length > 1 ? { nb: `ordre ${nb}`, en: `orders ${en}` } : { nb: `ordre ${nb}`, en: `order ${en}` }
}

const listed = (numbers: readonly number[], lang: Lang): string => new Intl.ListFormat(lang).format(numbers.map(String))

/** The mail that an invoice or credit note travels with. */
export function composeDocumentMail(
  document: ToldDocument,
  order: Pick<OrderView, 'number' | 'lang'>,
  link: MailLink,
): Composed {
  const { lang } = order
  const { subject, opening, after } = document.kind === 'invoice' ? ofInvoice(document) : ofCredit(document, order)
  const total = `${say(lang, { nb: 'Beløp', en: 'Amount' })}: ${amount(document.grossMinor, document, lang)}`
  const reason = document.reason ? [`${say(lang, { nb: 'Årsak', en: 'Reason' })}: ${document.reason}`] : []
  return frameMail(lang, {
    subject: say(lang, subject),
    opening: say(lang, opening),
    lines: [total, ...ordersNamed(document, lang), ...reason],
    after: say(lang, after),
    link,
  })
}

/** All orders of what is for several, as a line of its mails. */
export const ordersNamed = ({ orderNumbers }: Pick<ToldDocument, 'orderNumbers'>, lang: Lang): string[] =>
  orderNumbers.length > 1 ? [`${say(lang, { nb: 'Ordrer', en: 'Orders' })}: ${listed(orderNumbers, lang)}`] : []

function ofInvoice(document: ToldDocument): Words {
  const { number, dueDate, kid } = document
  const paid = document.prepaidMinor >= document.grossMinor
  const day = (lang: Lang) => (dueDate ? dayInWords(dueDate, lang) : '')
  return {
    subject: {
      nb: `Faktura ${number} til ${forOrders(document).nb}`,
      en: `Invoice ${number} for ${forOrders(document).en}`,
    },
    opening: { nb: 'Fakturaen er vedlagt.', en: 'Your invoice is attached.' },
    after: paid
      ? { nb: 'Den er betalt, så det er ingenting mer å gjøre.', en: 'It is paid, so there is nothing more to do.' }
      : {
          nb: `Betalingsfristen er ${day('nb')}. Bruk KID ${kid ?? ''}.`,
          en: `It is due on ${day('en')}. Use payment reference (KID) ${kid ?? ''}.`,
        },
  }
}

function ofCredit(document: ToldDocument, order: Pick<OrderView, 'number' | 'lang'>): Words {
  const { number, creditsNumber, returnedMinor, grossMinor } = document
  const back = (lang: Lang) => amount(returnedMinor, document, lang)
  const owedMinor = Math.min(document.balanceMinor, grossMinor - returnedMinor)
  const lessMinor = grossMinor - returnedMinor - owedMinor
  const owed = (lang: Lang) => amount(owedMinor, document, lang)
  const less = (lang: Lang) => amount(lessMinor, document, lang)
  const sentences: Said[] = [
    ...(returnedMinor > 0
      ? [{ nb: `${back('nb')} betales tilbake til kortet.`, en: `${back('en')} goes back to the card.` }]
      : []),
    ...(owedMinor > 0
      ? [
          {
            nb: `${owed('nb')} er betalt fra bank og er til gode. Beløpet settes mot en åpen faktura, eller vi spør på e-post hvilken konto det skal til.`,
            en: `${owed('en')} was paid by bank and is yours. It is set against an open invoice, or we ask by e-mail to which account it is to go.`,
          },
        ]
      : []),
    ...(lessMinor > 0
      ? [{ nb: `${less('nb')} trekkes fra det som skyldes.`, en: `${less('en')} is taken off what is owed.` }]
      : []),
  ]
  return {
    subject: {
      nb: `Kreditnota ${number} til ordre ${order.number}`,
      en: `Credit note ${number} for order ${order.number}`,
    },
    opening: {
      nb: `Kreditnotaen til faktura ${creditsNumber ?? ''} er vedlagt.`,
      en: `The credit note for invoice ${creditsNumber ?? ''} is attached.`,
    },
    after: { nb: sentences.map(({ nb }) => nb).join(' '), en: sentences.map(({ en }) => en).join(' ') },
  }
}

const amount = (minor: number, { currency }: ToldDocument, lang: Lang): string => spell(money(minor, currency), lang)
