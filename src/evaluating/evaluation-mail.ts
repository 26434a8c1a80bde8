import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { dayInWords, say } from '../platform/lang.ts'
import { letter, linkTo, type Sender } from '../platform/letter.ts'
import type { Mail } from '../platform/mail.ts'
import type { EvaluationMail } from './schema.ts'

/** Where the mailed link leads. Opening it changes nothing, because mail filters open links on their own. */
export const EVALUATION_PATH = '/evaluation'

export type Asked = { kind: EvaluationMail; email: string; title: string; closesAt: Date; token: string }

/** Asks somebody who took part, or reminds them. */
export function evaluationMail(sender: Sender, { kind, email, title, closesAt, token }: Asked): Mail {
  const { lang } = sender
  const until = dayInWords(dayIn(SELLER_ZONE, closesAt), lang)
  const subject =
    kind === 'asked'
      ? { nb: `Tre spørsmål om ${title}`, en: `Three questions about ${title}` }
      : { nb: `Påminnelse: tre spørsmål om ${title}`, en: `Reminder: three questions about ${title}` }
  const begins =
    kind === 'asked'
      ? {
          nb: `Takk for at du var med på ${title}. Hva var det verdt for deg?`,
          en: `Thank you for taking part in ${title}. What was it worth to you?`,
        }
      : {
          nb: `Vi har ikke fått noe svar med lenken din om ${title} ennå. Dette er den eneste påminnelsen.`,
          en: `No answer has come by your link about ${title} yet. This is the only reminder.`,
        }
  return letter(sender, {
    kind: 'evaluation',
    to: email,
    link: linkTo(sender, `${EVALUATION_PATH}?${new URLSearchParams({ token })}`),
    subject: say(lang, subject),
    body: `${say(lang, begins)} ${say(lang, {
      nb: `Tre spørsmål tar ett minutt. Svaret lagres uten navnet ditt, og det kan ikke endres etterpå. Lenken er din egen og virker til og med ${until}.`,
      en: `Three questions take a minute. Your answer is kept without your name, and cannot be changed afterwards. The link is your own and works until ${until}.`,
    })}`,
  })
}
