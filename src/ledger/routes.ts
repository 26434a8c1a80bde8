import { z } from 'zod'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { act } from '../platform/till.ts'
import { accountPlan } from './account-plan.ts'
import { AccountRoleName, AssignAccount, assignAccount } from './assign-account.ts'

const room = 'ledger'

const AssignedAccount = z
  .object({
    role: AccountRoleName,
    account: z.string(),
    kind: z.enum(['asset', 'liability', 'income', 'expense']),
    nameNb: z.string(),
    nameEn: z.string(),
    validFrom: z.iso.date(),
    setBy: z.string(),
  })
  .meta({ id: 'AssignedAccount' })

export const routes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/accounts',
    id: 'listAccounts',
    room,
    who: ['finance', 'auditor'],
    summary: 'The accounts the till posts to, by what they are for, with the day each serves from',
    replies: { 200: z.object({ accounts: z.array(AssignedAccount) }) },
    answer: async ({ till }) => ({
      status: 200,
      body: { accounts: await accountPlan({ client: till.connection.pool }) },
    }),
  }),
  route({
    method: 'put',
    path: '/accounts/{role}',
    id: 'assignAccount',
    room,
    who: ['finance'],
    summary: 'Let an account serve a role from a day on; what has been posted stays where it is',
    params: z.strictObject({ role: AccountRoleName }),
    body: AssignAccount,
    replies: { 204: null },
    refusals: ['accounts/posted-already', 'accounts/assigned-that-day'],
    answer: async ({ till, actor, params, body }) => {
      await act(till, actor, (tx) => assignAccount(tx, { ...body, role: params.role }))
      return { status: 204, body: null }
    },
  }),
]
