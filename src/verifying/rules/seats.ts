import type { Rule } from './rule.ts'

/** Seats, who sits in them, and the orders they were sold by. */
export const SEAT_RULES: readonly Rule[] = [
  {
    id: 'S01',
    says: { nb: 'En solgt plass hører til et bekreftet hold', en: 'A sold seat belongs to a confirmed hold' },
    broken: `select s.id from seats s left join seat_holds h on h.id = s.hold_id where s.sold_at is not null and h.confirmed_at is null`,
  },
  {
    id: 'S02',
    says: {
      nb: 'Hver solgte plass er en påmelding eller en plass i en bedrifts plasskonto',
      en: 'Every seat sold is an enrolment or a company’s wallet seat',
    },
    broken: `select s.id from seats s where s.sold_at is not null
      and not exists (select from enrolments e where e.seat_id = s.id and e.withdrawn_at is null) and not exists (select from wallet_seats w where w.seat_id = s.id)`,
  },
  {
    id: 'S03',
    says: {
      nb: 'En ordre som er avbestilt eller ikke avtalt, har ingen solgt plass',
      en: 'A cancelled or unsettled order holds no sold seat',
    },
    broken: `select o.id from orders o join seats s on s.hold_id = o.hold_id and s.sold_at is not null where o.settled_at is null or o.cancelled_at is not null`,
  },
  {
    id: 'S06',
    says: {
      nb: 'Ingen er påmeldt to ganger til samme gjennomføring',
      en: 'One active enrolment per person and offering',
    },
    broken: `select person_id from enrolments where withdrawn_at is null group by offering_id, person_id having count(*) > 1`,
  },
  {
    id: 'S08',
    says: {
      nb: 'Ingen blir bedt om å betale for to plasser i én gjennomføring',
      en: 'Nobody is asked to pay for two seats in one offering',
    },
    broken: `select p.person_id from order_places p join order_lines l on l.id = p.line_id join orders o on o.id = p.order_id
      where o.settled_at is null and o.cancelled_at is null and o.unseated_at is null and o.review is null and p.person_id is not null
      group by p.person_id, l.offering_id having count(*) > 1`,
  },
  {
    id: 'E01',
    says: {
      nb: 'Bak hver påmelding står en solgt plass i samme gjennomføring',
      en: 'An active enrolment is backed by a sold seat of its offering',
    },
    broken: `select e.id from enrolments e join seats s on s.id = e.seat_id join seat_pools p on p.id = s.pool_id where e.withdrawn_at is null and (s.sold_at is null or p.offering_id <> e.offering_id)`,
  },
  {
    id: 'E02',
    says: {
      nb: 'En avtalt ordre har så mange plasser som avtalt, uten dem som er gitt tilbake',
      en: 'A settled order has as many seats as it agreed, less those given back',
    },
    broken: `select o.id from orders o where o.settled_at is not null and o.cancelled_at is null
      and (select count(*) from seats s where s.hold_id = o.hold_id and s.sold_at is not null)
        <> (select count(*) from order_places p where p.order_id = o.id and p.returned_at is null)`,
  },
  {
    id: 'E03',
    says: {
      nb: 'Den som er navngitt i en avtalt ordre, har en plass i den',
      en: 'Who is named in a settled order sits in a seat of it',
    },
    broken: `select p.line_id from order_places p join orders o on o.id = p.order_id and o.settled_at is not null and o.cancelled_at is null
      join order_lines l on l.id = p.line_id where p.person_id is not null and p.returned_at is null and not exists (
        select from enrolments e join seats s on s.id = e.seat_id and s.hold_id = o.hold_id
        where e.order_id = o.id and e.offering_id = l.offering_id and e.person_id = p.person_id and e.withdrawn_at is null)`,
  },
  {
    id: 'O01',
    says: {
      nb: 'Et tillegg hører til plasser i samme ordre og gjennomføring, og tar ingen plass',
      en: 'An extra belongs to seats of its own order and offering, and takes no seat',
    },
    broken: `select x.id from order_lines x left join order_lines s on s.id = x.seat_line_id
      where x.kind = 'extra' and (s.kind is distinct from 'seat' or s.order_id <> x.order_id or s.offering_id <> x.offering_id
        or exists (select from order_places p where p.line_id = x.id))`,
  },
  {
    id: 'P05',
    says: { nb: 'Hver ordre bekreftes én gang', en: 'One confirmation per order' },
    broken: `select order_id from mails where kind = 'confirmation' group by order_id having count(*) > 1`,
  },
  {
    id: 'P07',
    says: { nb: 'En handlekurv blir til høyst én ordre', en: 'A cart has become at most one order' },
    broken: `select order_id from carts where order_id is not null group by order_id having count(*) > 1`,
  },
]
