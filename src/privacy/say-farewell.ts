import { letter, linkTo, type Sender, senderName, senderOf } from '../platform/letter.ts'
import type { Mail } from '../platform/mail.ts'
import type { Till } from '../platform/till.ts'
import type { Farewell } from './erase-person.ts'

/** The last mail to somebody, sent at once: the address is kept nowhere, so one that fails cannot be sent again. */
export async function sayFarewell(till: Till, { email, lang }: Farewell): Promise<void> {
  const mail = farewellMail(await senderOf(till, lang), email)
  // What the mail server says may repeat the address, which is to stand nowhere any more.
  await till.sendMail(mail).catch(() => till.log.error('mail about an erasure failed'))
}

export function farewellMail(sender: Sender, to: string): Mail {
  const words = WORDS(senderName(sender))[sender.lang]
  return letter(sender, { kind: 'farewell', to, link: linkTo(sender, '/privacy'), ...words })
}

const WORDS = (shop: string) => ({
  nb: {
    subject: `Du er slettet hos ${shop}`,
    body: 'Kontoen din og det vi hadde lagret om deg, er slettet. Fakturaer og kreditnotaer beholder vi så lenge bokføringsloven krever; de vises bare til dem som fører regnskapet, og slettes av seg selv etterpå. Denne e-posten er den siste. Mer om dette står her:',
  },
  en: {
    subject: `You are erased at ${shop}`,
    body: 'Your account and what we kept about you are erased. We keep invoices and credit notes for as long as the bookkeeping act demands; they are shown only to those who keep the books, and go by themselves afterwards. This mail is the last one. There is more about it here:',
  },
})
