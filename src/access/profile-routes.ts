import { type AnyRoute, route } from '../platform/http/route.ts'
import { act } from '../platform/till.ts'
import { ChangeProfile, changeProfile } from './change-profile.ts'

export const profileRoutes: AnyRoute[] = [
  route({
    method: 'put',
    path: '/me/profile',
    id: 'changeProfile',
    room: 'access',
    who: 'person',
    summary: 'Your name, and the language we write to you in',
    body: ChangeProfile,
    replies: { 204: null },
    answer: async ({ till, actor, body }) => {
      await act(till, actor, (tx) => changeProfile(tx, body))
      return { status: 204, body: null }
    },
  }),
]
