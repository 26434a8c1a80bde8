import { z } from 'zod'
import { Instant, ofWhom, type PersonalTable } from '../platform/personal.ts'

/** How those who teach present themselves, and when they agreed to be shown. */
export const personalInProfiles: readonly PersonalTable[] = [
  {
    table: 'teacher_profiles',
    columns: ['person_id', 'name', 'texts', 'link'],
    shown: {
      as: 'teacherProfile',
      shape: z.object({
        name: z.string(),
        texts: z.record(z.string(), z.object({ title: z.string(), about: z.string() })),
        link: z.string(),
        shownSince: Instant.nullable(),
      }),
      of: ofWhom(
        'shown-teacher-profile',
        'select p.name, p.texts, p.link, p.shown_since as "shownSince" from whom join teacher_profiles p on p.person_id = whom.id',
      ),
    },
    erased: [ofWhom('erase-teacher-profile', 'delete from teacher_profiles p using whom where p.person_id = whom.id')],
  },
  {
    table: 'teacher_consents',
    columns: ['person_id', 'given'],
    shown: {
      as: 'consentsToBeShownAsTeacher',
      shape: z.object({ given: z.boolean(), wording: z.int(), at: Instant }),
      of: ofWhom(
        'shown-teacher-consents',
        'select k.given, k.wording, k.at from whom join teacher_consents k on k.person_id = whom.id order by k.at, k.id',
      ),
    },
    erased: [ofWhom('erase-teacher-consents', 'delete from teacher_consents k using whom where k.person_id = whom.id')],
  },
]
