import type { Composed } from '../notices/frame-mail.ts'
import type { Lang } from '../platform/lang.ts'
import type { Mail } from '../platform/mail.ts'
import type { SampleGround } from './sample-facts.ts'

/** What somebody reads: subject, HTML and text. */
export type SampleMail = { subject: string; html: string; text: string }
/** One way in which a kind of mail can read; `variant` is empty where there is one only. */
export type Sample = { variant: string; read(ground: SampleGround): SampleMail }

type Written = Composed | Mail
/** A sample of a composer: what it writes in the language of the sender. */
export const sample = (variant: string, write: (lang: Lang, ground: SampleGround) => Written): Sample => ({
  variant,
  read(ground) {
    const { subject, html, text } = write(ground.sender.lang, ground)
    return { subject, html: String(html), text }
  },
})

/** The only way in which a kind reads. */
export const only = (write: (lang: Lang, ground: SampleGround) => Written): readonly Sample[] => [sample('', write)]

/** A way for each of a list that the composer knows too. */
export const each = <Name extends string>(
  names: readonly Name[],
  write: (name: Name, lang: Lang, ground: SampleGround) => Written,
): readonly Sample[] => names.map((name) => sample(name, (lang, ground) => write(name, lang, ground)))
