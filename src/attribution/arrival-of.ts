import { Arrival } from './touch.ts'

/** What is said of a visit that is linked from elsewhere without marks, or by a partner. */
const REFERRAL = 'referral'
const PARTNER = 'partner'
const UNMARKED = 'link'

/**
 * Where a visit came from: the marks of its link, else the partner that `ref` names, else the host of another site; null where it came
 * from nowhere else. A mark that is not fit to keep is as good as none. `utm_term` is not read: what somebody searched for elsewhere is theirs.
 */
export function arrivalOf(query: URLSearchParams, referrer: string | undefined, ownHost: string): Arrival | null {
  const source = query.get('utm_source')
  const campaign = query.get('utm_campaign')
  if (source !== null || campaign !== null)
    return marked({
      source: source ?? UNMARKED,
      medium: query.get('utm_medium') ?? UNMARKED,
      campaign,
      content: query.get('utm_content'),
    })
  const partner = query.get('ref')
  if (partner !== null) return marked({ source: partner, medium: PARTNER, campaign: null, content: null })
  const host = hostOf(referrer)
  return host === null || host === ownHost
    ? null
    : marked({ source: host, medium: REFERRAL, campaign: null, content: null })
}

type Marks = { source: string; medium: string; campaign: string | null; content: string | null }

/** Source and medium must be fit, the others are left out where they are not. */
function marked({ source, medium, campaign, content }: Marks): Arrival | null {
  const [named, detailed] = [
    Arrival.shape.campaign.safeParse(campaign ?? undefined),
    Arrival.shape.content.safeParse(content ?? undefined),
  ]
  const found = Arrival.safeParse({
    ...{ source, medium },
    ...(named.data === undefined ? {} : { campaign: named.data }),
    ...(detailed.data === undefined ? {} : { content: detailed.data }),
  })
  return found.success ? found.data : null
}

const hostOf = (referrer: string | undefined): string | null => {
  const url = URL.parse(referrer ?? '')
  return url === null || !url.protocol.startsWith('http') ? null : url.host
}

/** The site's own referrer: somebody who goes from one of our pages to another. */
export const isFromHere = (referrer: string | undefined, ownHost: string): boolean => hostOf(referrer) === ownHost
