import type { DocumentKind } from '../catalogue/admission.ts'
import type { NamedCompany } from '../catalogue/offering-companies.ts'
import type { OfferedPath } from '../paths/offered-path.ts'
import type { ShownPicture } from '../pictures/shown-picture.ts'
import { dayIn } from '../platform/clock.ts'
import type { Lang } from '../platform/lang.ts'
import { type Currency, type Money, money } from '../platform/money.ts'
import { agreedNet } from '../pricing/exact-below.ts'
import { grossOf, type Priced } from '../pricing/gross-of.ts'
import type { Delivered, FrozenPath, FrozenVoucher, Tier, TierRule } from '../pricing/schema.ts'
import type { VatCategory } from '../pricing/vat.ts'
import type { Question } from '../questions/question.ts'
import type { CancellationRules } from '../terms/rules.ts'
import { rulesInWords } from '../terms/rules-in-words.ts'

export type Mode = 'campus' | 'online' | 'hybrid'
/** `list-first`: somebody waits, and whatever comes free is theirs. */
export type Sale = 'open' | 'not-yet' | 'closed' | 'sold-out' | 'list-first'
export type Meeting = { startsAt: Date; endsAt: Date; place: string }

/** What one costs and how it is taxed. `reason` is why it is exempt, in the language of the words. */
export type OfferPrice = {
  net: Money
  vat: Money
  gross: Money
  category: VatCategory
  rateBasisPoints: number
  reason: string | null
  exemptionCode: string | null
  /** The day before which it may not be invoiced: what is taxed waits for delivery. Null where it is invoiced at once. */
  invoiceFrom: string | null
  /** The rate at home, where a buyer abroad pays none: by what a price with VAT is shared. */
  homeRateBasisPoints?: number
}

/** Something sold beside a seat. */
export type OfferExtra = {
  extraId: string
  name: string
  price: OfferPrice
  mostPerSeat: number
  /** It comes with every seat. */
  required: boolean
  delivered: Delivered
  /** The day it is handed out; null where it is sent when it is ordered. */
  deliveredOn: string | null
}

/** What is agreed with the company that whoever looks buys for. */
export type AgreedTerms = {
  agreementId: string
  number: string
  discountBasisPoints: number
  untilDay: string
  /** It has a most, in seats or in money. */
  limited: boolean
  companyId: string
  company: string
}
/** That, and what a seat costs by it. */
export type Agreed = AgreedTerms & Priced

/** What a seat costs by a code that its buyer has typed, and what of it an order keeps. */
export type Vouched = Pick<FrozenVoucher, 'voucherId' | 'codeId' | 'code' | 'percentBasisPoints' | 'amountMinor'> &
  Priced

/** What a seat costs as part of a learning path, and what of it an order keeps. */
export type Pathed = Omit<FrozenPath, 'listedNetMinor'> & Priced

/** What applies if a buyer cannot come: in words, and where it is data too, the same as sentences of its own. */
export type Terms = { id: string; name: string; inWords: string; rulesInWords: string | null }

/** A published offering as a buyer meets it: words, dates, price with VAT, seats left and conditions in one piece. */
export type Offer = {
  offeringId: string
  /** The pool that is sold from; `seats` counts it. */
  poolId: string
  code: string
  courseId: string
  slug: string
  /** The language the words are in. */
  lang: Lang
  /** The words are in another language than asked for, because there is no complete translation. */
  fallback: boolean
  title: string
  summary: string
  description: string
  outcomes: string
  prerequisites: string
  faculty: string
  creditTenths: number
  level: string
  topics: string[]
  contactEmail: string
  picture: ShownPicture | null
  mode: Mode
  place: string
  teachingLang: Lang
  zone: string
  startsAt: Date
  endsAt: Date
  saleOpensAt: Date
  saleClosesAt: Date
  sessions: Meeting[]
  /** Private persons too may pay on invoice. */
  invoiceToPersons: boolean
  /** Whoever wants to come applies first, and is told this; null where everybody may buy. */
  admission: { requirements: string; documents: DocumentKind[]; decisionDays: number } | null
  /** Of one seat, as listed. */
  price: OfferPrice
  /** Cheaper from so many seats on, by rising number of seats. */
  tiers: (Priced & Pick<Tier, 'fromSeats' | 'percentBasisPoints'>)[]
  /** What a seat costs by an agreement with the company that whoever looks buys for; null where there is none. */
  agreed: Agreed | null
  /** What a seat costs by the code of whoever buys so many as they do (with-voucher.ts); null where it lowers nothing here. */
  vouched: Vouched | null
  /** The learning paths on sale that its course is part of; none of a list of offers. */
  paths: OfferedPath[]
  /** What a seat costs where it is bought as part of one (with-path.ts); null where it is not. */
  pathed: Pathed | null
  /** What seats that stay cost when others are given back. */
  tierRule: TierRule
  /** What can be had beside the seats, what comes with every seat first. */
  extras: OfferExtra[]
  /** What whoever takes part is asked, in order. */
  questions: Question[]
  seats: { capacity: number; left: number }
  /** A closed one: the companies for which whoever looks may buy it. Null where it is open to everybody. */
  onlyFor: NamedCompany[] | null
  terms: Terms
  sale: Sale
  /** What changes next for a buyer, and when; null once booking has closed. */
  deadline: { name: 'booking-opens' | 'booking-closes'; at: Date } | null
}

