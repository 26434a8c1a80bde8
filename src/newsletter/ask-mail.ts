import { type Said, say } from '../platform/lang.ts'
import { letter, linkTo, type Sender, senderName } from '../platform/letter.ts'
import type { Mail } from '../platform/mail.ts'

/** How long somebody has to open the mailed link, in days. */
export const DAYS_TO_CONFIRM = 7
export const CONFIRM_PATH = '/newsletter/confirmation'
export const CHOICES_PATH = '/newsletter/choices'
export const ASK_MAILS = ['confirm', 'known'] as const
type Ask = { variant: (typeof ASK_MAILS)[number]; email: string; token: string }

/** Asks for the second yes. Whoever has said it is told so, and led to their choices. */
export function askMail(sender: Sender, { variant, email, token }: Ask): Mail {
  const { lang } = sender
  const path = variant === 'confirm' ? CONFIRM_PATH : CHOICES_PATH
  const { subject, body } = wordsOf(variant, senderName(sender))
  return {
    ...letter(sender, {
      ...{ kind: 'newsletter-ask', to: email, link: linkTo(sender, `${path}?${new URLSearchParams({ token })}`) },
      ...{ subject: say(lang, subject), body: say(lang, body) },
    }),
    isAwaited: true,
  }
}

function wordsOf(variant: Ask['variant'], shop: string): { subject: Said; body: Said } {
  if (variant === 'confirm')
    return {
      subject: { nb: `Bekreft nyhetsbrevet fra ${shop}`, en: `Confirm the newsletter of ${shop}` },
      body: {
        nb: `Noen, trolig du, har bedt om nyhetsbrev til denne adressen. Åpne lenken innen ${DAYS_TO_CONFIRM} dager og si ja. Var det ikke deg, trenger du ikke gjøre noe: da sender vi ingenting.`,
        en: `Somebody, probably you, has asked for the newsletter at this address. Open the link within ${DAYS_TO_CONFIRM} days and say yes. If it was not you, there is nothing to do: we send nothing then.`,
      },
    }
  return {
    subject: { nb: `Du får nyhetsbrevet fra ${shop}`, en: `You get the newsletter of ${shop}` },
    body: {
      nb: 'Noen, trolig du, har bedt om nyhetsbrev til denne adressen, men den får det allerede. Åpne lenken for å velge hva det skal handle om, eller for å melde deg av.',
      en: 'Somebody, probably you, has asked for the newsletter at this address, but it gets it already. Open the link to choose what it is about, or to leave.',
    },
  }
}
