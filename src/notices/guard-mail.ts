import type { SendMail } from '../platform/mail.ts'
import { AddressWithheld, MailRefused } from '../platform/refused-address.ts'
import { act, type Till } from '../platform/till.ts'
import { addressWithheld, noteBounce } from './bounces.ts'

/**
 * Stands before everything that is sent: an address that has refused too often is written to only by what somebody has just asked for,
 * and a refusal is written down. @throws AddressWithheld, MailRefused, and whatever may pass
 */
export const guardMail =
  (till: () => Till, send: SendMail): SendMail =>
  async (mail) => {
    const { id: mailId, kind, isAwaited } = mail
    const email = mail.to.address
    if (!isAwaited && (await addressWithheld({ client: till().connection.pool }, email)))
      throw new AddressWithheld(
        'the address has refused mails, and is not written to until somebody says that it works',
      )
    await send(mail).catch(async (error: unknown) => {
      if (error instanceof MailRefused)
        await act(till(), { kind: 'job', name: 'mails' }, (tx) =>
          noteBounce(tx, { mailId, email, kind, said: error.message, forGood: true }),
        )
      throw error
    })
  }
