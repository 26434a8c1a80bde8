import { z } from 'zod'
import { Slug, TOPIC_MAX, TOPICS_MAX } from '../catalogue/words.ts'
import { LANGS, LangCode } from '../platform/lang.ts'
import { Line } from '../platform/words.ts'

const Topics = z.array(Line.max(TOPIC_MAX)).min(1).max(TOPICS_MAX)
/** Courses that a segment names at most. */
const COURSES_MAX = 20
const Courses = z.array(Slug).min(1).max(COURSES_MAX)
const About = z
  .strictObject({ courses: Courses.optional(), topics: Topics.optional() })
  .refine(({ courses, topics }) => courses !== undefined || topics !== undefined, 'name a course or a topic')

/** To whom an issue goes, of those who have said yes: whoever fits all that is named here. */
export const Segment = z
  .strictObject({
    langs: z.array(LangCode).min(1).max(LANGS.length).optional(),
    topics: Topics.optional().meta({ description: 'Who chose one of them, or everything' }),
    waitsFor: About.optional().meta({ description: 'Who waits for a seat in one of these' }),
    tookPart: About.optional().meta({ description: 'Who has taken part in one of these' }),
    unusedSeats: z.literal(true).optional().meta({ description: 'Who steers a company with seats that nobody has' }),
    without: Courses.optional().meta({ description: 'Not those who have a seat in one of these courses' }),
  })
  .meta({ id: 'NewsletterSegment' })
export type Segment = z.output<typeof Segment>
