import { drawQuotation } from '../invoicing/draw-quotation.ts'
import type { Actor } from '../platform/actor.ts'
import { dayInWords, type Said, say } from '../platform/lang.ts'
import { letter, linkTo, type Sender, senderOf, sendNow } from '../platform/letter.ts'
import type { Mail } from '../platform/mail.ts'
import { type Money, spell } from '../platform/money.ts'
import { act, type Till } from '../platform/till.ts'
import { lockQuotation } from './lock-quotation.ts'
import { noteQuotationFact } from './note-fact.ts'
import { demandOpen, isBuyers } from './problems.ts'
import { quotationTokenOf } from './quotation-token.ts'
import { theQuotation } from './the-quotation.ts'

/** Where the mailed link leads. The page asks before anything is ordered, because mail filters open links on their own. */
export const QUOTATION_PATH = '/quote'

/**
 * Mails a quotation, its PDF attached, to whom it was made for, with a link by which they take it up. Again, it is the same link.
 * @throws quotation/unknown, quotation/lapsed, quotation/withdrawn, quotation/accepted, quotation/is-buyers, mail/unavailable
 */
export async function mailQuotation(till: Till, actor: Actor, quotationId: string): Promise<void> {
  const quotation = await theQuotation(till, quotationId)
  if (quotation.isBuyers) throw isBuyers()
  demandOpen(quotation)
  const { content, number, lang, payer, validThrough, total } = quotation
  const sender = await senderOf(till, lang)
  const token = quotationTokenOf(till.config.sessionSecret, quotationId)
  const mail = quotationMail(sender, { email: payer.email, number, validThrough, total, token })
  const pdf = Buffer.from(await drawQuotation(content, number))
  const name = say(lang, { nb: `tilbud-${number}.pdf`, en: `quote-${number}.pdf` })
  const attachments = [{ filename: name, content: pdf, contentType: 'application/pdf' }]
  await sendNow(till, { ...mail, attachments }, 'a quote')
  await act(till, actor, async (tx) => {
    await lockQuotation(tx, quotationId)
    await noteQuotationFact(tx, { quotationId, kind: 'mailed' })
  })
}

type Quoted = { email: string; number: number; validThrough: string; total: Money; token: string }

export function quotationMail(sender: Sender, { email, number, validThrough, total, token }: Quoted): Mail {
  const { lang } = sender
  const until = dayInWords(validThrough, lang)
  return letter(sender, {
    kind: 'quotation',
    to: email,
    link: linkTo(sender, `${QUOTATION_PATH}?${new URLSearchParams({ token })}`),
    subject: say(lang, subject(number)),
    body: say(lang, body({ until, total: spell(total, lang) })),
  })
}

const subject = (number: number): Said => ({ nb: `Tilbud ${number}`, en: `Quote ${number}` })

const body = ({ until, total }: { until: string; total: string }): Said => ({
  nb: `Her er tilbudet dere ba om, på ${total}. Det gjelder til og med ${until}. Åpne lenken for å takke ja, med bestillingsnummer hvis dere bruker det, eller svar på denne e-posten. Du kan sende e-posten videre til den som bestemmer.`,
  en: `Here is the quote that you asked for, ${total}. It stands through ${until}. Open the link to accept it, with a purchase order number if you use one, or answer this mail. You may forward this mail to whoever decides.`,
})
