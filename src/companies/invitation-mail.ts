import { z } from 'zod'
import type { Tx } from '../platform/db/transact.ts'
import { enqueue, type Job } from '../platform/jobs.ts'
import { dayInWords, type Said } from '../platform/lang.ts'
import { letter, linkTo, type Sender, senderName } from '../platform/letter.ts'
import type { Mail } from '../platform/mail.ts'
import { INVITATION_PATH } from './invitation.ts'
import type { MemberRole } from './member-role.ts'

const Promised = z.object({ invitationId: z.uuid() })

export const invitationPromised: Job<z.output<typeof Promised>> = { name: 'company-invitation', schema: Promised }

/** The mail leaves after the commit, and is tried again where the mail server is down. */
export const promiseInvitation = (tx: Tx, invitationId: string): Promise<void> =>
  enqueue(tx, invitationPromised, { invitationId })

/** What an invitation lets somebody do. */
const MAY: Record<MemberRole, Said> = {
  owner: {
    nb: 'Som eier bestemmer du over bedriftskontoen og hvem som er med.',
    en: 'As an owner you decide over the company account and who is in it.',
  },
  manager: {
    nb: 'Som leder kjøper du plasser, setter navn på dem og inviterer andre.',
    en: 'As a manager you buy seats, name people for them and invite others.',
  },
  buyer: {
    nb: 'Som innkjøper kjøper du kursplasser for bedriften.',
    en: 'As a buyer you buy seats in courses for the company.',
  },
  'finance-viewer': {
    nb: 'Du får se bedriftens ordrer og fakturaer.',
    en: 'You get to see the orders and invoices of the company.',
  },
}

/** Says who asks and what for. Who pressed the button is not named: a name is whatever somebody typed. */
export function invitationMail(
  sender: Sender,
  told: { email: string; token: string; company: string; role: MemberRole; lastDay: string },
): Mail {
  const { lang } = sender
  const { email, token, company, role, lastDay } = told
  const shop = senderName(sender)
  const until = dayInWords(lastDay, lang)
  const subject: Said = { nb: `Handle for ${company} hos ${shop}?`, en: `Act for ${company} at ${shop}?` }
  const body: Said = {
    nb: `${company} har bedt om at du blir med på bedriftens konto hos ${shop}. ${MAY[role].nb} Åpne lenken og svar innen ${until}. Lenken virker bare for deg som har denne adressen, og bare én gang. Kjenner du ikke bedriften, så la den være; da skjer det ingenting.`,
    en: `${company} has asked you to join its account at ${shop}. ${MAY[role].en} Open the link and answer by ${until}. The link works for you who have this address only, and only once. If you do not know the company, leave it alone and nothing happens.`,
  }
  const query = new URLSearchParams({ token })
  return letter(sender, {
    kind: 'company-invitation',
    to: email,
    link: linkTo(sender, `${INVITATION_PATH}?${query}`),
    subject: subject[lang],
    body: body[lang],
  })
}
