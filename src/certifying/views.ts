import { z } from 'zod'
import { InstantOut } from '../catalogue/words.ts'
import { LANGS, type Lang, LangCode } from '../platform/lang.ts'
import { verifyUrl } from './addresses.ts'
import type { Certificate } from './queries.ts'

const Said = z.object({ nb: z.string(), en: z.string() })
const Course = {
  ...{ title: Said, offering: z.string(), level: z.enum(['introductory', 'bachelor', 'master']) },
  creditTenths: z.int().meta({ description: 'Tenths of an ECTS credit' }),
  ...{ sessions: z.int(), minutes: z.int(), startsOn: z.iso.date(), endsOn: z.iso.date(), completedOn: z.iso.date() },
  ...{ seller: z.string(), faculty: z.string() },
}
const state = z
  .enum(['valid', 'revoked', 'replaced'])
  .meta({ description: 'replaced: another was made with a corrected name' })

/** What anybody with the code is told. */
export const VerifiedShape = z
  .object({
    ...{ code: z.string(), state, issuedAt: InstantOut, endedAt: InstantOut.nullable() },
    name: z.string().nullable().meta({ description: 'Null where it is not valid any more' }),
    isTest: z.boolean(),
    course: z.object(Course).nullable().meta({ description: 'Null where its learner had their data erased' }),
  })
  .meta({ id: 'VerifiedCertificate' })

export function verifiedView({ code, state, issuedAt, endedAt, content }: Certificate): z.input<typeof VerifiedShape> {
  const name = state === 'valid' ? (content?.name ?? null) : null
  return { code, state, issuedAt, endedAt, name, isTest: content?.test ?? false, course: courseOf(content) }
}

function courseOf(content: Certificate['content']): z.input<z.ZodObject<typeof Course>> | null {
  if (content === null) return null
  const { titles, seller, offering, level, creditTenths, sessions, minutes, faculty } = content
  const { startsOn, endsOn, completedOn } = content
  return {
    ...{ title: titles, seller: seller.name, offering, level, creditTenths, sessions, minutes, faculty },
    ...{ startsOn, endsOn, completedOn },
  }
}

/** One in the list of those who keep the course. */
export const CertificateShape = z
  .object({
    ...{ certificateId: z.uuid(), enrolmentId: z.uuid(), version: z.int(), state, lang: LangCode },
    ...{ name: z.string().nullable(), issuedAt: InstantOut, endedAt: InstantOut.nullable() },
    how: z
      .enum(['revoked', 'undone', 'replaced'])
      .nullable()
      .meta({ description: 'undone: it was found that they have not completed' }),
    reason: z.string().nullable().meta({ description: 'Why it was ended, in the words of whoever did' }),
  })
  .meta({ id: 'Certificate' })

export const certificateView = ({ content, endReason, ...each }: Certificate): z.input<typeof CertificateShape> => ({
  ...{ certificateId: each.certificateId, enrolmentId: each.enrolmentId, version: each.version, state: each.state },
  ...{ lang: each.lang, name: content?.name ?? null, issuedAt: each.issuedAt, endedAt: each.endedAt },
  ...{ how: each.how, reason: endReason },
})

/** One's own, with where others see it. */
export const OwnShape = z
  .object({
    ...{ code: z.string(), title: Said, completedOn: z.iso.date(), issuedAt: InstantOut },
    links: z.object({ nb: z.url(), en: z.url() }),
  })
  .meta({ id: 'OwnCertificate' })

export function ownView(publicUrl: string, { code, content, issuedAt }: Certificate): z.input<typeof OwnShape>[] {
  if (content === null) return []
  const links = Object.fromEntries(LANGS.map((lang) => [lang, verifyUrl(publicUrl, code, lang)])) as Record<
    Lang,
    string
  >
  return [{ code, title: content.titles, completedOn: content.completedOn, issuedAt, links }]
}
