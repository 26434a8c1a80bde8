import type { Deprecation } from './route.ts'

const startOf = (day: string): Date => new Date(`${day}T00:00:00Z`)
const MS_PER_SECOND = 1000

/** What answers of a deprecated address carry: since when it is (RFC 9745), and when it goes (RFC 8594). */
export const deprecationHeaders = ({ since, sunset }: Deprecation): Record<string, string> => ({
  Deprecation: `@${startOf(since).getTime() / MS_PER_SECOND}`,
  Sunset: startOf(sunset).toUTCString(),
  Link: '</docs>; rel="deprecation"; type="text/html"',
})

/** The same for whoever reads the document. */
export const deprecationWords = ({ since, sunset, instead }: Deprecation): string =>
  `Deprecated since ${since}; it goes on ${sunset}. Instead: ${instead}`
