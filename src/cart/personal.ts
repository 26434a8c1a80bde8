import { z } from 'zod'
import { Instant, ofWhom, type PersonalTable } from '../platform/personal.ts'

const IS_NAMED = `exists (select from jsonb_array_elements(l.people) n where lower(n ->> 'email') = any(whom.addresses))`

/** What somebody meant to buy, and where others meant to give them a seat. */
export const personalInCart: readonly PersonalTable[] = [
  {
    table: 'cart_lines',
    columns: ['people'],
    shown: {
      as: 'seatsInCarts',
      shape: z.object({ offering: z.string(), quantity: z.int(), addedAt: Instant }),
      of: ofWhom(
        'shown-cart-lines',
        `select f.code as offering, l.quantity, l.added_at as "addedAt" from whom join carts c on c.person_id = whom.id
         join cart_lines l on l.cart_id = c.id join offerings f on f.id = l.offering_id order by l.added_at`,
      ),
    },
    erased: [
      ofWhom(
        'erase-cart-lines',
        'delete from cart_lines l using whom join carts c on c.person_id = whom.id where l.cart_id = c.id',
      ),
      ofWhom(
        'erase-names-in-carts',
        `update cart_lines l set people = (select coalesce(jsonb_agg(n), '[]') from jsonb_array_elements(l.people) n
           where lower(n ->> 'email') <> all(whom.addresses)) from whom where ${IS_NAMED}`,
      ),
    ],
  },
  {
    table: 'carts',
    columns: ['person_id', 'token_digest', 'lang'],
    shown: {
      as: 'carts',
      shape: z.object({ currency: z.string(), createdAt: Instant, ordered: z.boolean() }),
      of: ofWhom(
        'shown-carts',
        `select c.currency, c.created_at as "createdAt", c.order_id is not null as ordered from whom join carts c on c.person_id = whom.id order by c.created_at`,
      ),
    },
    erased: [ofWhom('erase-carts', 'delete from carts c using whom where c.person_id = whom.id')],
  },
]
