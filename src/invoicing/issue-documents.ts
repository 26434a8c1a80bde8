import { faultsOf } from '../../invoices/check.ts'
import { ratesOn } from '../exchange/rates-on.ts'
import { attempt } from '../platform/attempt.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newLinkToken } from '../platform/ids.ts'
import { readInstallation } from '../platform/installation.ts'
import { readSetting } from '../platform/settings.ts'
import { type Group, groupsOf, together } from './collect.ts'
import { documentOf } from './document-of.ts'
import { type Due, takeDue } from './due-rows.ts'
import { kronerPostingsOf, postingsOf } from './entry-of.ts'
import { kidOf } from './kid.ts'
import { type Issuing, numberDocuments } from './number-documents.ts'
import { payUrlOf } from './pay-url.ts'
import { sellerSetting } from './seller.ts'
import { creditNoteSeriesSetting, seriesOf, USUAL_SERIES } from './series.ts'

/** Any number would do: the one issuer at a time holds it. */
const ISSUER_LOCK = 7_243_393

const ALONE = statement<{ alone: boolean }>('invoicing-alone', 'select pg_try_advisory_xact_lock($1) as alone')
const SET_ASIDE = statement(
  'invoicing-set-aside',
  `update documents_due d set fault = f.fault from jsonb_to_recordset($1) as f(id uuid, fault text) where d.id = f.id`,
)

/**
 * Numbers a batch of due documents: one issuer at a time, one row for each series, checked before a number is used, frozen and
 * posted in the same transaction, so a crash leaves neither a gap nor a number without its document. Returns how many.
 * `publicUrl` is where the pages stand that an invoice's link leads to.
 */
export async function issueDocuments(tx: Tx, publicUrl: string): Promise<number> {
  const [lock] = await run(tx, ALONE, [ISSUER_LOCK])
  const [mode, seller] = lock?.alone ? [await readInstallation(tx), await readSetting(tx, sellerSetting)] : [null, null]
  if (!mode || !seller) return 0
  const due = await takeDue(tx, dayIn(SELLER_ZONE, tx.now))
  if (due.length === 0) return 0
  const creditNotes = (await readSetting(tx, creditNoteSeriesSetting)) ?? USUAL_SERIES
  const seriesFor = (each: Due) => seriesOf({ ...each, mode: mode.mode }, creditNotes)
  const bySeries = Map.groupBy(due, (each) => seriesFor(each).code)
  const rates = await ratesOn(tx, dayIn(SELLER_ZONE, tx.now))
  for (const alike of bySeries.values())
    await issueAlike(tx, alike, { series: seriesFor(alike[0]!), seller, publicUrl, rates })
  return due.length
}

async function issueAlike(tx: Tx, due: Due[], by: Issuing): Promise<void> {
  const checked = due.map((each) => ({ each, faults: faultsNow(each, { ...by, today: dayIn(SELLER_ZONE, tx.now) }) }))
  await setAside(
    tx,
    checked.flatMap(({ each, faults }) => (faults.length > 0 ? [{ id: each.id, fault: faults.join('; ') }] : [])),
  )
  const sound = groupsOf(checked.flatMap(({ each, faults }) => (faults.length === 0 ? [each] : [])))
  const groups = sound.flatMap((group) =>
    isSound(group, { ...by, today: dayIn(SELLER_ZONE, tx.now) }) ? [group] : alone(group),
  )
  await numberSound(tx, groups, by)
}

/** What each may be alone, several may not be together; they are then issued apart. */
const isSound = (group: Group, by: Issuing & { today: string }): boolean =>
  group.length === 1 || faultsNow(together(group), by).length === 0
const alone = (group: Group): Group[] => group.map((each) => [each])

/** What the database refuses after all is found by numbering one at a time, so that one row never stops its batch. */
async function numberSound(tx: Tx, sound: readonly Group[], by: Issuing): Promise<void> {
  const [first, ...others] = sound
  if (!first) return
  const fault = await attempt(tx, () => numberDocuments(tx, sound, by))
  if (fault === null) return
  if (others.length === 0 && first.length === 1) return setAside(tx, [{ id: first[0].id, fault }])
  for (const each of others.length === 0 ? alone(first) : sound) await numberSound(tx, [each], by)
}

/** What could not become a lawful document waits for a person and holds nobody up. */
async function setAside(tx: Tx, bad: readonly { id: string; fault: string }[]): Promise<void> {
  if (bad.length > 0) await run(tx, SET_ASIDE, [JSON.stringify(bad)])
}

function faultsNow(due: Due, by: Issuing & { today: string }): readonly string[] {
  const trial = {
    number: '',
    kid: kidOf(by.series.kidDigit, 1),
    issueDate: by.today,
    test: by.series.test,
    seller: by.seller,
    rates: by.rates,
    payUrl: payUrlOf(by.publicUrl, due.lang, newLinkToken()),
  }
  try {
    const document = documentOf(due, trial)
    postingsOf(due, document)
    kronerPostingsOf(due, document)
    return faultsOf(document, { unnumbered: true })
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)]
  }
}
