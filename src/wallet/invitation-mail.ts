import { dayIn } from '../platform/clock.ts'
import { dayInWords, type Lang, type Said, say } from '../platform/lang.ts'
import { letter, linkTo, type Sender } from '../platform/letter.ts'
import type { Mail } from '../platform/mail.ts'

/** Where the link leads. The page asks before it does anything, because mail filters open links on their own. */
export const INVITATION_PATH = '/seat-invitation'

/** Of an invitation, what its mail says. */
export type Invited = {
  cause: 'invited' | 'resent' | 'reminder'
  email: string
  company: string
  title: string
  place: string
  zone: string
  startsAt: Date
  invitedUntil: Date
}

/** The mail that invites somebody to a seat, in which the secret of the link stands and nowhere else. */
export function invitationMail(sender: Sender, invited: Invited & { token: string }): Mail {
  const { lang } = sender
  const { company, title, cause } = invited
  const subject: Said =
    cause === 'reminder'
      ? { nb: `Påminnelse: plass på ${title}`, en: `Reminder: a seat in ${title}` }
      : { nb: `${company} gir deg plass på ${title}`, en: `${company} gives you a seat in ${title}` }
  return letter(sender, {
    kind: 'seat-invitation',
    to: invited.email,
    link: linkTo(sender, `${INVITATION_PATH}?${new URLSearchParams({ token: invited.token })}`),
    subject: say(lang, subject),
    body: say(lang, bodyOf(invited)),
  })
}

function bodyOf({ company, title, place, zone, startsAt, invitedUntil }: Invited): Said {
  const [starts, until] = [dayIn(zone, startsAt), dayIn(zone, invitedUntil)]
  const day = (date: string, lang: Lang) => dayInWords(date, lang)
  return {
    nb: `${company} har kjøpt en plass til deg på ${title}, som begynner ${day(starts, 'nb')} (${place}). Åpne lenken for å se hva det gjelder, og takk ja eller nei innen ${day(until, 'nb')}. Du er påmeldt først når du har takket ja.`,
    en: `${company} has bought you a seat in ${title}, which begins on ${day(starts, 'en')} (${place}). Open the link to see what it is about, and accept or decline by ${day(until, 'en')}. You are enrolled only once you have accepted.`,
  }
}
