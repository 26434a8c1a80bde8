/** What a currency was quoted at: kroner for ten to the power of `power` units, by day. */
export type Quoted = { currency: string; power: number; rates: Record<string, string> }

/** Rates in the shape in which Norges Bank publishes them (SDMX-JSON, as far as it tells them apart). */
export function publishedAs(quoted: readonly Quoted[]): object {
  const days = [...new Set(quoted.flatMap(({ rates }) => Object.keys(rates)))].sort()
  const powers = [...new Set(quoted.map(({ power }) => power))]
  const named = (id: string, values: readonly (string | number)[]) => ({
    id,
    name: id,
    values: values.map((value) => ({ id: String(value), name: String(value) })),
  })
  const series = quoted.map(({ power, rates }, at) => {
    const observations = Object.entries(rates).map(([day, rate]) => [days.indexOf(day), [rate]])
    return [
      `0:${at}:0:0`,
      { attributes: [0, 0, powers.indexOf(power), 0], observations: Object.fromEntries(observations) },
    ]
  })
  return {
    meta: { id: 'IREF000001', test: false },
    data: {
      dataSets: [{ action: 'Information', series: Object.fromEntries(series) }],
      structure: {
        dimensions: {
          dataset: [],
          series: [
            named('FREQ', ['B']),
            named(
              'BASE_CUR',
              quoted.map(({ currency }) => currency),
            ),
            named('QUOTE_CUR', ['NOK']),
            named('TENOR', ['SP']),
          ],
          observation: [named('TIME_PERIOD', days)],
        },
        attributes: {
          dataset: [],
          series: [
            named('DECIMALS', [4]),
            named('CALCULATED', ['false']),
            named('UNIT_MULT', powers),
            named('COLLECTION', ['C']),
          ],
          observation: [],
        },
      },
    },
  }
}
