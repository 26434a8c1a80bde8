import { z } from 'zod'
import { ORDER_OF_WHOM } from '../orders/personal.ts'
import { ofWhom, type PersonalTable } from '../platform/personal.ts'

/** Where somebody came from before they bought, which they agreed to our keeping. */
export const personalInAttribution: readonly PersonalTable[] = [
  {
    table: 'order_touches',
    columns: ['source', 'medium', 'campaign', 'content'],
    shown: {
      as: 'whereYouCameFrom',
      shape: z.object({
        orderNumber: z.int(),
        place: z.enum(['first', 'last']),
        source: z.string(),
        medium: z.string(),
        campaign: z.string().nullable(),
        content: z.string().nullable(),
        onDay: z.iso.date(),
        consentVersion: z.int(),
      }),
      of: ofWhom(
        'shown-touches',
        `select o.number as "orderNumber", t.place, t.source, t.medium, t.campaign, t.content, t.on_day as "onDay", t.consent_version as "consentVersion"
         from whom join orders o on ${ORDER_OF_WHOM} join order_touches t on t.order_id = o.id order by o.placed_at, o.id, t.place`,
      ),
    },
    erased: [
      ofWhom(
        'erase-touches',
        `delete from order_touches t using whom, orders o where o.id = t.order_id and ${ORDER_OF_WHOM}`,
      ),
    ],
  },
]