/** Somebody who teaches an offering and has agreed to be shown. */
export type ShownTeacher = {
  name: string
  /** Of the words. */
  lang: Lang
  title: string
  /** Empty where they wrote nothing. */
  about: string
  link: string | null
}
/** An offer on its course's page. */
export type CourseOffer = Offer & { teachers: ShownTeacher[] }

type Flat =
  | 'sessions'
  | 'price'
  | 'tiers'
  | 'agreed'
  | 'vouched'
  | 'paths'
  | 'pathed'
  | 'extras'
  | 'seats'
  | 'terms'
  | 'deadline'
type PriceRow = {
  netMinor: number
  category: VatCategory
  invoiced: 'at-order' | 'at-delivery'
  rateBasisPoints: number
  reason: string | null
  exemptionCode: string | null
}
type ExtraRow = PriceRow & Omit<OfferExtra, 'price' | 'deliveredOn'>
/** A row of offer-statements.ts: instants inside JSON come as text. */
export type OfferRow = Omit<Offer, Flat> &
  PriceRow & {
    sessions: { startsAt: string; endsAt: string; place: string }[]
    extras: ExtraRow[]
    tiers: Tier[]
    agreed: AgreedTerms | null
    paths?: OfferedPath[]
    currency: Currency
    capacity: number
    left: number
    termsId: string
    termsName: string
    termsInWords: string
    termsRules: CancellationRules | null
  }

export function offerFrom(row: OfferRow): Offer {
  const { currency, netMinor, category, invoiced, rateBasisPoints, reason, exemptionCode, extras, ...rest } = row
  const { capacity, left, termsId, termsName, termsInWords, termsRules, ...plain } = rest
  return {
    ...plain,
    sessions: row.sessions.map(({ startsAt, endsAt, place }) => ({
      startsAt: new Date(startsAt),
      endsAt: new Date(endsAt),
      place,
    })),
    price: priceFrom(row, currency, () => dayIn(row.zone, row.endsAt)),
    tiers: row.tiers.map(({ fromSeats, percentBasisPoints, netMinor: less }) => ({
      ...{ fromSeats, percentBasisPoints },
      ...grossOf(money(less, currency), rateBasisPoints),
    })),
    agreed: row.agreed && {
      ...row.agreed,
      ...grossOf(
        money(agreedNet(money(netMinor, currency), rateBasisPoints, row.agreed.discountBasisPoints), currency),
        rateBasisPoints,
      ),
    },
    vouched: null,
    paths: row.paths ?? [],
    pathed: null,
    extras: extras.map((extra) => extraFrom(row, extra)),
    seats: { capacity, left },
    terms: {
      ...{ id: termsId, name: termsName, inWords: termsInWords },
      rulesInWords: termsRules && rulesInWords(termsRules, row.lang),
    },
    deadline: deadlineOf(row),
  }
}

/** The day of delivery is asked for only where an invoice waits for it: a list reads many prices. */
function priceFrom({ netMinor, ...taxed }: PriceRow, currency: Currency, deliveredOn: () => string | null): OfferPrice {
  const { category, invoiced, rateBasisPoints, reason, exemptionCode } = taxed
  return {
    ...grossOf(money(netMinor, currency), rateBasisPoints),
    ...{ category, rateBasisPoints, reason, exemptionCode },
    invoiceFrom: invoiced === 'at-delivery' ? deliveredOn() : null,
  }
}

/** What is handed out at the first session waits for that day with its invoice, where it is taxed; what is sent does not. */
function extraFrom({ currency, zone, sessions, startsAt }: OfferRow, extra: ExtraRow): OfferExtra {
  const { extraId, name, mostPerSeat, required, delivered } = extra
  const begins = sessions[0] ? new Date(sessions[0].startsAt) : startsAt
  const deliveredOn = delivered === 'first-session' ? dayIn(zone, begins) : null
  const price = priceFrom(extra, currency, () => deliveredOn)
  return { ...{ extraId, name, mostPerSeat, required, delivered, deliveredOn }, price }
}

function deadlineOf({ sale, saleOpensAt, saleClosesAt }: OfferRow): Offer['deadline'] {
  if (sale === 'closed') return null
  return sale === 'not-yet' ? { name: 'booking-opens', at: saleOpensAt } : { name: 'booking-closes', at: saleClosesAt }
}
