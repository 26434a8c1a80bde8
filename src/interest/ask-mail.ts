import { type Said, say } from '../platform/lang.ts'
import { letter, linkTo, type Sender } from '../platform/letter.ts'
import type { Mail } from '../platform/mail.ts'

/** How long somebody has to open the mailed link, in days. */
export const DAYS_TO_CONFIRM = 7
export const CONFIRM_PATH = '/interest/confirmation'
export const INTEREST_PATH = '/interest'
export const ASK_MAILS = ['confirm', 'known'] as const
type Ask = { variant: (typeof ASK_MAILS)[number]; email: string; token: string; title: string }

/** Asks for the second yes. Whoever has said it is told so, and led to the way out. */
export function askMail(sender: Sender, { variant, email, token, title }: Ask): Mail {
  const { lang } = sender
  const path = variant === 'confirm' ? CONFIRM_PATH : INTEREST_PATH
  const { subject, body } = wordsOf(variant, title)
  return {
    ...letter(sender, {
      ...{ kind: 'interest-ask', to: email, link: linkTo(sender, `${path}?${new URLSearchParams({ token })}`) },
      ...{ subject: say(lang, subject), body: say(lang, body) },
    }),
    isAwaited: true,
  }
}

function wordsOf(variant: Ask['variant'], title: string): { subject: Said; body: Said } {
  if (variant === 'confirm')
    return {
      subject: { nb: `Vil du vite når du kan bestille ${title}?`, en: `Shall we tell you when ${title} is on sale?` },
      body: {
        nb: `Noen, trolig du, vil vite når kurset «${title}» kan bestilles. Åpne lenken innen ${DAYS_TO_CONFIRM} dager og si ja. Var det ikke deg, trenger du ikke gjøre noe: da sender vi ingenting.`,
        en: `Somebody, probably you, wants to know when the course “${title}” is on sale. Open the link within ${DAYS_TO_CONFIRM} days and say yes. If it was not you, there is nothing to do: we send nothing then.`,
      },
    }
  return {
    subject: { nb: `Vi sier fra når du kan bestille ${title}`, en: `We tell you when ${title} is on sale` },
    body: {
      nb: `Noen, trolig du, vil vite når kurset «${title}» kan bestilles, men det har du alt bedt om. Åpne lenken om du vil slippe.`,
      en: `Somebody, probably you, wants to know when the course “${title}” is on sale, but you have asked for that already. Open the link if you would rather not.`,
    },
  }
}
