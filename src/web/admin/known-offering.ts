import { EMPLOYER_HOLD_DAYS } from '../../catalogue/words.ts'
import { daysAfter } from '../../platform/clock.ts'
import type { Lang } from '../../platform/lang.ts'
import { money } from '../../platform/money.ts'
import { onWallClock } from '../../platform/wall-clock.ts'
import { grossOf } from '../../pricing/gross-of.ts'
import { netOf } from '../../pricing/net-of.ts'
import type { DraftOffering } from '../../storefront/draft-offering.ts'
import { typedAmount } from '../desk/amount.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { textOfTiers } from './tiers-text.ts'
import { JUDGED } from './told-part.ts'

const ZONE = 'Europe/Oslo'
/** Booking of a new start opens the next morning, unless somebody says otherwise. */
const OPENS_HOUR = '08:00'

/** A new start before anything is known but where we are. */
export function newOffering(lang: Lang, now: Date): Filled {
  const tomorrow = onWallClock(ZONE, daysAfter(now, 1)).slice(0, 10)
  return freshForm(lang, {
    zone: ZONE,
    mode: 'campus',
    teachingLang: 'nb',
    priceKind: 'gross',
    tierRule: 'keep-price',
    employerHoldDays: String(EMPLOYER_HOLD_DAYS),
    saleOpensAt: `${tomorrow}T${OPENS_HOUR}`,
  })
}

/** An offering as the form shows it, times on its own wall clock. */
export function knownOffering(lang: Lang, draft: DraftOffering): Filled {
  const { code, mode, place, teachingLang, zone, minimum, termsId, pool } = draft
  const at = (instant: Date) => onWallClock(zone, instant)
  const sessions = draft.sessions.flatMap((session, row) => [
    [`sessions.${row}.startsAt`, at(session.startsAt)],
    [`sessions.${row}.endsAt`, at(session.endsAt)],
    [`sessions.${row}.place`, session.place],
  ])
  const capacity = pool ? String(pool.capacity) : ''
  return freshForm(lang, {
    ...{ code, mode, place, teachingLang, zone },
    ...{ startsAt: at(draft.startsAt), endsAt: at(draft.endsAt) },
    ...{ saleOpensAt: at(draft.saleOpensAt), saleClosesAt: at(draft.saleClosesAt) },
    minimum: minimum === 0 ? '' : String(minimum),
    ...(draft.invoiceToPersons && { invoiceToPersons: 'yes' }),
    employerHoldDays: String(draft.employerHoldDays),
    noticeKind: JUDGED,
    ...{ joinUrl: draft.joinUrl, 'practical.nb': draft.practical.nb, 'practical.en': draft.practical.en },
    terms: termsId ?? '',
    ...{ capacity, capacityShown: capacity },
    ...priceOf(draft.price),
    ...Object.fromEntries(sessions),
  })
}

/** With VAT where that comes out even, as buyers see it; otherwise the net price, which is the truth. */
function priceOf(price: DraftOffering['price']): Record<string, string> {
  if (!price) return { priceKind: 'gross', tierRule: 'keep-price' }
  const { netMinor, currency, rateBasisPoints, taxClass, taxDecision } = price
  const gross = grossOf(money(netMinor, currency), rateBasisPoints).gross.minor
  const even = netOf(gross, rateBasisPoints) === netMinor
  return {
    priceAmount: typedAmount(even ? gross : netMinor, currency),
    priceShown: typedAmount(even ? gross : netMinor, currency),
    priceKind: even ? 'gross' : 'net',
    currency,
    ...{ taxClass, taxDecision, tierRule: price.tierRule },
    tiers: textOfTiers(price.tiers, currency, (net) =>
      even ? grossOf(money(net, currency), rateBasisPoints).gross.minor : net,
    ),
  }
}
