import { z } from 'zod'
import { InstantOut } from '../catalogue/words.ts'
import { listRates } from '../exchange/list-rates.ts'
import { SetRate } from '../exchange/set-rate.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { CurrencyCode } from '../platform/money.ts'
import { act } from '../platform/till.ts'
import { enterRate } from './take-rates.ts'

const ExchangeRate = z
  .object({ ...SetRate.shape, currency: CurrencyCode, setBy: z.string(), setAt: InstantOut })
  .meta({ id: 'ExchangeRate', description: 'Kroner for one unit of a currency on a day' })

export const rateRoutes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/exchange-rates',
    id: 'listExchangeRates',
    room: 'finance',
    who: ['finance', 'auditor'],
    summary:
      'The exchange rates that VAT in foreign currency is stated by in kroner, the newest day first; at most 200',
    replies: { 200: z.object({ rates: z.array(ExchangeRate) }) },
    answer: async ({ till }) => ({
      status: 200,
      body: { rates: await listRates({ client: till.connection.pool }) },
    }),
  }),
  route({
    method: 'post',
    path: '/exchange-rates',
    id: 'setExchangeRate',
    room: 'finance',
    who: ['finance'],
    summary: 'Enter the exchange rate of a day by hand; documents that waited for it are issued',
    body: SetRate,
    replies: { 204: null },
    answer: async ({ till, actor, body }) => {
      await act(till, actor, (tx) => enterRate(tx, body))
      return { status: 204, body: null }
    },
  }),
]
