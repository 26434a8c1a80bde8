import { randomUUID } from 'node:crypto'
import { createPerson } from '../../../src/identity/create-person.ts'
import { makeApiKey } from '../../../src/identity/make-api-key.ts'
import { launch } from '../../storefront/make.ts'
import { ask } from '../../support/buyer.ts'
import type { Fleet } from '../../support/fleet.ts'

/** A course is given to somebody who keeps none: they would be mailed about it and could do nothing. */
export async function answeredForByAStranger(fleet: Fleet) {
  const { courseId } = await launch(fleet)
  const { key } = await fleet.does((tx) =>
    makeApiKey(tx, { name: 'keeper', roles: ['course-administrator'], personal: true }),
  )
  const email = `fremmed-${randomUUID().slice(0, 8)}@oppgaver.test`
  const { id: personId } = await fleet.does((tx) => createPerson(tx, { name: 'Frida Fremmed', email, lang: 'nb' }))
  const { status } = await ask(`${fleet.urls[0]}/courses/${courseId}/responsible`, {
    ...{ method: 'PUT', headers: { authorization: `Bearer ${key}` }, body: { personId } },
  })
  return { status }
}
