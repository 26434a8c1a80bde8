import type { Browser, Page } from 'playwright-core'
import { LANGS, type Lang } from '../../src/platform/lang.ts'
import { type Guide, PICTURE, pictureName } from '../../src/web/help/guide.ts'
import { GUIDES, type GuideName, type StepName } from '../../src/web/help/guides.ts'
import { href, languageOf } from '../../src/web/href.ts'
import { keepPictureOf } from './keep-picture.ts'
import { namedIn, wordsOn } from './named.ts'

const PATIENCE_MS = 15_000
/** English first, so that a walk goes on in Norwegian, the language that the till speaks by itself. */
const LOOKED_IN: readonly Lang[] = LANGS.toReversed()

/** The demo that is walked through. */
export type Ground = {
  url: string
  chromium: Browser
  witness(sql: string): Promise<Record<string, unknown>[]>
  /** The session of an administrator, whom the demo has none of. */
  boss: { name: string; value: string }
}
type DemoRole = 'learner' | 'manager' | 'finance' | 'administrator' | 'support'

type Look = {
  /** The page's address, where it is not the one that the walk stands on. */
  at?: string
  /** Fills in, or opens, what the picture is to show. */
  before?(page: Page, lang: Lang): Promise<unknown>
  /** What is marked in the picture, as a CSS selector. */
  mark?: string
}

/** Somebody who follows a guide, step by step. */
export type Walker<Name extends GuideName> = {
  ground: Ground
  as(role: DemoRole | 'boss'): Promise<Page>
  /** Takes the step's picture in every language, and reads what the page says. */
  picture(step: StepName<Name>, page: Page, look: Look): Promise<void>
  /** Reads in every language what a further page of the step says, without a picture. */
  look(step: StepName<Name>, page: Page, look?: Look): Promise<void>
}

/** What is wrong with a guide after it has been walked, in sentences. */
export async function walkGuide<Name extends GuideName>(
  name: Name,
  ground: Ground,
  walk: (walker: Walker<Name>) => Promise<void>,
): Promise<string[]> {
  const read = new Map<string, string>()
  const taken: string[] = []
  const pages: Page[] = []
  const lookAt = async (step: string, page: Page, look: Look, pictured: boolean): Promise<void> => {
    const at = look.at ?? languageOf(page.url().slice(ground.url.length)).path
    for (const lang of LOOKED_IN) {
      await page.goto(`${ground.url}${href(lang, at)}`)
      await look.before?.(page, lang)
      const key = `${step}.${lang}`
      read.set(key, `${read.get(key) ?? ''}\n${await wordsOn(page)}`)
      if (pictured) await keepPictureOf(page, look.mark, pictureName(name, step, lang))
    }
    if (pictured) taken.push(step)
  }
  await walk({
    ground,
    async as(role) {
      const page = await openPage(ground, role)
      pages.push(page)
      return page
    },
    picture: (step, page, look) => lookAt(step, page, look, true),
    look: (step, page, look = {}) => lookAt(step, page, look, false),
  })
  await Promise.all(pages.map((page) => page.context().close()))
  return faultsOf(GUIDES[name], read, taken)
}

/** Of each step: whether its picture was taken, and which names its words give to what was not read on any page it visited. */
export function faultsOf(guide: Guide, read: ReadonlyMap<string, string>, taken: readonly string[]): string[] {
  return Object.entries(guide.steps).flatMap(([step, { shows, says }]) => [
    ...((shows !== undefined) === taken.includes(step)
      ? []
      : [`${step}: its picture is promised and not taken, or the other way round`]),
    ...LANGS.flatMap((lang) =>
      namedIn(says[lang])
        .filter((called) => !(read.get(`${step}.${lang}`) ?? '').includes(called.toLowerCase()))
        .map((called) => `${step}, ${lang}: nothing on the page is called “${called}”`),
    ),
  ])
}

async function openPage({ chromium, url, boss }: Ground, role: DemoRole | 'boss'): Promise<Page> {
  const context = await chromium.newContext({
    viewport: PICTURE,
    locale: 'nb-NO',
    timezoneId: 'Europe/Oslo',
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(PATIENCE_MS)
  const page = await context.newPage()
  if (role === 'boss') await context.addCookies([{ ...boss, url }])
  await page.goto(`${url}/demo`)
  if (role === 'boss') return page
  await page.locator(`#${role}`).getByRole('button').click()
  await page.waitForURL((at) => !at.pathname.startsWith('/demo'))
  return page
}
