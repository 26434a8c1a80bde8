import type { Role } from '../platform/actor.ts'
import { say } from '../platform/lang.ts'
import { letter, linkTo, type Sender, senderName } from '../platform/letter.ts'
import type { Mail } from '../platform/mail.ts'
import { ROLE_WORDS } from './role-words.ts'

type Given = { email: string; role: Role; hasAccount: boolean }

/** Tells somebody that they have a role, and where they sign in or make the account that it waits for. */
export function roleMail(sender: Sender, { email, role, hasAccount }: Given): Mail {
  const { lang } = sender
  const name = senderName(sender)
  const called = say(lang, ROLE_WORDS[role].name)
  const subject = say(lang, { nb: `Du har fått en rolle hos ${name}`, en: `You have been given a role at ${name}` })
  const body = hasAccount
    ? say(lang, {
        nb: `Du har fått rollen ${called} hos ${name}. Logg inn på nytt med denne adressen, så gjelder den.`,
        en: `You have been given the role ${called} at ${name}. Sign in again with this address and it applies.`,
      })
    : say(lang, {
        nb: `Du har fått rollen ${called} hos ${name}. Lag en konto med denne adressen, så er rollen der.`,
        en: `You have been given the role ${called} at ${name}. Make an account with this address and the role is there.`,
      })
  return letter(sender, {
    kind: 'role',
    to: email,
    link: linkTo(sender, hasAccount ? '/sign-in' : '/sign-up'),
    subject,
    body,
  })
}
