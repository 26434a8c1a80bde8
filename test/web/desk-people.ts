import { STAFF } from '../../src/demo/seed/people.ts'
import { createPerson } from '../../src/identity/create-person.ts'
import { grantRole } from '../../src/identity/grant-role.ts'
import type { Role } from '../../src/platform/actor.ts'
import { act } from '../../src/platform/till.ts'
import type { House } from '../support/constellation.ts'

/** Those who work at the desks; a click on the demo's page signs one in. */
export async function hireStaff(house: House): Promise<void> {
  for (const [role, person] of Object.entries(STAFF))
    await act(house.till, { kind: 'job', name: 'test' }, async (tx) => {
      const { id } = await createPerson(tx, { ...person, lang: 'nb' })
      await grantRole(tx, { personId: id, role: role as Role })
    })
}
