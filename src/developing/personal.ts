import { z } from 'zod'
import { Instant, ofWhom, type PersonalTable } from '../platform/personal.ts'

/** Whom a proposal names: who began it, whom to ask, and who would teach. Its versions hold none of them. */
export const personalInDeveloping: readonly PersonalTable[] = [
  {
    table: 'proposals',
    columns: ['contact_email', 'teachers', 'proposer_id', 'words'],
    shown: {
      as: 'proposalsYouBeganOrAnswerFor',
      shape: z.object({ title: z.string(), startedAt: Instant }),
      of: ofWhom(
        'shown-proposals',
        `select p.words -> 'title' ->> 'nb' as title, p.started_at as "startedAt" from whom join proposals p
           on p.proposer_id = whom.id or p.contact_email = any(whom.addresses) order by p.started_at`,
      ),
    },
    erased: [
      ofWhom(
        'erase-proposal-teachers',
        'update proposals p set teachers = array_remove(p.teachers, n.name) from whom join people n on n.id = whom.id where n.name = any(p.teachers)',
      ),
      ofWhom(
        'erase-proposal-contact',
        'update proposals p set contact_email = whom.stand_in from whom where p.contact_email = any(whom.addresses)',
      ),
    ],
  },
  {
    table: 'proposal_versions',
    columns: ['words', 'handed_in_by'],
    shown: { because: 'it says what a faculty proposed and for whom, and who handed it in, by id' },
    erased: { because: 'its words are about a course; the id is nobody’s name any more' },
  },
  {
    table: 'proposal_decisions',
    columns: ['decided_by'],
    shown: { because: 'it says who here decided about a proposal, by id' },
    erased: { because: 'the id is nobody’s name any more' },
  },
]
