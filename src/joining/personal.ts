import { z } from 'zod'
import { Instant, ofWhom, type PersonalTable } from '../platform/personal.ts'

/** Which companies somebody asked to act for, and which domains they said are a company's. */
export const personalInJoining: readonly PersonalTable[] = [
  {
    table: 'join_wishes',
    columns: ['person_id', 'answered_by'],
    shown: {
      as: 'joinWishes',
      shape: z.object({
        company: z.string(),
        askedAt: Instant,
        answeredAt: Instant.nullable(),
        admittedAs: z.string().nullable(),
      }),
      of: ofWhom(
        'shown-join-wishes',
        `select c.name as company, w.asked_at as "askedAt", w.answered_at as "answeredAt", w.admitted_as as "admittedAs"
         from whom join join_wishes w on w.person_id = whom.id join companies c on c.id = w.company_id order by w.asked_at, w.id`,
      ),
    },
    erased: [
      ofWhom('erase-join-wishes', 'delete from join_wishes w using whom where w.person_id = whom.id'),
      ofWhom(
        'erase-join-answerer',
        'update join_wishes w set answered_by = null from whom where w.answered_by = whom.id',
      ),
    ],
  },
  {
    table: 'company_domains',
    columns: ['claimed_by'],
    shown: {
      as: 'domainsYouClaimed',
      shape: z.object({ company: z.string(), domain: z.string(), claimedAt: Instant }),
      of: ofWhom(
        'shown-company-domains',
        `select c.name as company, d.domain, d.claimed_at as "claimedAt"
         from whom join company_domains d on d.claimed_by = whom.id join companies c on c.id = d.company_id order by d.claimed_at, d.id`,
      ),
    },
    erased: [
      ofWhom(
        'erase-domain-claimer',
        'update company_domains d set claimed_by = null from whom where d.claimed_by = whom.id',
      ),
    ],
  },
]
