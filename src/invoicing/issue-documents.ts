import { faultsOf } from '../../invoices/check.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { readInstallation } from '../platform/installation.ts'
import { readSetting } from '../platform/settings.ts'
import { documentOf } from './document-of.ts'
import { type Due, takeDue } from './due-rows.ts'
import { postingsOf } from './entry-of.ts'
import { kidOf } from './kid.ts'
import { numberDocuments } from './number-documents.ts'
import { type Seller, sellerSetting } from './seller.ts'
import { type Series, seriesOf } from './series.ts'

/** Any number would do: the one issuer at a time holds it. */
const ISSUER_LOCK = 7_243_393

const ALONE = statement<{ alone: boolean }>('invoicing-alone', 'select pg_try_advisory_xact_lock($1) as alone')
const SET_ASIDE = statement(
  'invoicing-set-aside',
  `update documents_due d set fault = f.fault from jsonb_to_recordset($1) as f(id uuid, fault text) where d.id = f.id`,
)

/**
 * Numbers a batch of due documents: one issuer at a time, one row of the series, checked before a number is used, frozen and
 * posted in the same transaction, so a crash leaves neither a gap nor a number without its document. Returns how many.
 */
export async function issueDocuments(tx: Tx): Promise<number> {
  const [lock] = await run(tx, ALONE, [ISSUER_LOCK])
  const [mode, seller] = lock?.alone ? [await readInstallation(tx), await readSetting(tx, sellerSetting)] : [null, null]
  if (!mode || !seller) return 0
  const due = await takeDue(tx, dayIn(SELLER_ZONE, tx.now))
  if (due.length === 0) return 0
  const bySeries = Map.groupBy(due, ({ money }) => seriesOf(mode.mode, money).code)
  for (const alike of bySeries.values())
    await issueAlike(tx, alike, { series: seriesOf(mode.mode, alike[0]!.money), seller })
  return due.length
}

async function issueAlike(tx: Tx, due: Due[], by: { series: Series; seller: Seller }): Promise<void> {
  const sound = await soundOnes(tx, due, { ...by, today: dayIn(SELLER_ZONE, tx.now) })
  if (sound.length > 0) await numberDocuments(tx, sound, by)
}

/** What could not become a lawful document waits for a person and holds nobody up. */
async function soundOnes(tx: Tx, due: Due[], by: { series: Series; seller: Seller; today: string }): Promise<Due[]> {
  const checked = due.map((each) => ({ each, faults: faultsNow(each, by) }))
  const bad = checked.filter(({ faults }) => faults.length > 0)
  if (bad.length > 0)
    await run(tx, SET_ASIDE, [
      JSON.stringify(bad.map(({ each, faults }) => ({ id: each.id, fault: faults.join('; ') }))),
    ])
  return checked.filter(({ faults }) => faults.length === 0).map(({ each }) => each)
}

function faultsNow(due: Due, by: { series: Series; seller: Seller; today: string }): readonly string[] {
  const trial = {
    number: '',
    kid: kidOf(by.series.kidDigit, 1),
    issueDate: by.today,
    test: by.series.test,
    seller: by.seller,
  }
  try {
    const document = documentOf(due, trial)
    postingsOf(due, document)
    return faultsOf(document, { unnumbered: true })
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)]
  }
}
