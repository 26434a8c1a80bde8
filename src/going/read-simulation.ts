import { readTogether } from '../platform/db/transact.ts'
import type { Lang } from '../platform/lang.ts'
import type { Till } from '../platform/till.ts'
import { wishOf } from './cancellation-of.ts'
import { takesTwo } from './second-person.ts'
import { seeAsKeeper } from './see-as-keeper.ts'
import { type Simulation, simulate } from './simulate.ts'

/** A simulation, whether it takes two people, and who wished it before. */
export type SeenSimulation = Simulation & { takesTwo: boolean; wish: Awaited<ReturnType<typeof wishOf>> }

/** What cancelling would do, read of one moment and of everybody's orders. @throws what simulate does */
export const readSimulation = (till: Till, offeringId: string, lang: Lang): Promise<SeenSimulation> =>
  seeAsKeeper(till, offeringId, () =>
    readTogether(till.connection.pool, async (on) => {
      const simulation = await simulate(on, offeringId, lang)
      return { ...simulation, takesTwo: await takesTwo(on, simulation), wish: await wishOf(on, offeringId) }
    }),
  )
