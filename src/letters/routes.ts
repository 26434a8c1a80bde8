import { z } from 'zod'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { LangCode } from '../platform/lang.ts'
import { MAIL_KINDS } from '../platform/mail-kinds.ts'
import { listSamples, readSample } from './samples.ts'
import { sendSample } from './send-sample.ts'

const room = 'letters'
const who = ['administrator'] as const
/** The longest name of a sample, in characters: a kind and a variant. */
const NAME_MAX = 100
const params = z.strictObject({
  sample: z.string().max(NAME_MAX).meta({ description: 'Its kind, or its kind and its variant: `waiting.offered`' }),
})
const Kind = z.enum(MAIL_KINDS)
const Named = {
  name: z.string(),
  kind: Kind,
  variant: z.string().meta({ description: 'Empty where there is only one' }),
}
const SaidSchema = z.object({ nb: z.string(), en: z.string() })
const Written = z.object({ subject: z.string(), html: z.string(), text: z.string() }).meta({ id: 'WrittenSample' })

/** What the mails say that people get, by samples. */
export const routes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/sample-mails',
    id: 'listSampleMails',
    room,
    who,
    summary: 'Every kind of mail that is sent, and the ways in which it can read',
    replies: { 200: z.object({ samples: z.array(z.object({ ...Named, subjects: SaidSchema })) }) },
    answer: async ({ till }) => ({ status: 200, body: { samples: await listSamples(till) } }),
  }),
  route({
    method: 'get',
    path: '/sample-mails/{sample}',
    id: 'readSampleMail',
    room,
    who,
    summary: 'What a mail says, in every language, written about sample facts',
    params,
    replies: { 200: z.object({ ...Named, mails: z.object({ nb: Written, en: Written }) }).meta({ id: 'SampleMail' }) },
    refusals: ['sample-mail/unknown'],
    answer: async ({ till, params: { sample } }) => ({ status: 200, body: await readSample(till, sample) }),
  }),
  route({
    method: 'post',
    path: '/sample-mails/{sample}/copies',
    id: 'sendSampleMail',
    room,
    who,
    summary: 'Mail a sample to oneself',
    params,
    body: z.strictObject({ lang: LangCode }),
    replies: { 204: null },
    refusals: ['sample-mail/unknown', 'mail/unavailable'],
    answer: async ({ till, actor, params: { sample }, body: { lang } }) => {
      await sendSample(till, actor, { name: sample, lang })
      return { status: 204, body: null }
    },
  }),
]
