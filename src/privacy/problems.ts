import { conflict, constraintSpeaks, type Problem, unknown } from '../platform/problems.ts'
import type { Hindrance } from './hindrances.ts'

export const openThings = (hindrances: readonly Hindrance[]): Problem =>
  conflict('erasure/open-things', 'Something is still open that has to end first. Ask to be erased when it is over.', {
    hindrances: hindrances.map(({ name, until }) => ({ name, until })),
  })

export const nothingAsked = (): Problem => unknown('erasure')

const askedAlready = (): Problem => conflict('erasure/asked-already', 'This has been asked for already.')
constraintSpeaks('erasures_one_each', askedAlready)
