import { z } from 'zod'
import { onePage, pageQuery } from '../platform/http/page-of.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { CurrencyCode } from '../platform/money.ts'
import { act, type Till } from '../platform/till.ts'
import { VOUCHER_WRITERS } from '../vouchers/routes.ts'
import { broughtByLinks } from './brought-by-links.ts'
import { followLink, linkUrl } from './follow-link.ts'
import { type CampaignLink, LINK_STATES, LinkBody, type LinkSum, MakeLink } from './link.ts'
import { linkUnknown } from './problems.ts'
import { qrFile } from './qr-file.ts'
import { daysOfLink, linkById, listLinks } from './queries.ts'
import { changeLink, endLink, makeLink } from './write-link.ts'

const room = 'campaigns'
/** Who makes links of campaigns: whoever makes codes. */
export const LINK_WRITERS = VOUCHER_WRITERS
/** The most characters that are searched for. */
export const SEARCH_MAX = 100
/** Days that are told of one link. */
export const DAYS_TOLD = 60
const OneLink = z.object({ linkId: z.uuid() })

const Sums = z.array(z.object({ currency: CurrencyCode, orders: z.int(), netMinor: z.int() })).meta({
  description: 'Settled orders of buyers who came by it last and agreed to our knowing it; without VAT, net of credits',
})
const LinkReply = z
  .object({
    ...{ id: z.uuid(), name: z.string(), url: z.url(), leadsTo: z.string() },
    ...{ source: z.string(), medium: z.string(), campaign: z.string(), code: z.string().nullable() },
    ...{ untilAt: z.iso.datetime().nullable(), state: z.enum(LINK_STATES) },
    visits: z.int().meta({ description: 'How often it was followed: counts of nobody, up to a minute late' }),
    brought: Sums,
  })
  .meta({ id: 'CampaignLink' })
const { limit } = pageQuery

/** Links with names, which lead on with marks of where they stood. */
export const routes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/go/{name}',
    id: 'followCampaignLink',
    room,
    who: 'anyone',
    summary:
      'Leads on to a page of this site, with marks of where the link stood while it runs. Only browsers are counted.',
    params: z.object({ name: z.string().min(1) }),
    replies: { 302: null },
    refusals: ['campaign-link/unknown'],
    answer: async ({ till, params }) => {
      const { path } = await followLink({ client: till.connection.pool }, params.name)
      return { status: 302, body: null, headers: { Location: path, 'Cache-Control': 'no-store' } }
    },
  }),
  route({
    method: 'get',
    path: '/campaign-links',
    id: 'listCampaignLinks',
    room,
    who: LINK_WRITERS,
    summary: 'Links of campaigns, the newest first, with what is searched for in name, source or campaign',
    query: z.strictObject({ limit, after: z.uuid().optional(), search: z.string().max(SEARCH_MAX).optional() }),
    replies: { 200: z.object({ links: z.array(LinkReply), next: z.uuid().nullable() }) },
    answer: async ({ till, actor, query: { after = null, limit: most, search = null } }) => {
      const rows = await listLinks({ client: till.connection.pool }, { after, search, limit: most + 1 })
      const { page, next } = onePage(rows, most, ({ id }) => id)
      const brought = await broughtByLinks(
        { till, actor },
        page.map(({ name }) => name),
      )
      return { status: 200, body: { links: page.map((link) => view(till, link, brought.get(link.name))), next } }
    },
  }),
  route({
    method: 'post',
    path: '/campaign-links',
    id: 'makeCampaignLink',
    room,
    who: LINK_WRITERS,
    summary: 'A link with a name, which leads to a page of this site',
    body: MakeLink,
    replies: { 201: LinkReply },
    refusals: ['campaign-link/name-taken'],
    answer: async ({ till, actor, body }) => {
      const id = await act(till, actor, (tx) => makeLink(tx, body))
      return { status: 201, body: view(till, (await linkById({ client: till.connection.pool }, id))!) }
    },
  }),
  route({
    method: 'get',
    path: '/campaign-links/{linkId}',
    id: 'readCampaignLink',
    room,
    who: LINK_WRITERS,
    summary: 'What a link says, how often it was followed on which day, and what it brought',
    params: OneLink,
    replies: {
      200: LinkReply.extend({ days: z.array(z.object({ day: z.iso.date(), visits: z.int() })) }).meta({
        id: 'CampaignLinkDays',
      }),
    },
    refusals: ['campaign-link/unknown'],
    answer: async ({ till, actor, params }) => {
      const on = { client: till.connection.pool }
      const link = await theLink(till, params.linkId)
      const brought = await broughtByLinks({ till, actor }, [link.name])
      const days = await daysOfLink(on, link.id, DAYS_TOLD)
      return { status: 200, body: { ...view(till, link, brought.get(link.name)), days } }
    },
  }),
  route({
    method: 'put',
    path: '/campaign-links/{linkId}',
    id: 'changeCampaignLink',
    room,
    who: LINK_WRITERS,
    summary: 'Changes where it leads and what it says from now on; its name stays',
    params: OneLink,
    body: LinkBody,
    replies: { 204: null },
    refusals: ['campaign-link/unknown'],
    answer: async ({ till, actor, params, body }) => {
      await act(till, actor, (tx) => changeLink(tx, params.linkId, body))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'post',
    path: '/campaign-links/{linkId}/end',
    id: 'endCampaignLink',
    room,
    who: LINK_WRITERS,
    summary: 'Ends it at once: it leads on without marks and code',
    params: OneLink,
    replies: { 204: null },
    refusals: ['campaign-link/unknown', 'campaign-link/ended'],
    answer: async ({ till, actor, params }) => {
      await act(till, actor, (tx) => endLink(tx, params.linkId))
      return { status: 204, body: null }
    },
  }),
  ...(['svg', 'png'] as const).map((form) =>
    route({
      method: 'get',
      path: `/campaign-links/{linkId}/qr.${form}`,
      id: form === 'svg' ? 'readCampaignLinkQrSvg' : 'readCampaignLinkQrPng',
      room,
      who: LINK_WRITERS,
      summary: `Its address as a QR code for print, as ${form.toUpperCase()}`,
      params: OneLink,
      replies: { 200: null },
      refusals: ['campaign-link/unknown'],
      answer: async ({ till, params }) => {
        const { name } = await theLink(till, params.linkId)
        return { status: 200, body: null, file: qrFile(linkUrl(till.config.publicUrl, name), name, form) }
      },
    }),
  ),
]

async function theLink({ connection }: Till, id: string): Promise<CampaignLink> {
  const found = await linkById({ client: connection.pool }, id)
  if (!found) throw linkUnknown()
  return found
}

const view = (
  { config }: Till,
  { untilAt, ...link }: CampaignLink,
  brought: LinkSum[] = [],
): z.input<typeof LinkReply> => ({
  ...link,
  url: linkUrl(config.publicUrl, link.name),
  untilAt: untilAt?.toISOString() ?? null,
  brought,
})
