import type { Pool } from './db/connect.ts'
import { networkOf } from './http/network-of.ts'
import { openLimiter } from './limiter.ts'

const DAY_MINUTES = 24 * 60
/** Mails that one network has sent to addresses that nobody has proved, and that one address is sent, a day and for one purpose. */
const MAILS_OF_NETWORK = 60
const MAILS_TO_ADDRESS = 5

type Asked = { purpose: string; ip: string; email: string }

/** Counts a mail to an address that nobody has proved, and says how many seconds whoever asks for it must wait: 0 where it may be sent. */
export async function waitOfMail(pool: Pool, { purpose, ip, email }: Asked): Promise<number> {
  const most = (points: number) => openLimiter(pool, { points, minutes: DAY_MINUTES })
  const waits = [
    most(MAILS_OF_NETWORK).take(`${purpose} from ${networkOf(ip)}`),
    most(MAILS_TO_ADDRESS).take(`${purpose} ${email}`),
  ]
  return Math.max(...(await Promise.all(waits)))
}
