import { z } from 'zod'
import { InstantOut } from '../catalogue/words.ts'
import { personOf } from '../identity/fresh.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { act } from '../platform/till.ts'
import {
  CONSENT_NOW,
  consentWords,
  GiveConsent,
  hideProfile,
  ownProfile,
  showProfile,
  WriteTeacherProfile,
  writeProfile,
} from './teacher-profile.ts'

const room = 'profiles'
const who = 'person'
const PATH = '/me/teacher-profile'

const OwnProfile = z
  .object({
    teaches: z.boolean(),
    profile: z.object({ ...WriteTeacherProfile.shape, shownSince: InstantOut.nullable() }).nullable(),
    consent: z
      .object({ wording: z.int(), words: z.object({ nb: z.string(), en: z.string() }) })
      .meta({ description: 'What one agrees to by being shown' }),
    consents: z.array(z.object({ given: z.boolean(), wording: z.int(), at: InstantOut })),
  })
  .meta({ id: 'OwnTeacherProfile' })

/** How those who teach present themselves, and whether they are shown. Nobody else can write it or show them. */
export const routes: AnyRoute[] = [
  route({
    method: 'get',
    path: PATH,
    id: 'readTeacherProfile',
    room,
    who,
    summary: 'Your profile as a teacher, whether it is shown, and what you agree to by showing it',
    replies: { 200: OwnProfile },
    answer: async ({ till, actor }) => {
      const own = await ownProfile({ client: till.connection.pool }, personOf(actor).personId)
      return { status: 200, body: { ...own, consent: { wording: CONSENT_NOW, words: consentWords(CONSENT_NOW) } } }
    },
  }),
  route({
    method: 'put',
    path: PATH,
    id: 'writeTeacherProfile',
    room,
    who,
    summary: 'Say who you are as a teacher. Where you are shown, it is this from now on',
    body: WriteTeacherProfile,
    replies: { 204: null },
    refusals: ['profile/not-a-teacher'],
    answer: async ({ till, actor, body }) => {
      await act(till, actor, (tx) => writeProfile(tx, body))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'put',
    path: `${PATH}/consent`,
    id: 'showTeacherProfile',
    room,
    who,
    summary: 'Be shown on the pages of what you teach',
    body: GiveConsent,
    replies: { 204: null },
    refusals: ['profile/unwritten'],
    answer: async ({ till, actor }) => {
      await act(till, actor, showProfile)
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'delete',
    path: `${PATH}/consent`,
    id: 'hideTeacherProfile',
    room,
    who,
    summary: 'Be shown nowhere from now on',
    replies: { 204: null },
    answer: async ({ till, actor }) => {
      await act(till, actor, hideProfile)
      return { status: 204, body: null }
    },
  }),
]
