import type { OrderView } from '../checkout/order-view.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { dayInWords, type Lang, type Said, say } from '../platform/lang.ts'
import { spell } from '../platform/money.ts'
import type { DrawnBy } from '../prepaid/drawn-by.ts'
import { rulesInWords } from '../terms/rules-in-words.ts'
import { withdrawalEnds } from '../terms/withdrawal.ts'
import { type Composed, frameMail } from './frame-mail.ts'

export type OrderMailKind = 'confirmation' | 'unseated' | 'seated-twice' | 'refunded'
/** Of an order, what its mails say. */
export type OrderTold = Pick<
  OrderView,
  'number' | 'lang' | 'payer' | 'total' | 'placedAt' | 'payBy' | 'nextInvoiceOn' | 'nextIsCollected' | 'claimable'
> & {
  lines: readonly Pick<OrderView['lines'][number], 'kind' | 'quantity' | 'title' | 'detail' | 'termsRules'>[]
  /** What it was drawn on, where it was. */
  drawn?: DrawnBy | null
  refunds: readonly Pick<OrderView['refunds'][number], 'amount' | 'state'>[]
}
type Words = { subject: Said; opening: Said; after: Said }

/** A mail about an order: what happened, what it is about, what happens next; as text and as the same in HTML. */
export function composeMail(kind: OrderMailKind, order: OrderTold, link: string): Composed {
  const { lang } = order
  const words = wordsOf(kind, order)
  const lines = order.lines.map((line) => `${line.quantity} × ${line.title} – ${line.detail}`)
  const total = `${say(lang, { nb: 'Sum', en: 'Total' })}: ${spell(order.total, lang)}`
  return frameMail(lang, {
    subject: say(lang, words.subject),
    opening: say(lang, words.opening),
    lines: [...lines, total],
    after: [say(lang, words.after), ...(kind === 'confirmation' ? [regret(order), wallet(order)] : [])]
      .filter((part) => part !== '')
      .join(' '),
    link: { url: link, see: say(lang, { nb: 'Se ordren', en: 'See your order' }) },
  })
}

function wordsOf(kind: OrderMailKind, order: OrderTold): Words {
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
          nb: 'På ordresiden velger du om du vil ha et annet kurs for pengene, stå først på ventelisten, eller få pengene tilbake med en gang. Velger du ingenting innen fristen der, betales hele beløpet tilbake av seg selv.',
          en: 'On the order page you choose to have another course for the money, to stand first on the waiting list, or to have the money back at once. If you choose nothing before the time shown there, the whole amount goes back by itself.',
        },
      }
    case 'seated-twice':
      return {
        subject: { nb: `Ordre ${n}: pengene kommer tilbake`, en: `Order ${n}: your money comes back` },
        opening: {
          nb: 'Da betalingen kom, hadde noen i denne bestillingen allerede fått plass på kurset. Én person kan bare ha én plass, så vi har stanset bestillingen.',
          en: 'When your payment arrived, somebody in this order had been given a seat in the course already. One person takes one seat, so we have stopped this order.',
        },
        after: {
          nb: 'Hele beløpet er på vei tilbake til kortet du betalte med. Plassen som var der fra før, er ikke berørt. Trenger andre i bestillingen plass, kan du bestille på nytt.',
          en: 'The whole amount is on its way back to the card you paid with. The seat that was there before is not affected. If others in this order need seats, you can order again.',
        },
      }
    case 'refunded':
      return {
        subject: { nb: `Ordre ${n}: pengene er på vei tilbake`, en: `Order ${n}: your money is on its way back` },
        opening: {
          nb: `Vi har sendt ${backIn('nb', order)} tilbake til kortet du betalte med.`,
          en: `We have sent ${backIn('en', order)} back to the card you paid with.`,
        },
        after: {
          nb: 'Banken bruker vanligvis noen dager på å vise dem på kontoen din.',
          en: 'Your bank usually takes a few days to show it on your account.',
        },
      }
  }
}

/** Each refund on its own: they need not be in one currency. */
const backIn = (lang: Lang, { refunds }: OrderTold): string =>
  refunds.flatMap(({ amount, state }) => (state === 'done' ? [spell(amount, lang)] : [])).join(' + ')

function confirmation(order: OrderTold): Words {
  const n = String(order.number)
  return {
    subject: { nb: `Bekreftelse på ordre ${n}`, en: `Confirmation of order ${n}` },
    opening: paysShare(order)
      ? {
          nb: 'Den som skal delta, har betalt sin del av prisen, og plassen er solgt. Dette er andelen dere har sagt ja til.',
          en: 'The participant has paid their share of the price, and the seat is sold. This is the share that you have said yes to.',
        }
      : { nb: 'Takk for bestillingen. Plassene er dine.', en: 'Thank you for your order. The seats are yours.' },
    after: paysShare(order) ? afterShare(order) : afterConfirmation(order),
  }
}

