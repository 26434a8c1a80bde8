import type { Message, Till } from './till.ts'

type Enrolled = { offeringId: string; learner: { name: string; email: string } | null; isCompleted: boolean }
type Sold = { number: number; isCancelled: boolean; totalMinor: number }
type Offered = { place: string; isPublished: boolean }

/** What this program knows of the till: who has a seat where, what was sold, and what is offered. */
export type Picture = {
  enrolments: Map<string, Enrolled>
  orders: Map<string, Sold>
  offerings: Map<string, Offered>
}

/**
 * Keeps the picture. Messages come at least once and in no promised order: each is drawn once, by its id, and what is older than what was
 * drawn of the same thing is passed over. `catchUp` asks for what never came.
 */
export function openPicture() {
  const picture: Picture = { enrolments: new Map(), orders: new Map(), offerings: new Map() }
  const seen = new Set<string>()
  /** The number of the newest message that was drawn of each thing. */
  const drawn = new Map<string, number>()
  let read = 0
  let missed = 0

  function take(id: string, message: Message): boolean {
    if (seen.has(id) || message.number === undefined) return false
    seen.add(id)
    const { data, number, type } = message
    const thing = String(data.enrolmentId ?? data.orderId ?? data.offeringId)
    if (number > (drawn.get(thing) ?? 0)) {
      drawn.set(thing, number)
      draw(picture, type, data)
    }
    return true
  }

  return {
    picture,
    take,
    /** How many came by asking and not by themselves. */
    missed: () => missed,
    /** Asks from where it had read to: what webhooks told already changes nothing. */
    async catchUp(till: Till): Promise<void> {
      for (let more = true; more; ) {
        const page = await till.eventsAfter(read)
        for (const { id, message } of page.events) if (take(id, message)) missed++
        ;({ next: read, more } = page)
      }
    },
  }
}

function draw({ enrolments, orders, offerings }: Picture, type: string, told: Message['data']): void {
  switch (type) {
    case 'enrolment.created':
    case 'enrolment.learner-changed':
    case 'enrolment.completed':
    case 'enrolment.completion-taken-back':
      enrolments.set(String(told.enrolmentId), {
        offeringId: String(told.offeringId),
        learner: told.learner as Enrolled['learner'],
        isCompleted: type === 'enrolment.completed',
      })
      break
    case 'enrolment.withdrawn':
      enrolments.delete(String(told.enrolmentId))
      break
    case 'order.settled':
    case 'order.cancelled':
      orders.set(String(told.orderId), {
        number: Number(told.number),
        isCancelled: type === 'order.cancelled',
        totalMinor: (told.total as { minor: number }).minor,
      })
      break
    default:
      offerings.set(String(told.offeringId), { place: String(told.place), isPublished: told.isPublished === true })
  }
}
