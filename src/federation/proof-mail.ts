import { html } from '../platform/html.ts'
import { newId } from '../platform/ids.ts'
import type { Lang, Said } from '../platform/lang.ts'
import type { Mail } from '../platform/mail.ts'
import { type Shop, shopName } from '../platform/shop.ts'

/** Where the link leads. The page asks before it does anything, because mail filters open links on their own. */
export const PROOF_PATH = '/sign-in/address/confirmation'

type Asked = { email: string; lang: Lang; token: string; provider: Said; publicUrl: string; shop: Shop | null }

/** The mail to whoever is said to sign in with a provider. It is the same whether or not the address has an account. */
export function proofMail({ email, lang, token, provider, publicUrl, shop }: Asked): Mail {
  const { host, hostname } = new URL(publicUrl)
  const link = `${publicUrl}${lang === 'en' ? '/en' : ''}${PROOF_PATH}?token=${token}`
  const name = shop ? shopName(lang, shop) : host
  const { subject, body } = words(name, provider)[lang]
  return {
    messageId: `<${newId()}@${hostname}>`,
    from: { name, address: shop?.senderEmail ?? `no-reply@${hostname}` },
    // The name is whatever somebody typed: put into a mail it would let them write to strangers in our name.
    to: { name: '', address: email },
    subject,
    text: `${body}\n\n${link}\n`,
    html: String(html`<p>${body}</p><p><a href="${link}">${link}</a></p>`),
    attachments: [],
  }
}

const words = (name: string, provider: Said) => ({
  nb: {
    subject: 'Bekreft e-postadressen din',
    body: `Noen logget inn med ${provider.nb} hos ${name} og oppga denne adressen. Var det deg, så åpne lenken innen en time, i den nettleseren du begynte i. Var det ikke deg, så la den være: da skjer det ingenting.`,
  },
  en: {
    subject: 'Confirm your e-mail address',
    body: `Somebody signed in with ${provider.en} at ${name} and gave this address. If it was you, open the link within an hour, in the browser in which you began. If not, leave it alone: nothing will happen.`,
  },
})
