import { z } from 'zod'
import { ofWhom, type PersonalTable } from '../platform/personal.ts'

/** Whom the seller writes to at a funder. */
export const personalInFunding: readonly PersonalTable[] = [
  {
    table: 'funders',
    columns: ['contact_email'],
    shown: {
      as: 'fundersYouAreTheContactOf',
      shape: z.object({ funder: z.string(), organisationNumber: z.string() }),
      of: ofWhom(
        'shown-funder-contacts',
        `select u.name as funder, u.organisation_number as "organisationNumber"
         from whom join funders u on u.contact_email = any(whom.addresses) order by u.name`,
      ),
    },
    erased: [
      ofWhom(
        'erase-funder-contact',
        'update funders u set contact_email = whom.stand_in from whom where u.contact_email = any(whom.addresses)',
      ),
    ],
  },
]
