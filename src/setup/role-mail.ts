import type { Role } from '../platform/actor.ts'
import { html } from '../platform/html.ts'
import { newId } from '../platform/ids.ts'
import { type Lang, say } from '../platform/lang.ts'
import type { Mail } from '../platform/mail.ts'
import { type Shop, shopName } from '../platform/shop.ts'
import { ROLE_WORDS } from './role-words.ts'

type Given = { email: string; lang: Lang; role: Role; hasAccount: boolean; publicUrl: string; shop: Shop | null }

/** Tells somebody that they have a role, and where they sign in or make the account that it waits for. */
export function roleMail({ email, lang, role, hasAccount, publicUrl, shop }: Given): Mail {
  const { host, hostname } = new URL(publicUrl)
  const name = shop ? shopName(lang, shop) : host
  const called = say(lang, ROLE_WORDS[role].name)
  const link = `${publicUrl}${lang === 'en' ? '/en' : ''}${hasAccount ? '/sign-in' : '/sign-up'}`
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
  return {
    messageId: `<${newId()}@${hostname}>`,
    from: { name, address: shop?.senderEmail ?? `no-reply@${hostname}` },
    to: { name: '', address: email },
    subject,
    text: `${body}\n\n${link}\n`,
    html: String(html`<p>${body}</p><p><a href="${link}">${link}</a></p>`),
    attachments: [],
  }
}
