import type { Missing } from '../catalogue/problems.ts'
import { conflict, constraintSpeaks, forbidden, type Problem } from '../platform/problems.ts'

/** A gate that is shut: every missing thing, each by name and in a sentence. */
export const notReady = (missing: readonly Missing[]): Problem =>
  conflict('developing/not-ready', `Not ready for this step: ${missing.map(({ sentence }) => sentence).join(' ')}`, {
    missing,
  })

export const roundNotOpen = (opensAt: Date): Problem =>
  conflict('proposal/round-not-open', `Proposals are taken from ${opensAt.toISOString()} on.`, { opensAt })

export const tooLate = (closedAt: Date): Problem =>
  conflict('proposal/too-late', `Proposals were taken until ${closedAt.toISOString()}.`, { closedAt })

export const roundOver = (closedAt: Date): Problem =>
  conflict('round/over', `The round ended at ${closedAt.toISOString()} and stays as it was.`, { closedAt })

export const deadlineEarlier = (closesAt: Date): Problem =>
  conflict('round/not-later', `The deadline is ${closesAt.toISOString()}. It can be later, not earlier.`, { closesAt })

export const handedInAlready = (): Problem =>
  conflict('proposal/handed-in', 'The proposal is handed in. It can be changed if it is returned.')

/** A program acts for nobody, so nobody could be told from whoever decides. */
export const onlyPeoplePropose = (): Problem =>
  forbidden('People hand proposals in and decide about them, never a program.')
constraintSpeaks('proposal_versions_by_people', onlyPeoplePropose)
constraintSpeaks('proposal_decisions_by_people', onlyPeoplePropose)

export const nothingToDecide = (): Problem =>
  conflict('proposal/nothing-to-decide', 'There is no version of this proposal that waits for a decision.')

export const decidedOwn = (): Problem =>
  conflict('proposal/own', 'Whoever began or handed in a proposal does not decide about it. Somebody else must.')
constraintSpeaks('proposal_decisions_by_another', decidedOwn)
constraintSpeaks('proposal_decisions_pk', nothingToDecide)

export const notGranted = (): Problem =>
  conflict('proposal/not-granted', 'Only a proposal that was granted becomes a course.')

export const courseThere = (): Problem =>
  conflict('proposal/course-there', 'A course was made of this proposal already.')
constraintSpeaks('course_origins_proposal_once', courseThere)

export const alreadyThere = (): Problem =>
  conflict('developing/already-there', 'The course stands at this step already.')
