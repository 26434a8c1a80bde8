import type { z } from 'zod'
import { createCourse } from '../catalogue/create-course.ts'
import { type Slug, SUMMARY_MAX } from '../catalogue/words.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { lockProposal } from './keep-proposal.ts'
import { notGranted } from './problems.ts'
import { writeStep } from './write-step.ts'

const TIE = statement('developing-tie-course', 'insert into course_origins (course_id, proposal_id) values ($1, $2)')

type Make = { proposalId: string; slug: z.output<typeof Slug> }

/**
 * A course as a draft, with what the proposal says: title, faculty, credits, level, contact. Its idea and whom it is for stand in the
 * description and the prerequisites, to be written out; partners stay on the proposal until their shares are agreed.
 * @throws proposal/unknown, proposal/not-granted, proposal/course-there, catalogue/slug-taken
 */
export async function courseFromProposal(tx: Tx, { proposalId, slug }: Make): Promise<{ courseId: string }> {
  const { state, faculty, body } = await lockProposal(tx, proposalId)
  if (state !== 'granted') throw notGranted()
  const { title, idea, targetGroup, creditTenths, level, contactEmail } = body
  const summary = idea.length <= SUMMARY_MAX ? idea : ''
  const nb = { title: title.nb, summary, description: idea, outcomes: '', prerequisites: targetGroup }
  const en = { title: title.en, summary: '', description: '', outcomes: '', prerequisites: '' }
  const { courseId } = await createCourse(tx, {
    ...{ slug, faculty, creditTenths, level, topics: [], contactEmail, texts: { nb, en } },
  })
  await run(tx, TIE, [courseId, proposalId])
  await writeStep(tx, { courseId, step: 'development', note: '' })
  return { courseId }
}
