import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { writeSetting } from '../platform/settings.ts'
import { CREDIT_NOTE_SERIES, creditNoteSeriesSetting } from './series.ts'

export const SetCreditNoteSeries = z
  .strictObject({ series: z.enum(CREDIT_NOTE_SERIES) })
  .meta({ id: 'SetCreditNoteSeries', description: 'own: credit notes are numbered K-1, K-2 … beside the invoices' })
export type SetCreditNoteSeries = z.output<typeof SetCreditNoteSeries>

/** From now on credit notes are numbered with the invoices, or on their own. */
export async function setCreditNoteSeries(tx: Tx, { series }: SetCreditNoteSeries): Promise<void> {
  await writeSetting(tx, creditNoteSeriesSetting, series)
  await emit(tx, { name: 'CreditNoteSeriesSet', subjectId: newId(), facts: { series } })
}
