import { authorOf } from '../identity/author-of.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import { onePage } from '../platform/http/page-of.ts'
import { momentInWords } from '../platform/when-in-words.ts'
import { cursorOfAct, readActCursor } from './act-cursor.ts'

/** What of a start is told when it is changed, by the table that it stands in: nothing of these names a buyer. */
const TOLD = {
  offerings: [
    ...['code', 'mode', 'place', 'teaching_lang', 'zone', 'starts_at', 'ends_at', 'sale_opens_at', 'sale_closes_at'],
    ...['minimum', 'invoice_to_persons', 'closed', 'employer_hold_days', 'published_at', 'cancelled_at'],
    ...['join_url', 'practical', 'admission'],
  ],
  offering_prices: ['currency', 'net_minor', 'tax_class', 'tax_decision', 'tiers', 'tier_rule'],
  offering_extras: ['currency', 'net_minor', 'tax_class', 'most_per_seat', 'required', 'delivered', 'withdrawn_at'],
  offering_terms: ['terms_id'],
  offering_sessions: ['starts_at', 'ends_at', 'place'],
  capacity: ['seats'],
  decision_days: ['day'],
  completion_rules: ['attendance_percent', 'excused_counts'],
} as const satisfies Record<string, readonly string[]>
export type ChangedKind = keyof typeof TOLD
export const CHANGED_KINDS = Object.keys(TOLD) as ChangedKind[]
/** Told by name alone: a link that is a secret, and words that are long. */
const BY_NAME: readonly string[] = ['join_url', 'practical', 'admission', 'tiers']

type Scalar = string | number | boolean | null
/** One value as it was and as it is; both are null where only its name is told. */
export type ChangedValue = { name: string; before: Scalar; after: Scalar }
export type OfferingChange = {
  id: number
  at: Date
  /** The name of whoever did it; null for a program, and for somebody who was erased. */
  author: string | null
  deed: 'added' | 'changed' | 'removed'
  kind: ChangedKind
  /** Of an extra its name, of a session when it begins. */
  called: { nb: string; en: string } | null
  /** Of a price, in what it is after the change. */
  currency: string | null
  values: ChangedValue[]
}
type Values = Record<string, unknown>
type Row = Omit<OfferingChange, 'values' | 'called' | 'currency' | 'deed'> & {
  deed: OfferingChange['deed'] | 'done'
  before: Values | null
  after: Values | null
  termsBefore: string | null
  termsAfter: string | null
  extraCurrency: string | null
  zone: string
}

const TERMS = (values: string) =>
  `(select t.code || ' ' || t.version from cancellation_terms t where a.kind = 'offering_terms' and t.id::text = a.${values} ->> 'terms_id')`
/** The currency of the extra that was changed, as it was then: what its next change of currency found, else what it has. */
const EXTRA_CURRENCY = `case when a.kind = 'offering_extras' then coalesce(
    (select n.before ->> 'currency' from audit_acts n where n.subject_id = a.subject_id and n.kind = a.kind and n.id > a.id
       and n.before ->> 'id' = coalesce(a.after, a.before) ->> 'id' and n.before ? 'currency' order by n.id limit 1),
    (select e.currency::text from offering_extras e where e.id = (coalesce(a.after, a.before) ->> 'id')::uuid)) end`
const FIND = statement<Row>(
  'keeping-history',
  `select a.id, a.at, ${authorOf('a.actor')} as author, a.deed, a.kind, a.before, a.after, ${TERMS('before')} as "termsBefore", ${TERMS('after')} as "termsAfter",
     ${EXTRA_CURRENCY} as "extraCurrency", o.zone
   from audit_acts a join offerings o on o.id = a.subject_id::uuid where a.subject_id = $1 and a.kind = any ($2) and a.deed <> 'read' and ($3::bigint is null or a.id < $3) order by a.id desc limit $4`,
)

type Ask = { offeringId: string; limit: number; after?: string | undefined }

/** What those who keep an offering have changed of it, the newest first, from the audit log. */
export async function historyOf(
  on: On,
  { offeringId, limit, after }: Ask,
): Promise<{ changes: OfferingChange[]; next: string | null }> {
  const rows = await run(on, FIND, [offeringId, CHANGED_KINDS, readActCursor(after), limit + 1])
  const { page, next } = onePage(rows, limit, cursorOfAct)
  return { changes: page.map(changeFrom), next }
}

function changeFrom({
  before,
  after,
  termsBefore,
  termsAfter,
  extraCurrency,
  zone,
  deed,
  ...plain
}: Row): OfferingChange {
  const is = { ...before, ...after }
  const [was, becomes] =
    plain.kind === 'offering_terms'
      ? [{ terms_id: termsBefore }, { terms_id: termsAfter }]
      : [before ?? {}, after ?? {}]
  return {
    ...plain,
    deed: deed === 'done' ? 'changed' : deed,
    called: calledBy(plain.kind, is, zone),
    currency: is.currency ? String(is.currency) : extraCurrency,
    values: valuesOf(plain.kind, was, becomes),
  }
}

function calledBy(kind: ChangedKind, is: Values, zone: string): OfferingChange['called'] {
  if (kind === 'offering_extras') return { nb: String(is.name_nb), en: String(is.name_en) }
  if (kind !== 'offering_sessions') return null
  const begins = new Date(String(is.starts_at))
  return { nb: momentInWords('nb', zone, begins), en: momentInWords('en', zone, begins) }
}

const valuesOf = (kind: ChangedKind, was: Values, becomes: Values): ChangedValue[] =>
  TOLD[kind].flatMap((name) => {
    if (JSON.stringify(was[name] ?? null) === JSON.stringify(becomes[name] ?? null)) return []
    return [
      BY_NAME.includes(name)
        ? { name, before: null, after: null }
        : { name, before: scalar(was[name]), after: scalar(becomes[name]) },
    ]
  })

const scalar = (value: unknown): Scalar =>
  value === null || value === undefined ? null : typeof value === 'object' ? JSON.stringify(value) : (value as Scalar)
