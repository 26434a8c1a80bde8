import { z } from 'zod'
import { createPerson } from '../identity/create-person.ts'
import { facultyWhereNeeded } from '../identity/grant-role.ts'
import { RoleName } from '../identity/make-api-key.ts'
import { personByEmail } from '../identity/queries.ts'
import { staff } from '../identity/staff.ts'
import type { Actor, Role } from '../platform/actor.ts'
import { LangCode } from '../platform/lang.ts'
import { senderOf } from '../platform/letter.ts'
import { act, type Till } from '../platform/till.ts'
import { Email, Line, PersonName } from '../platform/words.ts'
import { giveRole } from './give-role.ts'
import { roleMail } from './role-mail.ts'

export const InviteStaff = z
  .strictObject({
    name: PersonName,
    email: Email,
    role: RoleName,
    faculty: Line.optional(),
    lang: LangCode.default('nb'),
  })
  .check(facultyWhereNeeded)
export type InviteStaff = z.output<typeof InviteStaff>

export type Invited = { id: string; roles: Role[]; mailed: boolean }

/**
 * Gives a role by address, whether there is an account yet or not, and writes to the person. Only who opens a link mailed to
 * the address gets its account, and with it the role. The role is theirs even where the mail could not be sent.
 */
export async function inviteStaff(
  till: Till,
  actor: Actor,
  { name, email, role, faculty, lang }: InviteStaff,
): Promise<Invited> {
  const { id, roles } = await act(till, actor, async (tx) => {
    const person = (await personByEmail(tx, email)) ?? (await createPerson(tx, { name, email, lang }))
    return { id: person.id, roles: await giveRole(tx, { personId: person.id, role, faculty }) }
  })
  const on = { client: till.connection.pool }
  const hasAccount = (await staff(on)).some((member) => member.id === id && member.canSignIn)
  const mail = roleMail(await senderOf(till, lang), { email, role, hasAccount })
  const mailed = await till.sendMail(mail).then(
    () => true,
    (err: unknown) => {
      till.log.error({ err, personId: id }, 'the mail about a role failed')
      return false
    },
  )
  return { id, roles, mailed }
}
