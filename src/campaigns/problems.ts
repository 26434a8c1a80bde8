import { conflict, constraintSpeaks, invalid, unknown } from '../platform/problems.ts'

export const linkUnknown = () => unknown('campaign-link')
export const linkEnded = () => conflict('campaign-link/ended', 'This link was ended already.')
export const noSuchPage = () => invalid('/leadsTo', 'there is no such course or start')
export const noSuchCode = () => invalid('/code', 'there is no such code')
/** Why a code may not stand on a link that everybody can follow. */
const UNFIT_CODES = {
  isHidden: 'the code is for what is held for some companies only',
  isOfBatch: 'the code is one of many that count for one seat each',
  isOver: 'the code counts no more',
  isElsewhere: 'the code does not count for the course of the page',
} as const
export type UnfitCode = keyof typeof UNFIT_CODES
export const UNFIT = Object.keys(UNFIT_CODES) as UnfitCode[]
export const unfitCode = (why: UnfitCode) => invalid('/code', UNFIT_CODES[why])
export const alreadyOver = () => invalid('/untilAt', 'must be later than now')

constraintSpeaks('campaign_links_once', () =>
  conflict('campaign-link/name-taken', 'There is a link with this name, or with one that looks like it.'),
)
