import { z } from 'zod'
import { DOCUMENT_KINDS } from '../catalogue/admission.ts'
import { NamedCompanyOut } from '../catalogue/offering-company-routes.ts'
import { DeliveryMode, InstantOut, InvoiceToPersons } from '../catalogue/words.ts'
import { ShownPicture } from '../pictures/shown-picture.ts'
import { LangCode } from '../platform/lang.ts'
import { MoneySchema } from '../platform/money.ts'
import { DELIVERED } from '../pricing/extra.ts'
import { TIER_RULES } from '../pricing/tier.ts'
import { VAT_CATEGORIES } from '../pricing/vat.ts'
import { QuestionShape } from '../questions/shapes.ts'
import { FILTER_NAMES, type FilterName } from './filters.ts'

const words = {
  courseId: z.uuid(),
  slug: z.string(),
  lang: LangCode.meta({ description: 'The language the words are in' }),
  fallback: z.boolean().meta({ description: 'The words are in another language than asked for' }),
  title: z.string(),
  summary: z.string(),
  description: z.string().meta({ description: 'Markdown' }),
  outcomes: z.string(),
  prerequisites: z.string(),
  faculty: z.string(),
  creditTenths: z.int().meta({ description: 'ECTS credits in tenths: 25 is 2.5 credits' }),
  level: z.string(),
  topics: z.array(z.string()),
  contactEmail: z.string(),
  picture: ShownPicture.nullable(),
}

const OfferingSession = z
  .object({ startsAt: InstantOut, endsAt: InstantOut, place: z.string() })
  .meta({ id: 'OfferingSession' })

const OfferPrice = z
  .object({
    net: MoneySchema,
    vat: MoneySchema,
    gross: MoneySchema,
    category: z.enum(VAT_CATEGORIES).meta({ description: 'UNCL 5305' }),
    rateBasisPoints: z.int().meta({ description: '2500 is 25 %' }),
    reason: z.string().nullable().meta({ description: 'Why it is exempt' }),
    exemptionCode: z.string().nullable(),
  })
  .meta({ id: 'OfferPrice', description: 'Of one seat, or of one of an extra' })
const OfferExtra = z
  .object({
    extraId: z.uuid(),
    name: z.string(),
    price: OfferPrice,
    mostPerSeat: z.int(),
    required: z.boolean().meta({ description: 'It comes with every seat' }),
    delivered: z.enum(DELIVERED),
    deliveredOn: z.iso.date().nullable().meta({ description: 'The day it is handed out; null where it is sent' }),
  })
  .meta({ id: 'OfferExtra', description: 'Something sold beside a seat' })

const AgreedReply = z
  .object({
    ...{ agreementId: z.uuid(), number: z.string(), discountBasisPoints: z.int(), untilDay: z.iso.date() },
    ...{ companyId: z.uuid(), company: z.string() },
    ...{ net: MoneySchema, vat: MoneySchema, gross: MoneySchema },
  })
  .meta({ id: 'AgreedPrice', description: 'Of one seat' })

export const OfferReply = z
  .object({
    offeringId: z.uuid(),
    poolId: z.uuid(),
    code: z.string(),
    ...words,
    mode: DeliveryMode,
    place: z.string(),
    teachingLang: LangCode,
    zone: z.string().meta({ description: 'IANA time zone on whose wall clock the times are read' }),
    startsAt: InstantOut,
    endsAt: InstantOut,
    saleOpensAt: InstantOut,
    saleClosesAt: InstantOut,
    sessions: z.array(OfferingSession),
    invoiceToPersons: InvoiceToPersons,
    admission: z
      .object({ requirements: z.string(), documents: z.array(z.enum(DOCUMENT_KINDS)), decisionDays: z.int() })
      .nullable()
      .meta({
        description: 'Whoever wants to come applies first, and pays once admitted; null where everybody may buy',
      }),
    price: OfferPrice,
    tiers: z
      .array(
        z.object({
          ...{ fromSeats: z.int(), percentBasisPoints: z.int().nullable() },
          ...{ net: MoneySchema, vat: MoneySchema, gross: MoneySchema },
        }),
      )
      .meta({ description: 'What each seat costs from so many in one order on' }),
    tierRule: z.enum(TIER_RULES).meta({
      description:
        'Whether seats that stay keep their price when others are given back, or cost what so few would have',
    }),
    agreed: AgreedReply.nullable().meta({
      description:
        'What is agreed with the company that the caller buys for, as their cart says; a seat costs this, or what a tier says, whichever is lower',
    }),
    extras: z.array(OfferExtra),
    questions: z.array(QuestionShape).meta({ description: 'What whoever takes part is asked' }),
    seats: z.object({ capacity: z.int(), left: z.int() }),
    onlyFor: z.array(NamedCompanyOut).nullable().meta({
      description: 'A closed one: the companies for which the caller may buy it; null where it is open to all',
    }),
    terms: z.object({
      ...{ id: z.uuid(), name: z.string(), inWords: z.string() },
      rulesInWords: z
        .string()
        .nullable()
        .meta({ description: 'What it costs to cancel and until when, where the terms say it as data' }),
    }),
    sale: z.enum(['open', 'not-yet', 'closed', 'sold-out', 'list-first']),
    deadline: z.object({ name: z.enum(['booking-opens', 'booking-closes']), at: InstantOut }).nullable(),
  })
  .meta({ id: 'Offer', description: 'A published offering as a buyer meets it' })

export const OffersReply = z.object({ offers: z.array(OfferReply), next: z.string().nullable() }).meta({ id: 'Offers' })

const CourseOfferReply = OfferReply.extend({
  teachers: z
    .array(
      z
        .object({
          ...{ name: z.string(), lang: LangCode, title: z.string(), about: z.string(), link: z.string().nullable() },
        })
        .meta({ id: 'ShownTeacher' }),
    )
    .meta({ description: 'Those who teach it and want to be shown' }),
}).meta({ id: 'CourseOffer', description: 'A published offering on the page of its course' })
const Counted = z.array(z.object({ value: z.string(), count: z.int() }))
const CountsReply = z
  .object({
    total: z.int(),
    ...(Object.fromEntries(FILTER_NAMES.map((name) => [name, Counted])) as Record<FilterName, typeof Counted>),
  })
  .meta({
    id: 'OfferCounts',
    description: 'How many offerings fit, and of each filter how many each value leaves under all other filters',
  })
export const FoundReply = z
  .object({
    ...OffersReply.shape,
    instead: z
      .array(z.string())
      .nullable()
      .meta({ description: 'The words that were taken where nothing is spelt as it was searched for' }),
    counts: CountsReply.nullable().meta({ description: 'Where `counts=true` asks for them' }),
  })
  .meta({ id: 'OffersFound' })

export const CourseReply = z
  .object({ course: z.object(words).meta({ id: 'Course' }), offers: z.array(CourseOfferReply) })
  .meta({ id: 'CourseWithOffers' })
