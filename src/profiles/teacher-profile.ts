import { z } from 'zod'
import { personOf } from '../identity/fresh.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import type { Said } from '../platform/lang.ts'
import { holdsCardNumber, Line, NO_CARD, PersonName, Text } from '../platform/words.ts'
import { notATeacher, profileUnwritten } from './problems.ts'
import type { TeacherTexts } from './schema.ts'

/** A paragraph about somebody who teaches, in characters. */
export const ABOUT_MAX = 1_200
/** The longest address of a page about them, in characters. */
export const LINK_MAX = 300

/** What a teacher agrees to, by its version. One that was agreed to is never changed: another wording is another version. */
const CONSENTS: Readonly<Record<number, Said>> = {
  1: {
    nb: 'Navnet mitt, tittelen, teksten og lenken vises for alle på sidene til kursene jeg underviser i, og i det åpne grensesnittet andre nettsteder henter kursene fra. Jeg kan trekke samtykket når som helst. Da er alt borte herfra med en gang; hva andre har hentet, rår vi ikke over.',
    en: 'My name, title, text and link are shown to everybody on the pages of the courses that I teach, and in the open interface from which other sites fetch the courses. I can take my consent back at any time. Then all of it is gone from here at once; what others have fetched is beyond us.',
  },
}
export const CONSENT_NOW = 1
export const consentWords = (version: number): Said => CONSENTS[version] ?? CONSENTS[CONSENT_NOW]!

const About = z
  .strictObject({
    title: Line.meta({ description: 'What they are: a position, a field' }),
    about: Text.max(ABOUT_MAX)
      .refine((text) => !holdsCardNumber(text), NO_CARD)
      .default(''),
  })
  .meta({ id: 'AboutTeacher' })
export const WriteTeacherProfile = z
  .strictObject({
    name: PersonName.meta({ description: 'As it is shown' }),
    texts: z
      .strictObject({ nb: About.optional(), en: About.optional() })
      .refine(({ nb, en }) => nb !== undefined || en !== undefined, 'write it in at least one language')
      .meta({ description: 'Each reader gets their language, or the only one there is' }),
    link: z
      .union([z.literal(''), z.url({ protocol: /^https$/, hostname: z.regexes.domain }).max(LINK_MAX)])
      .refine((link) => !/^https:/i.test(link) || link.startsWith('https://'), 'must begin with https://')
      .default('')
      .meta({ description: 'Where more stands about them: https only' }),
  })
  .meta({ id: 'WriteTeacherProfile' })
export type WriteTeacherProfile = z.output<typeof WriteTeacherProfile>
export const GiveConsent = z
  .strictObject({
    wording: z.literal(CONSENT_NOW).meta({ description: 'The version of what is agreed to, as it was read' }),
  })
  .meta({ id: 'ConsentToBeShown' })

export type ConsentFact = { given: boolean; wording: number; at: Date }
export type TeacherProfile = {
  name: string
  texts: TeacherTexts
  link: string
  /** Null: it is shown nowhere. */
  shownSince: Date | null
}
export type OwnProfile = { teaches: boolean; profile: TeacherProfile | null; consents: ConsentFact[] }

const TEACHES = 'exists (select from offering_teachers t where t.person_id = $1 and t.ended_at is null)'
const READ = statement<Pick<OwnProfile, 'teaches' | 'profile'>>(
  'profiles-own-profile',
  `select ${TEACHES} as teaches, (select json_build_object('name', p.name, 'texts', p.texts, 'link', p.link, 'shownSince', p.shown_since)
     from teacher_profiles p where p.person_id = $1) as profile`,
)
const CONSENTS_OF = statement<ConsentFact>(
  'profiles-own-consents',
  'select given, wording, at from teacher_consents where person_id = $1 order by at desc, id desc',
)
const WRITE = statement<{ id: string }>(
  'profiles-write-profile',
  `insert into teacher_profiles (person_id, name, texts, link, changed_at) select $1, $2, $3, $4, $5 where ${TEACHES}
   on conflict (person_id) do update set name = excluded.name, texts = excluded.texts, link = excluded.link, changed_at = excluded.changed_at
   returning person_id as id`,
)
const SHOW = statement<{ id: string }>(
  'profiles-show-profile',
  'update teacher_profiles set shown_since = $2 where person_id = $1 and shown_since is null returning person_id as id',
)
const HIDE = statement<{ id: string }>(
  'profiles-hide-profile',
  'update teacher_profiles set shown_since = null where person_id = $1 and shown_since is not null returning person_id as id',
)
const IS_WRITTEN = statement('profiles-profile-written', 'select from teacher_profiles where person_id = $1')
const NOTE = statement(
  'profiles-note-consent',
  'insert into teacher_consents (id, person_id, given, wording, at) values ($1, $2, $3, $4, $5)',
)

/** One's own profile, whether one teaches, and when one agreed to be shown and took it back, the newest first. */
export async function ownProfile(on: On, personId: string): Promise<OwnProfile> {
  const [found] = await run(on, READ, [personId])
  const { teaches, profile } = found!
  const shownSince = profile?.shownSince ? new Date(profile.shownSince) : null
  return { teaches, profile: profile && { ...profile, shownSince }, consents: await run(on, CONSENTS_OF, [personId]) }
}

/** Somebody who teaches says who they are. Where they are shown, it is this from now on. @throws profile/not-a-teacher */
export async function writeProfile(tx: Tx, { name, texts, link }: WriteTeacherProfile): Promise<void> {
  const { personId } = personOf(tx.actor)
  const [written] = await run(tx, WRITE, [personId, name, JSON.stringify(texts), link, tx.now])
  if (!written) throw notATeacher()
}

/** They are shown where they teach from now on. Said again it changes nothing. @throws profile/unwritten */
export async function showProfile(tx: Tx): Promise<void> {
  const { personId } = personOf(tx.actor)
  const [shown] = await run(tx, SHOW, [personId, tx.now])
  if (shown) return note(tx, personId, true)
  const [written] = await run(tx, IS_WRITTEN, [personId])
  if (!written) throw profileUnwritten()
}

/** They are shown nowhere from now on. Said again it changes nothing. */
export async function hideProfile(tx: Tx): Promise<void> {
  const { personId } = personOf(tx.actor)
  const [hidden] = await run(tx, HIDE, [personId])
  if (hidden) await note(tx, personId, false)
}

const note = async (tx: Tx, personId: string, given: boolean): Promise<void> => {
  await run(tx, NOTE, [newId(), personId, given, CONSENT_NOW, tx.now])
}
