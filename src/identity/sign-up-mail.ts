import { html } from '../platform/html.ts'
import { newId } from '../platform/ids.ts'
import type { Lang } from '../platform/lang.ts'
import type { Mail } from '../platform/mail.ts'
import { type Shop, shopName } from '../platform/shop.ts'

/** Where the link leads. The page asks before it opens the account, because mail filters open links on their own. */
export const VERIFY_PATH = '/verify-email'

type Asked = { email: string; lang: Lang; token: string | null; publicUrl: string; shop: Shop | null }

/** The mail after a sign-up: the link that opens the account, or word that there is one already. */
export function signUpMail({ email, lang, token, publicUrl, shop }: Asked): Mail {
  const { host, hostname } = new URL(publicUrl)
  const link = token === null ? publicUrl : `${publicUrl}${VERIFY_PATH}?token=${token}`
  const name = shop ? shopName(lang, shop) : host
  const words = (token === null ? known(name) : fresh(name))[lang]
  return {
    messageId: `<${newId()}@${hostname}>`,
    from: { name, address: shop?.senderEmail ?? `no-reply@${hostname}` },
    // The name is whatever somebody typed: put into a mail it would let them write to strangers in our name.
    to: { name: '', address: email },
    subject: words.subject,
    text: `${words.body}\n\n${link}\n`,
    html: String(html`<p>${words.body}</p><p><a href="${link}">${link}</a></p>`),
    attachments: [],
  }
}

const fresh = (name: string) => ({
  nb: {
    subject: 'Bekreft e-postadressen din',
    body: `Noen ba om en konto hos ${name} med denne adressen. Var det deg, så åpne lenken innen et døgn. Var det ikke deg, så la den være.`,
  },
  en: {
    subject: 'Confirm your e-mail address',
    body: `Somebody asked for an account at ${name} with this address. If it was you, open the link within a day. If not, leave it alone.`,
  },
})

const known = (name: string) => ({
  nb: {
    subject: 'Du har allerede en konto',
    body: `Noen ba om en konto hos ${name} med denne adressen, men du har en fra før. Du kan logge inn som vanlig.`,
  },
  en: {
    subject: 'You already have an account',
    body: `Somebody asked for an account at ${name} with this address, but you have one already. Sign in as usual.`,
  },
})
