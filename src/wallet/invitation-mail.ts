import { dayIn } from '../platform/clock.ts'
import { dayInWords, type Said, say } from '../platform/lang.ts'
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
  /** By when they show their papers, where the offering checks who comes. */
  showBy: Date | null
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

function bodyOf(invited: Invited): Said {
  const { company, title, place, zone, startsAt, invitedUntil, showBy } = invited
  if (showBy) return papersBody({ ...invited, showBy })
  const [starts, until] = [dayIn(zone, startsAt), dayIn(zone, invitedUntil)]
  return {
    nb: `${company} har kjøpt en plass til deg på ${title}, som begynner ${dayInWords(starts, 'nb')} (${place}). Åpne lenken for å se hva det gjelder, og takk ja eller nei innen ${dayInWords(until, 'nb')}. Du er påmeldt først når du har takket ja.`,
    en: `${company} has bought you a seat in ${title}, which begins on ${dayInWords(starts, 'en')} (${place}). Open the link to see what it is about, and accept or decline by ${dayInWords(until, 'en')}. You are enrolled only once you have accepted.`,
  }
}

/** Where the offering checks who comes, a yes is not yet a place: whoever is named shows papers, which their company never sees. */
function papersBody({ company, title, place, zone, startsAt, showBy }: Invited & { showBy: Date }): Said {
  const [starts, until] = [dayIn(zone, startsAt), dayIn(zone, showBy)]
  return {
    nb: `${company} har kjøpt en plass til deg på ${title}, som begynner ${dayInWords(starts, 'nb')} (${place}). Kurset har krav til den som skal delta. Åpne lenken, se hva som kreves, og vis dokumentene dine innen ${dayInWords(until, 'nb')}. De leses av dem som har ansvaret for kurset, og aldri av ${company}. Du er påmeldt når du har fått ja.`,
    en: `${company} has bought you a seat in ${title}, which begins on ${dayInWords(starts, 'en')} (${place}). The course checks who takes part. Open the link, see what is required, and show your papers by ${dayInWords(until, 'en')}. They are read by those who keep the course, and never by ${company}. You are enrolled once you have had a yes.`,
  }
}
