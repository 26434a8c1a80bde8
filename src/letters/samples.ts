import { LANGS, type Lang, type Said } from '../platform/lang.ts'
import { senderOf } from '../platform/letter.ts'
import type { MailKind } from '../platform/mail-kinds.ts'
import { unknown } from '../platform/problems.ts'
import type { Till } from '../platform/till.ts'
import type { Sample, SampleMail } from './sample.ts'
import type { SampleGround } from './sample-facts.ts'
import { SAMPLES_OF_CANCELLED } from './samples-of-cancelled.ts'
import { SAMPLES_OF_COMPANIES } from './samples-of-companies.ts'
import { SAMPLES_OF_NEWSLETTER } from './samples-of-newsletter.ts'
import { SAMPLES_OF_ORDERS } from './samples-of-orders.ts'
import { SAMPLES_OF_PEOPLE } from './samples-of-people.ts'

/**
 * Samples of every kind of mail, each written by the composer that writes the real ones: the words stand in one place, and a new kind
 * without a sample does not compile.
 */
const SAMPLES: Record<MailKind, readonly Sample[]> = {
  ...SAMPLES_OF_ORDERS,
  ...SAMPLES_OF_PEOPLE,
  ...SAMPLES_OF_COMPANIES,
  ...SAMPLES_OF_CANCELLED,
  ...SAMPLES_OF_NEWSLETTER,
}

/** A sample by its name, which is its kind, or its kind and its variant: `waiting` or `waiting.offered`. */
export type NamedSample = { name: string; kind: MailKind; variant: string }
const NAMED = new Map(
  (Object.entries(SAMPLES) as [MailKind, readonly Sample[]][]).flatMap(([kind, samples]) =>
    samples.map((sample): [string, NamedSample & Sample] => {
      const name = sample.variant === '' ? kind : `${kind}.${sample.variant}`
      return [name, { ...sample, name, kind }]
    }),
  ),
)

/** All samples, kind by kind. */
export const sampleNames = (): NamedSample[] =>
  [...NAMED.values()].map(({ name, kind, variant }) => ({ name, kind, variant }))

/** The same with what each is about, in every language. */
export async function listSamples(till: Till): Promise<(NamedSample & { subjects: Said })[]> {
  const grounds = await groundsOf(till)
  return sampleNames().map((each) => ({
    ...each,
    subjects: inEveryLang((lang) => NAMED.get(each.name)!.read(grounds[lang]).subject),
  }))
}

async function groundsOf(till: Till): Promise<Record<Lang, SampleGround>> {
  const senders = await Promise.all(LANGS.map((lang) => senderOf(till, lang)))
  return inEveryLang((lang) => ({ config: till.config, sender: senders.find((sender) => sender.lang === lang)! }))
}

const inEveryLang = <Value>(of: (lang: Lang) => Value): Record<Lang, Value> => ({ nb: of('nb'), en: of('en') })

export type ReadSample = NamedSample & { mails: Record<Lang, SampleMail> }

/** What a mail says, in every language. @throws sample-mail/unknown */
export async function readSample(till: Till, name: string): Promise<ReadSample> {
  const found = NAMED.get(name)
  if (!found) throw unknown('sample-mail')
  const grounds = await groundsOf(till)
  const { kind, variant } = found
  return { name, kind, variant, mails: inEveryLang((lang) => found.read(grounds[lang])) }
}