/** It pays a share of a seat that another order has. */
const paysShare = ({ lines }: OrderTold): boolean => lines.some(({ kind }) => kind === 'share')

const afterShare = (order: OrderTold): Said =>
  order.nextInvoiceOn
    ? afterConfirmation(order)
    : {
        nb: 'Fakturaen er vedlagt eller ligger på ordresiden. Blir plassen avbestilt, får dere samme andel tilbake som deltakeren.',
        en: 'The invoice is attached or on the order page. If the seat is cancelled, you get the same part back as the participant.',
      }

/** What a consumer must be able to keep after the purchase: until when they may withdraw, how, where form and terms are, and which rules apply after. */
function regret({ payer, total, placedAt, lang, lines }: OrderTold): string {
  if (payer.kind !== 'person' || total.minor === 0) return ''
  const until = dayInWords(withdrawalEnds(dayIn(SELLER_ZONE, placedAt)), lang)
  const rules = [...new Set(lines.flatMap(({ termsRules }) => (termsRules ? [rulesInWords(termsRules, lang)] : [])))]
  const [rule] = rules
  const after =
    rule && rules.length === 1
      ? ` ${say(lang, { nb: `Etter det gjelder avbestillingsvilkårene: ${rule}`, en: `After that the cancellation terms apply: ${rule}` })}`
      : ''
  return `${say(lang, {
    nb: `Du kan angre kjøpet til og med ${until}: på ordresiden, med «Angre kjøpet her», eller med en beskjed til oss. Angreskjemaet og salgsvilkårene du godtok, ligger på ordresiden.`,
    en: `You may withdraw until and including ${until}: on the order page, with “Withdraw from contract here”, or by telling us. The withdrawal form and the terms of sale you accepted are on the order page.`,
  })}${after}`
}

/** Whoever ordered for a company without an account, through somebody here, makes it from the order's page. */
function wallet({ claimable, lang, payer }: OrderTold): string {
  if (!claimable) return ''
  return say(lang, {
    nb: `Vil dere fordele plassene, bytte deltakere og se alt samlet, kan du lage en konto for ${payer.name} fra ordresiden. Da logger du inn med denne e-postadressen.`,
    en: `To give the seats away, swap people and see everything in one place, make an account for ${payer.name} from the order page. You sign in with this e-mail address.`,
  })
}

/** No invoice comes: what it took of what was paid before, and what is left of that. */
const drawnWords = ({ number, left }: DrawnBy, total: OrderTold['total']): Said => ({
  nb: `Bestillingen er tatt av det bedriften har betalt på forhånd (${number}): ${spell(total, 'nb')}. Nå er det ${spell(left, 'nb')} igjen. Det kommer ingen ny faktura.`,
  en: `The order is taken from what your company has paid in advance (${number}): ${spell(total, 'en')}. ${spell(left, 'en')} is left now. No new invoice comes.`,
})

/** What comes next: the invoice is there, or it follows when the course has been held. */
function afterConfirmation({ payBy, nextInvoiceOn, nextIsCollected, drawn, total }: OrderTold): Said {
  if (drawn) return drawnWords(drawn, total)
  if (nextInvoiceOn) {
    const day = (lang: Lang) => dayInWords(nextInvoiceOn, lang)
    if (nextIsCollected)
      return {
        nb: `Fakturaen kommer ${day('nb')}, samlet med annet som bedriften bestiller. Deltakere som ikke er oppgitt, kan dere navngi på ordresiden når dere vil.`,
        en: `The invoice comes on ${day('en')}, together with other orders of your company. You can name the remaining participants on the order page at any time.`,
      }
    return {
      nb: `Det som er avgiftspliktig, faktureres når det er levert, ${day('nb')}. Da får du fakturaen på e-post.`,
      en: `What carries VAT is invoiced when it has been delivered, on ${day('en')}. The invoice then comes by e-mail.`,
    }
  }
  return payBy === 'invoice'
    ? {
        nb: 'Fakturaen er vedlagt eller ligger på ordresiden. Deltakere som ikke er oppgitt, kan dere navngi der når dere vil.',
        en: 'The invoice is attached or stands on the order page. You can name the remaining participants there at any time.',
      }
    : { nb: 'Kvittering og faktura ligger på ordresiden.', en: 'Your receipt and invoice are on the order page.' }
}
