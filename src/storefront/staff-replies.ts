import { z } from 'zod'
import {
  CourseText,
  DeliveryMode,
  EmployerHoldDays,
  InstantOut,
  InvoiceToPersons,
  JoinUrl,
  Level,
  Practical,
} from '../catalogue/words.ts'
import { LangCode } from '../platform/lang.ts'
import { CurrencyCode, MoneySchema } from '../platform/money.ts'
import { TIER_RULES } from '../pricing/tier.ts'

const missing = z
  .array(z.object({ name: z.string(), sentence: z.string() }))
  .meta({ description: 'What keeps it from being published' })
const langsMissing = z
  .array(LangCode)
  .meta({ description: 'Languages in which title, summary or description is wanting' })
const externalId = z.string().nullable()

const offering = {
  offeringId: z.uuid(),
  code: z.string(),
  startsAt: InstantOut,
  endsAt: InstantOut,
  zone: z.string(),
  publishedAt: InstantOut.nullable(),
  externalId,
  minimum: z.int(),
  capacity: z.int(),
  sold: z.int(),
  held: z.int(),
  left: z.int(),
  price: z.object({ net: MoneySchema, vat: MoneySchema, gross: MoneySchema }).nullable(),
  missing,
}
const course = {
  courseId: z.uuid(),
  slug: z.string(),
  faculty: z.string(),
  publishedAt: InstantOut.nullable(),
  externalId,
  langsMissing,
  missing,
}

const StaffOffering = z.object(offering).meta({ id: 'StaffOffering' })
export const StaffCourses = z.object({
  courses: z.array(
    z.object({ ...course, title: z.string(), offerings: z.array(StaffOffering) }).meta({ id: 'StaffCourse' }),
  ),
  next: z.string().nullable(),
})
export const StaffOfferings = z.object({
  offerings: z.array(
    z.object({ ...offering, courseId: z.uuid(), courseTitle: z.string() }).meta({ id: 'StaffOfferingAlone' }),
  ),
  next: z.string().nullable(),
})

export const DraftCourseReply = z
  .object({
    ...course,
    creditTenths: z.int(),
    level: Level,
    topics: z.array(z.string()),
    contactEmail: z.string(),
    texts: z.partialRecord(LangCode, CourseText),
  })
  .meta({ id: 'CourseAsEdited', description: 'Every language as it was written, complete or not' })

export const DraftOfferingReply = z
  .object({
    offeringId: z.uuid(),
    courseId: z.uuid(),
    courseTitle: z.string(),
    code: z.string(),
    mode: DeliveryMode,
    place: z.string(),
    teachingLang: LangCode,
    zone: z.string(),
    startsAt: InstantOut,
    endsAt: InstantOut,
    saleOpensAt: InstantOut,
    saleClosesAt: InstantOut,
    minimum: z.int(),
    invoiceToPersons: InvoiceToPersons,
    closed: z.boolean().meta({ description: 'Held for the companies that are named, and for nobody else' }),
    employerHoldDays: EmployerHoldDays,
    joinUrl: JoinUrl,
    practical: Practical,
    publishedAt: InstantOut.nullable(),
    externalId,
    sessions: z.array(z.object({ startsAt: InstantOut, endsAt: InstantOut, place: z.string() })),
    price: z
      .object({
        currency: CurrencyCode,
        netMinor: z.int(),
        taxClass: z.string(),
        rateBasisPoints: z.int(),
        taxDecision: z.string(),
        tiers: z.array(z.object({ fromSeats: z.int(), netMinor: z.int(), percentBasisPoints: z.int().nullable() })),
        tierRule: z.enum(TIER_RULES),
      })
      .nullable(),
    termsId: z.uuid().nullable(),
    pool: z.object({ poolId: z.uuid(), capacity: z.int() }).nullable(),
    missing,
  })
  .meta({ id: 'OfferingAsEdited', description: 'With the parts that a draft may still be without' })
