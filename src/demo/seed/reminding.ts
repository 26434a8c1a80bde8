import { dayIn, SELLER_ZONE } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/transact.ts'
import { addLegalRate, legalRates } from '../../reminders/legal-rates.ts'
import { setSteps } from '../../reminders/steps.ts'

/** As many half years as a visitor may move the clock through. */
const HALF_YEARS = 4

/** Two letters, and a rate of late interest for every half year that the demo touches, said to be invented where it is. */
export async function setUpReminders(tx: Tx, today: Date): Promise<void> {
  const common = { deadlineDays: 14, feeMinor: 3_500, text: {} }
  await setSteps(tx, {
    steps: [
      { ...common, kind: 'reminder', afterDays: 14, interest: false },
      { ...common, kind: 'collection-notice', afterDays: 35, interest: true },
    ],
  })
  const known = new Set((await legalRates(tx)).map(({ kind, validFrom }) => `${kind} ${validFrom}`))
  for (const validFrom of halfYearsFrom(dayIn(SELLER_ZONE, today)))
    if (!known.has(`late-interest ${validFrom}`))
      await addLegalRate(tx, {
        kind: 'late-interest',
        validFrom,
        value: 1_200,
        source: 'Oppdiktet for demonstrasjonen',
      })
}

function halfYearsFrom(day: string): string[] {
  const first = Number(day.slice(0, 4)) * 2 + (day.slice(5) < '07-01' ? 0 : 1)
  return Array.from({ length: HALF_YEARS }, (_, n) => {
    const half = first + n - 1
    return `${Math.floor(half / 2)}-${half % 2 === 0 ? '01' : '07'}-01`
  })
}
