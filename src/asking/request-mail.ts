import { type Said, say } from '../platform/lang.ts'
import { letter, linkTo, type Sender } from '../platform/letter.ts'
import type { Mail } from '../platform/mail.ts'
import { approvalPath, toApprover, toBuyer } from './company-mail.ts'
import { onDay, type Told, type Words } from './mail-words.ts'
import type { RequestRecipient } from './schema.ts'

/** Where the employer's link leads. The page answers nothing by being opened, because mail filters open links on their own. */
export const EMPLOYER_PATH = '/employer-request'
/** The asker's own page of a request, for whoever is signed in. */
export const REQUESTS_PATH = '/purchase-requests'

const WORDS: Record<RequestRecipient, (told: Told) => Words> = {
  ...{ employer: toEmployer, learner: toLearner },
  ...{ approver: toApprover, buyer: toBuyer },
}

export function requestMail(sender: Sender, told: Told & { token: string }): Mail {
  const { lang } = sender
  const { subject, body } = WORDS[told.recipient](told)
  return letter(sender, {
    kind: 'purchase-request',
    to: told.email,
    link: linkTo(sender, pathFor(told)),
    subject: say(lang, subject),
    body: say(lang, body),
  })
}

function pathFor({ recipient, requestId, companyId, token }: Told & { token: string }): string {
  if (recipient === 'employer') return `${EMPLOYER_PATH}?${new URLSearchParams({ token })}`
  return recipient === 'approver' && companyId ? approvalPath(companyId, requestId) : `${REQUESTS_PATH}/${requestId}`
}

function toEmployer({ kind, asker, titles, until }: Told): Words {
  const again = kind === 'half-way' || kind === 'last-day'
  return {
    subject: again
      ? { nb: `Påminnelse: ${asker} ber deg betale for et kurs`, en: `Reminder: ${asker} asks you to pay for a course` }
      : { nb: `${asker} ber deg betale for et kurs`, en: `${asker} asks you to pay for a course` },
    body: {
      nb: `${asker} ønsker å delta på ${titles} og ber arbeidsgiveren betale. Plassen er holdt av til ${onDay(until, 'nb')}. Åpne lenken for å se pris og vilkår og si ja eller nei. Ingenting er bestilt før du har sagt ja. Du kan sende lenken videre til den hos dere som skal svare.`,
      en: `${asker} wants to take part in ${titles} and asks their employer to pay. The seat is held until ${onDay(until, 'en')}. Open the link to see the price and the terms, and to say yes or no. Nothing is ordered until you have said yes. You can pass the link on to whoever is to answer for you.`,
    },
  }
}

function toLearner({ kind, titles, heldUntil, isOffered }: Told): Words {
  const pay: Said = {
    nb: `Du kan betale selv og beholde plassen til ${onDay(heldUntil, 'nb')}.`,
    en: `You can pay yourself and keep the seat until ${onDay(heldUntil, 'en')}.`,
  }
  if (kind === 'approved')
    return {
      subject: { nb: `Arbeidsgiveren har sagt ja til ${titles}`, en: `Your employer has said yes to ${titles}` },
      body: {
        nb: 'På faktura er plassen din fra nå av. Betaler arbeidsgiveren med kort, er den din når betalingen er kommet. Åpne lenken for å se hvordan det står.',
        en: 'On invoice the seat is yours from now on. Where your employer pays by card it is yours once the payment has arrived. Open the link to see how it stands.',
      },
    }
  if (kind === 'part-offered')
    return {
      subject: { nb: `Arbeidsgiveren betaler en del av ${titles}`, en: `Your employer pays a part of ${titles}` },
      body: {
        nb: `Plassen er holdt av til ${onDay(heldUntil, 'nb')}. Den er din når du har betalt resten med kort. Betaler du ikke innen da, er plassen fri, og ingen av dere skal betale noe. Åpne lenken for å se beløpene og svare.`,
        en: `The seat is held until ${onDay(heldUntil, 'en')}. It is yours once you have paid the rest by card. If you do not pay by then the seat is free, and neither of you pays anything. Open the link to see the amounts and to answer.`,
      },
    }
  if (isOffered)
    return kind === 'expired'
      ? {
          subject: {
            nb: `Plassen på ${titles} er ikke holdt av lenger`,
            en: `Your seat in ${titles} is held no longer`,
          },
          body: {
            nb: 'Din del av prisen ble ikke betalt i tide. Ingen av dere skal betale noe. Er det plasser igjen, kan du fortsatt kjøpe en eller spørre på nytt.',
            en: 'Your share of the price was not paid in time. Neither of you pays anything. If any seats are left you can still buy one, or ask again.',
          },
        }
      : {
          subject: { nb: `Din del av ${titles} er ikke betalt`, en: `Your share of ${titles} is not paid` },
          body: {
            nb: `Arbeidsgiveren har sagt ja til sin del. Betal resten innen ${onDay(heldUntil, 'nb')}, ellers er plassen fri.`,
            en: `Your employer has said yes to their share. Pay the rest by ${onDay(heldUntil, 'en')}, or the seat is free.`,
          },
        }
  if (kind === 'declined')
    return {
      subject: { nb: `Arbeidsgiveren har sagt nei til ${titles}`, en: `Your employer has said no to ${titles}` },
      body: {
        nb: `Plassen er holdt av i ett døgn til. ${pay.nb}`,
        en: `The seat is held for one more day. ${pay.en}`,
      },
    }
  if (kind === 'expired')
    return {
      subject: { nb: `Ingen svarte på forespørselen om ${titles}`, en: `Nobody answered your request about ${titles}` },
      body: {
        nb: 'Plassen er ikke holdt av lenger. Er det plasser igjen, kan du fortsatt kjøpe en eller spørre på nytt.',
        en: 'The seat is held no longer. If any are left you can still buy one, or ask again.',
      },
    }
  return {
    subject: { nb: `Arbeidsgiveren har ikke svart om ${titles}`, en: `Your employer has not answered about ${titles}` },
    body: {
      nb: `Forespørselen går ut i morgen. Spør arbeidsgiveren din, eller betal selv. ${pay.nb}`,
      en: `The request ends tomorrow. Ask your employer, or pay yourself. ${pay.en}`,
    },
  }
}
