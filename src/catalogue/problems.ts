import { conflict, constraintSpeaks, type Problem } from '../platform/problems.ts'

/** One thing that stands between a draft and the public: a name for programs, a sentence for people. */
export type Missing = { name: string; sentence: string }

export const notReady = (missing: readonly Missing[]): Problem =>
  conflict('catalogue/not-ready', `Not ready to be published: ${missing.map(({ sentence }) => sentence).join(' ')}`, {
    missing,
  })

/** Its times and its place are those of the start that it is held together with. */
export const heldWithAnother = (offeringId: string): Problem =>
  conflict(
    'offering/held-with-another',
    'This offering is held together with another. Change when and where that one is held: this one follows.',
    { offeringId },
  )

constraintSpeaks('courses_slug_once', () => conflict('catalogue/slug-taken', 'Another course has this slug.'))
constraintSpeaks('offerings_code_once', () => conflict('catalogue/code-taken', 'Another offering has this code.'))
const externalIdTaken = () =>
  conflict('catalogue/external-id-taken', 'You have already used this externalId for another one.')
constraintSpeaks('courses_external_once', externalIdTaken)
constraintSpeaks('offerings_external_once', externalIdTaken)

constraintSpeaks('offerings_closed_or_checked', () =>
  conflict(
    'admission/closed-offering',
    'What is held for companies is bought by them, so nobody applies for it. Choose one of the two.',
  ),
)
