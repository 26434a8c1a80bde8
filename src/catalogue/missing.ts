import { LANGS, type Lang } from '../platform/lang.ts'
import type { Missing } from './problems.ts'

type Words = { title: string; summary: string; description: string }

export const isComplete = ({ title, summary, description }: Words): boolean =>
  title !== '' && summary !== '' && description !== ''

/** What a course still lacks before its page may be shown. */
export function courseMissing(course: { contactEmail: string; completeLangs: readonly Lang[] }): Missing[] {
  const missing: Missing[] = []
  if (course.completeLangs.length === 0) {
    const langs = LANGS.join(' or ')
    missing.push({
      name: 'language',
      sentence: `Title, summary and description are needed in at least one language (${langs}).`,
    })
  }
  if (course.contactEmail === '')
    missing.push({ name: 'contact', sentence: 'An e-mail address for questions is needed.' })
  return missing
}

/** What an offering lacks of what the catalogue itself knows. */
export function offeringMissing(offering: { minimum: number; sessions: number }): Missing[] {
  const missing: Missing[] = []
  if (offering.sessions === 0)
    missing.push({ name: 'sessions', sentence: 'At least one session with its times is needed.' })
  if (offering.minimum === 0)
    missing.push({
      name: 'minimum',
      sentence: 'The smallest number of participants it runs with is needed (1 if it always runs).',
    })
  return missing
}
