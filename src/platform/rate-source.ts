import { z } from 'zod'
import { callPeer } from './call-peer.ts'
import { assertOutsideTransaction } from './db/transact.ts'
import { CURRENCIES, type Currency } from './money.ts'

/** A rate as it was published: kroner for one unit, as a decimal. */
export type PublishedRate = { currency: Currency; ratedOn: string; rate: string; source: string }

/** Whoever publishes exchange rates. @throws Error with what went wrong; nothing is then known of the rates */
export type RateSource = { ratesSince(day: string): Promise<PublishedRate[]> }

const PATIENCE_MS = 15_000
const NAME = 'Norges Bank'

const Named = z.object({ id: z.string() })
const Values = z.object({ id: z.string(), values: z.array(Named) })
/** SDMX-JSON: a series' key and attributes, and its observations' keys, are places in lists of the structure. */
const Answer = z.object({
  data: z.object({
    dataSets: z.array(
      z.object({
        series: z.record(
          z.string(),
          z.object({
            attributes: z.array(z.int().nullable()),
            observations: z.record(z.string(), z.array(z.string().nullable())),
          }),
        ),
      }),
    ),
    structure: z.object({
      dimensions: z.object({ series: z.array(Values), observation: z.array(Values) }),
      attributes: z.object({ series: z.array(Values) }),
    }),
  }),
})
type Structure = z.output<typeof Answer>['data']['structure']
type Series = z.output<typeof Answer>['data']['dataSets'][number]['series'][string]

/** The open data of Norges Bank: GET {url}/data/EXR/B.{currencies}.NOK.SP gives the rates of each banking day. */
export function openNorgesBank({ url }: { url: string }): RateSource {
  const base = url.replace(/\/$/, '')
  const wanted = CURRENCIES.filter((currency) => currency !== 'NOK').join('+')
  return {
    async ratesSince(day) {
      assertOutsideTransaction('the source of exchange rates')
      const query = new URLSearchParams({ format: 'sdmx-json', startPeriod: day, locale: 'en' })
      const { status, text } = await callPeer(`${base}/data/EXR/B.${wanted}.NOK.SP?${query}`, {}, PATIENCE_MS)
      if (status === 404) return [] // nothing has been published since
      if (status !== 200) throw new Error(`the source of exchange rates answered ${status}`)
      return ratesIn(text)
    },
  }
}

function ratesIn(text: string): PublishedRate[] {
  const { data: answer } = Answer.parse(JSON.parse(text))
  const series = answer.dataSets.flatMap((set) => Object.entries(set.series))
  return series.flatMap((each) => ratesOf(answer.structure, each))
}

function ratesOf({ dimensions, attributes }: Structure, [key, series]: [string, Series]): PublishedRate[] {
  const places = key.split(':').map(Number)
  const codeOf = (name: string) => {
    const at = dimensions.series.findIndex(({ id }) => id === name)
    return dimensions.series[at]?.values[places[at] ?? -1]?.id
  }
  const currency = CURRENCIES.find((each) => each === codeOf('BASE_CUR'))
  const unit = attributes.series.findIndex(({ id }) => id === 'UNIT_MULT')
  const power = Number(attributes.series[unit]?.values[series.attributes[unit] ?? -1]?.id)
  if (!currency || codeOf('QUOTE_CUR') !== 'NOK' || !Number.isInteger(power)) return []
  const days = dimensions.observation.find(({ id }) => id === 'TIME_PERIOD')?.values ?? []
  return Object.entries(series.observations).flatMap(([at, [said]]) => {
    const ratedOn = days[Number(at)]?.id
    const rate = perUnit(said ?? '', power)
    return ratedOn && /^\d{4}-\d{2}-\d{2}$/.test(ratedOn) && rate ? [{ currency, ratedOn, rate, source: NAME }] : []
  })
}

/** Some are quoted for a hundred units: the point moves, no digit changes. */
function perUnit(said: string, power: number): string | null {
  const [, whole = '', parts = ''] = /^(\d+)(?:\.(\d+))?$/.exec(said) ?? []
  if (whole === '' || power < 0) return null
  const digits = whole.padStart(power + 1, '0') + parts
  const point = digits.length - parts.length - power
  const decimals = digits.slice(point).replace(/0+$/, '')
  return `${digits.slice(0, point).replace(/^0+(?=\d)/, '')}${decimals ? `.${decimals}` : ''}`
}
