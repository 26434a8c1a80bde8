import { z } from 'zod'
import { LangCode } from '../platform/lang.ts'
import { Instant, ofWhom, type PersonalTable } from '../platform/personal.ts'

const OWN = `from whom join enrolments e on e.person_id = whom.id join certificates c on c.enrolment_id = e.id`

/** Who has completed what, as it was certified. */
export const personalInCertifying: readonly PersonalTable[] = [
  {
    table: 'certificates',
    columns: ['content', 'reason'],
    shown: {
      as: 'certificates',
      shape: z.object({
        ...{ offering: z.string(), version: z.int(), code: z.string(), lang: LangCode, issuedAt: Instant },
        content: z.looseObject({ name: z.string() }).nullable(),
        reason: z.string().nullable(),
      }),
      of: ofWhom(
        'shown-certificates',
        `select f.code as offering, c.version, c.code, c.lang, c.issued_at as "issuedAt", c.content, c.reason
         ${OWN} join offerings f on f.id = e.offering_id order by c.issued_at`,
      ),
    },
    erased: [
      ofWhom(
        'erase-certificates',
        `update certificates t set content = null, reason = null from whom, enrolments e
         where e.person_id = whom.id and t.enrolment_id = e.id and t.content is not null`,
      ),
    ],
  },
  {
    table: 'certificate_endings',
    columns: ['reason'],
    shown: {
      as: 'certificatesEnded',
      shape: z.object({ code: z.string(), how: z.string(), reason: z.string().nullable(), endedAt: Instant }),
      of: ofWhom(
        'shown-certificate-endings',
        `select c.code, x.how, x.reason, x.ended_at as "endedAt" ${OWN} join certificate_endings x on x.certificate_id = c.id order by x.ended_at`,
      ),
    },
    erased: [
      ofWhom(
        'erase-certificate-endings',
        `update certificate_endings t set reason = '–' from whom, enrolments e, certificates c
         where e.person_id = whom.id and c.enrolment_id = e.id and t.certificate_id = c.id and t.reason is not null`,
      ),
    ],
  },
  {
    table: 'certificate_badges',
    columns: ['jws'],
    shown: {
      as: 'badges',
      shape: z.object({ code: z.string(), jws: z.string() }),
      of: ofWhom(
        'shown-certificate-badges',
        `select c.code, b.jws ${OWN} join certificate_badges b on b.certificate_id = c.id order by c.issued_at`,
      ),
    },
    erased: [
      ofWhom(
        'erase-certificate-badges',
        `delete from certificate_badges t using whom, enrolments e, certificates c
         where e.person_id = whom.id and c.enrolment_id = e.id and t.certificate_id = c.id`,
      ),
    ],
  },
]
