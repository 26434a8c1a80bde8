/**
 * The state of an order as the database derives it, of a row `f` whose columns are the facts of state.ts: for lists that are
 * filtered by it. It says what `stateOf` says.
 */
export const STATE_IN_SQL = `case when f.review is not null then 'in-review'
  when f."cancelledAt" is not null then case when f."refundPending" then 'refunding' when f."refundFailed" then 'refund-failed'
    when f."cancelCause" in ('credited', 'exchanged') then f."cancelCause" when f."cancelCause" in ('unseated', 'returned', 'seated-twice') then 'refunded'
    when f."cancelCause" = 'abandoned' then 'abandoned' else 'lapsed' end
  when f."unseatedAt" is not null then 'paid-unseated'
  when f."settledAt" is null then case when f."paymentProcessing" then 'payment-processing'
    when f."payBy" = 'invoice' then 'awaiting-other-payer' else 'awaiting-payment' end
  when f."payBy" = 'invoice' and f."paidMinor" + f."creditedMinor" < f."totalMinor" then 'awaiting-transfer' else 'confirmed' end`
