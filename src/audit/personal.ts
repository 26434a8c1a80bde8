import { z } from 'zod'
import { Instant, ofWhom, type PersonalTable } from '../platform/personal.ts'

const values = z.record(z.string(), z.unknown()).nullable()

/** Of somebody as they are, or as an account that has become part of theirs. */
const THEIRS = '= any(array(select whom.id union all select m.id from merged_people m where m.person_id = whom.id))'

/** The personal values of what was done to somebody: cut out, while the chain over the acts stays whole. */
export const CUT_VALUES = ofWhom(
  'erase-audit-values',
  `delete from audit_values v using whom, audit_acts a where a.id = v.act_id and a.about_id ${THEIRS}`,
)

/** The trail and the audit log name people by their id only, which is nobody's name once they are erased. */
export const personalInAudit: readonly PersonalTable[] = [
  {
    table: 'events',
    columns: ['actor', 'subject_id', 'facts'],
    shown: {
      as: 'traces',
      shape: z.object({ what: z.string(), at: Instant, by: z.enum(['you', 'somebody else', 'the program']) }),
      of: ofWhom(
        'shown-events',
        `select e.name as what, e.at, case when e.actor = 'person:' || whom.id then 'you'
             when e.actor like 'person:%' or e.actor in ('visitor', 'stripe') or e.actor like 'client:%' then 'somebody else' else 'the program' end as by
         from whom join events e on e.subject_id = whom.id or e.actor = 'person:' || whom.id order by e.id`,
      ),
    },
    erased: { because: 'facts hold ids and amounts, never names or addresses; the id is nobody’s name any more' },
  },
  {
    table: 'audit_acts',
    columns: ['actor', 'subject_id', 'about_id'],
    shown: {
      as: 'audited',
      shape: z.object({ what: z.string(), deed: z.string(), at: Instant, by: z.enum(['you', 'somebody else']) }),
      of: ofWhom(
        'shown-audit-acts',
        `select a.kind as what, a.deed, a.at, case when a.actor = 'person:' || whom.id then 'you' else 'somebody else' end as by
         from whom join audit_acts a on a.about_id ${THEIRS} or a.subject_id = whom.id::text order by a.id`,
      ),
    },
    erased: {
      because: 'who did what to what stays, by ids that are nobody’s name any more; names and addresses are kept apart',
    },
  },
  {
    table: 'audit_values',
    columns: ['before', 'after'],
    shown: {
      as: 'auditedValues',
      shape: z.object({ what: z.string(), at: Instant, before: values, after: values }),
      of: ofWhom(
        'shown-audit-values',
        `select a.kind as what, a.at, v.before, v.after
         from whom join audit_acts a on a.about_id ${THEIRS} join audit_values v on v.act_id = a.id order by a.id`,
      ),
    },
    erased: [CUT_VALUES],
  },
]
