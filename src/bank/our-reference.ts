/** What begins our reference of a payment that we ask the bank to make, and of a batch of them. */
const PAYMENT = 'CTB'
const BATCH = 'CTP'
const SHAPE = new RegExp(`^(?:${PAYMENT}|${BATCH})[0-9A-F]{32}$`)

const bare = (id: string): string => id.replaceAll('-', '').toUpperCase()

/** Of one payment (EndToEndId, at most 35 characters): its id, so that no two are ever alike. */
export const paymentReference = (paybackId: string): string => PAYMENT + bare(paybackId)
/** Of a batch (MsgId and PmtInfId, at most 35 characters). */
export const batchReference = (batchId: string): string => BATCH + bare(batchId)

/** The one of some references that is ours, as we wrote it; null where none is. */
export function ourReference(...given: readonly (string | undefined)[]): string | null {
  return given.map((each) => each?.trim().toUpperCase()).find((each) => each !== undefined && SHAPE.test(each)) ?? null
}
