/** The address of a page of ours with the marks of an issue; any other address stays as it is: its owner is not told. */
export function markedUrl(publicUrl: string, campaign: string, href: string): string {
  const url = URL.canParse(href, publicUrl) ? new URL(href, publicUrl) : null
  if (url?.origin !== new URL(publicUrl).origin) return href
  url.searchParams.set('utm_source', 'newsletter')
  url.searchParams.set('utm_medium', 'email')
  url.searchParams.set('utm_campaign', campaign)
  return url.href
}
