import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import { digestOf, newToken } from '../platform/ids.ts'
import { dayInWords, type Lang, say } from '../platform/lang.ts'
import { letter, linkTo, type Sender, senderName, senderOf } from '../platform/letter.ts'
import type { Mail } from '../platform/mail.ts'
import { money, spell } from '../platform/money.ts'
import { act, type Till } from '../platform/till.ts'

/** Where the mailed link leads. The page asks before anything is stored, because mail filters open links on their own. */
export const PAYBACK_PATH = '/payback'
/** How much of what a mail server said is kept, in characters. */
const FAULT_MAX = 300

type Told = { email: string; lang: Lang; amountMinor: number; message: string; endsAt: Date }
const SEAL = statement<Told>(
  'paying-back-seal-link',
  `update payback_links l set digest = $2 from paybacks p
   where l.id = $1 and p.id = l.payback_id and l.sent_at is null and l.used_at is null and l.closed_at is null and l.ends_at > app_now()
   returning p.payee_email as email, p.lang, p.amount_minor as "amountMinor", p.message, l.ends_at as "endsAt"`,
)
const SENT = statement(
  'paying-back-link-sent',
  'update payback_links set sent_at = app_now(), fault = null where digest = $1',
)
const FAILED = statement('paying-back-link-failed', 'update payback_links set fault = $2 where digest = $1')

/**
 * Mails the payee a link. Each try has a token of its own, known to nobody before: what a lost try sent is dead, and no copy of the
 * database opens anything.
 */
export async function mailLink(till: Till, { linkId }: { linkId: string }): Promise<void> {
  const job = { kind: 'job', name: 'payback-link' } as const
  const token = newToken()
  const digest = digestOf(token)
  const [told] = await act(till, job, (tx) => run(tx, SEAL, [linkId, digest]))
  if (!told?.email) return
  const mail = paybackMail(await senderOf(till, told.lang), { ...told, token })
  try {
    await till.sendMail(mail)
  } catch (error) {
    await act(till, job, (tx) => run(tx, FAILED, [digest, String(error).slice(0, FAULT_MAX)]))
    throw error
  }
  await act(till, job, (tx) => run(tx, SENT, [digest]))
}

export function paybackMail(sender: Sender, { token, ...told }: Told & { token: string }): Mail {
  const { lang } = told
  const shop = senderName(sender)
  const amount = spell(money(told.amountMinor, 'NOK'), lang)
  const until = dayInWords(dayIn(SELLER_ZONE, told.endsAt), lang)
  return letter(sender, {
    kind: 'payback-link',
    to: told.email,
    link: linkTo(sender, `${PAYBACK_PATH}?${new URLSearchParams({ token })}`),
    subject: say(lang, {
      nb: `${amount} skal tilbake: hvilken konto?`,
      en: `${amount} goes back: to which account?`,
    }),
    body: say(lang, {
      nb: `${shop} skal betale tilbake ${amount} (${told.message}). Åpne lenken innen ${until} og oppgi kontoen pengene skal til. Lenken virker én gang. Vi spør aldri om passord, BankID eller kortnummer. Er du i tvil, så kontakt oss på den måten du pleier.`,
      en: `${shop} is to pay back ${amount} (${told.message}). Open the link by ${until} and say to which account the money is to go. The link works once. We never ask for a password, BankID or a card number. If in doubt, contact us the way you usually do.`,
    }),
  })
}
