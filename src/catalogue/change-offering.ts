import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { MINUTE_MS } from '../platform/clock.ts'
import type { Tx } from '../platform/db/transact.ts'
import { LANGS, LangCode } from '../platform/lang.ts'
import { Problem } from '../platform/problems.ts'
import { Line } from '../platform/words.ts'
import { arrangedIn, differs } from './arranged.ts'
import { heldAlong, heldWith } from './held-together.ts'
import { type LockedOffering, lockOffering } from './lock-offering.ts'
import { offeringMissing } from './missing.ts'
import { ChangeNotice, noteChange } from './note-change.ts'
import { heldWithAnother, notReady } from './problems.ts'
import { putSessions } from './put-sessions.ts'
import { offerings } from './schema.ts'
import { faultsOf, type Times } from './times.ts'
import {
  Code,
  DeliveryMode,
  EmployerHoldDays,
  InstantIn,
  InvoiceToPersons,
  JoinUrl,
  Minimum,
  Practical,
  Sessions,
  Zone,
} from './words.ts'

export const OfferingChange = z
  .strictObject({
    code: Code,
    mode: DeliveryMode,
    place: Line,
    teachingLang: LangCode,
    zone: Zone,
    startsAt: InstantIn,
    endsAt: InstantIn,
    saleOpensAt: InstantIn,
    saleClosesAt: InstantIn,
    minimum: Minimum,
    invoiceToPersons: InvoiceToPersons,
    employerHoldDays: EmployerHoldDays,
    sessions: Sessions,
    joinUrl: JoinUrl,
    practical: Practical,
    notice: ChangeNotice,
  })
  .partial()
  .meta({ id: 'OfferingChange', description: 'What is given is changed; sessions are replaced as a whole' })
export type ChangeOffering = z.output<typeof OfferingChange> & { offeringId: string }

/** What offerings that are held together have in common: when and where, and how one joins. */
const SHARED = [
  ...(['mode', 'place', 'teachingLang', 'zone', 'startsAt', 'endsAt', 'sessions'] as const),
  ...(['joinUrl', 'practical'] as const),
] as const
export type Shared = Pick<z.output<typeof OfferingChange>, (typeof SHARED)[number]>

/**
 * Changes an offering. A published one stays fit to be sold. Those that are held together with it follow, and their people are told too.
 * @throws offering/unknown, catalogue/not-ready, catalogue/code-taken, request/invalid where times would be out of order,
 * offering/held-with-another where it follows itself
 */
export async function changeOffering(tx: Tx, change: ChangeOffering): Promise<void> {
  const { offeringId, notice } = change
  const before = await lockOffering(tx, offeringId)
  const after = { ...before, ...given(change) }
  if (sameShared(before, after)) return write(tx, before, change)
  const withId = await heldWith(tx, offeringId)
  if (withId) throw heldWithAnother(withId)
  await write(tx, before, change)
  for (const id of await heldAlong(tx, offeringId))
    await followOffering(tx, { ...sharedOf(after), offeringId: id, notice })
}

/** Has an offering take the times and the place of another; it is booked no longer than it goes on. @throws what changeOffering does */
export async function followOffering(tx: Tx, change: Shared & Pick<ChangeOffering, 'offeringId' | 'notice'>) {
  const before = await lockOffering(tx, change.offeringId)
  const { saleClosesAt, saleOpensAt } = before
  const { endsAt } = change
  const closes = endsAt && saleClosesAt > endsAt ? { saleClosesAt: endsAt } : {}
  const opens = endsAt && saleOpensAt >= endsAt ? { saleOpensAt: new Date(endsAt.getTime() - MINUTE_MS) } : {}
  await write(tx, before, { ...change, ...closes, ...opens })
}

const sharedOf = (offering: LockedOffering): Required<Shared> =>
  Object.fromEntries(SHARED.map((name) => [name, offering[name]])) as Required<Shared>

const sameShared = (one: LockedOffering, other: LockedOffering): boolean =>
  !differs(arrangedIn(one), arrangedIn(other)) &&
  one.joinUrl === other.joinUrl &&
  LANGS.every((lang) => one.practical[lang] === other.practical[lang])

const given = (change: Partial<ChangeOffering>): Partial<LockedOffering> =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))

/** Writes a change of an offering that is locked, and tells of it. */
async function write(tx: Tx, before: LockedOffering, { offeringId, notice, ...change }: ChangeOffering): Promise<void> {
  const changed = given(change)
  const after = { ...before, ...changed }
  demandOrder(after)
  const missing = offeringMissing({ minimum: after.minimum, sessions: after.sessions.length })
  if (before.publishedAt && missing.length > 0) throw notReady(missing)
  const { sessions, ...columns } = changed
  if (Object.keys(columns).length > 0) await tx.db.update(offerings).set(columns).where(eq(offerings.id, offeringId))
  if (sessions) await putSessions(tx, offeringId, after.sessions)
  const wasOnSale = before.publishedAt !== null || before.saleOpensAt <= tx.now
  if (wasOnSale)
    await noteChange(tx, { offeringId, before: arrangedIn(before), after: arrangedIn(after) }, notice ?? {})
  await emit(tx, { name: 'OfferingChanged', subjectId: offeringId, facts: { members: Object.keys(changed) } })
}

function demandOrder(times: Times): void {
  const faults = faultsOf(times)
  if (faults.length > 0)
    throw new Problem('request/invalid', 422, 'The times are out of order; see errors.', { faults })
}
