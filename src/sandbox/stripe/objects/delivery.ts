/** One copy of one event on its way to one webhook endpoint. Instants are milliseconds of the real clock. */
export type Delivery = {
  id: string
  event: string
  type: string
  endpoint: string
  state: 'waiting' | 'held' | 'delivered' | 'dropped' | 'given_up'
  attempts: DeliveryAttempt[]
  born: number
  due: number
}

/** `status` is the HTTP status the endpoint gave; null when there was no answer at all. */
export type DeliveryAttempt = { at: string; status: number | null; error?: string }
