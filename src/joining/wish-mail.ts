import { z } from 'zod'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { enqueue, type Job } from '../platform/jobs.ts'
import type { Lang, Said } from '../platform/lang.ts'
import { letter, linkTo, type Sender, senderName, senderOf } from '../platform/letter.ts'
import type { Mail } from '../platform/mail.ts'
import type { Till } from '../platform/till.ts'
import { DOMAIN_OF_ADDRESS, IS_PROVED } from './mail-domain.ts'

const Promised = z.object({ companyId: z.uuid(), personId: z.uuid(), ownerId: z.uuid(), joined: z.boolean() })
type Promised = z.output<typeof Promised>

export const joinTold: Job<Promised> = { name: 'join-told', schema: Promised }

const OWNERS = statement<{ ownerId: string }>(
  'join-owners',
  `select m.person_id as "ownerId" from company_members m where m.company_id = $1 and m.role = 'owner' and m.ended_at is null order by 1`,
)

/** Every owner is told that somebody asks to join, or has come in at once; each mail goes out by itself, after the commit. */
export async function promiseWish(tx: Tx, told: Omit<Promised, 'ownerId'>): Promise<void> {
  for (const { ownerId } of await run(tx, OWNERS, [told.companyId])) await enqueue(tx, joinTold, { ...told, ownerId })
}

type Told = { company: string; to: string; lang: Lang; address: string }

/** Only who is an owner still. The one who asks is told of by the address that they have proved: a name is whatever somebody typed. */
const FIND = statement<Told>(
  'join-told',
  `select c.name as company, o.email as to, o.lang, min(a.email) as address
   from companies c join company_members m on m.company_id = c.id and m.person_id = $3 and m.role = 'owner' and m.ended_at is null
   join people o on o.id = m.person_id and o.erased_at is null
   join people p on p.id = $2 join person_addresses a on a.person_id = p.id and ${IS_PROVED}
   join company_domains d on d.company_id = c.id and d.domain = ${DOMAIN_OF_ADDRESS} and d.proved_at is not null and d.ended_at is null
   where c.id = $1 group by c.name, o.email, o.lang`,
)

export async function tellOwnerOfWish(till: Till, promised: Promised): Promise<void> {
  const on: On = { client: till.connection.pool }
  const [told] = await run(on, FIND, [promised.companyId, promised.personId, promised.ownerId])
  if (!told) return
  const sender = await senderOf(till, told.lang)
  await till.sendMail(wishMail(sender, { ...told, ...promised }))
}

/** To an owner: somebody asks to join, or has come in. */
export function wishMail(sender: Sender, told: Told & Pick<Promised, 'companyId' | 'joined'>): Mail {
  const { subject, body } = told.joined ? hasJoined(sender, told) : asks(sender, told)
  const link = linkTo(sender, `/company/${told.companyId}/members`)
  const { to, lang } = told
  return letter(sender, { kind: 'join-wish', to, link, subject: subject[lang], body: body[lang] })
}

type Words = { subject: Said; body: Said }

const asks = (sender: Sender, { company, address }: Told): Words => ({
  subject: { nb: `Noen vil handle for ${company}`, en: `Somebody asks to act for ${company}` },
  body: {
    nb: `${address} ber om å få handle for ${company} hos ${senderName(sender)}. Adressen er bekreftet, men det er du som vet om personen skal være med. Svar på siden over dem som handler for bedriften.`,
    en: `${address} asks to act for ${company} at ${senderName(sender)}. The address is confirmed, but only you know whether this person should. Answer on the page of those who act for the company.`,
  },
})

const hasJoined = (sender: Sender, { company, address }: Told): Words => ({
  subject: { nb: `Ny innkjøper i ${company}`, en: `A new buyer in ${company}` },
  body: {
    nb: `${address} handler nå for ${company} hos ${senderName(sender)}, fordi dere slipper inn alle med adresse der. Er det feil, så ta personen ut på siden over dem som handler for bedriften.`,
    en: `${address} acts for ${company} at ${senderName(sender)} now, because you let in everybody with an address there. If that is wrong, take this person out on the page of those who act for the company.`,
  },
})
