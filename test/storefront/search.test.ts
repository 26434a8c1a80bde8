import { afterAll, beforeAll, expect, test } from 'vitest'
import { changeCourse } from '../../src/catalogue/change-course.ts'
import { changeOffering } from '../../src/catalogue/change-offering.ts'
import { unpublishOffering } from '../../src/catalogue/unpublish-offering.ts'
import { daysAfter } from '../../src/platform/clock.ts'
import type { Lang } from '../../src/platform/lang.ts'
import { countOffers } from '../../src/storefront/count-offers.ts'
import { listOffers } from '../../src/storefront/offers.ts'
import { publishOffering } from '../../src/storefront/publish-offering.ts'
import { type House, launch, openHouse } from './make.ts'

let house: House
const on = () => ({ client: house.pool })
const names = new Map<string, string>()
const said = (title: string, summary = 'Kort.', description = 'Langt.') => ({
  ...{ title, summary, description, outcomes: '', prerequisites: '' },
})

/** Courses of one house, each known in the sentences below by a short name. */
beforeAll(async () => {
  house = await openHouse()
  const courses = {
    statistics: { nb: said('Praktisk statistikk'), en: said('Practical statistics') },
    nursing: { nb: said('Veiledning av sykepleierstudenter', 'For deg som tar imot studenter.') },
    economy: {
      nb: said('Økonomi for ledere', 'Budsjett og regnskap.', 'Vi øver på noen regneark og litt statistikk.'),
    },
    sheep: { nb: said('Får på fjellet'), en: said('Sheep in the mountains') },
  }
  for (const [name, texts] of Object.entries(courses)) {
    const { offeringId } = await launch(house, {
      course: { texts, topics: name === 'nursing' ? ['helse'] : [], faculty: 'Avdeling A' },
      offering: {
        code: name === 'economy' ? 'IT-26' : `${name.toUpperCase()}-27`,
        place: name === 'sheep' ? 'Storgata 1, Tromsø' : 'Pilestredet 35, Oslo',
      },
    })
    names.set(offeringId, name)
  }
})
afterAll(() => house.close())

const find = (search: string, lang: Lang = 'nb') => listOffers(on(), { lang, search, limit: 50 })
async function found(search: string, lang?: Lang): Promise<string[]> {
  const { offers, instead } = await find(search, lang)
  expect(instead).toBeNull()
  return offers.map(({ offeringId }) => names.get(offeringId) ?? offeringId)
}

test.each([
  ['a word in another form', 'veiledninger', ['nursing']],
  ['a word in another form, in English', 'mountain', ['sheep']],
  ['the beginning of a word', 'stat', ['statistics', 'economy']],
  ['a part of a compound', 'pleier', ['nursing']],
  ['its address', 'tromsø', ['sheep']],
  ['its code', 'nursing-27', ['nursing']],
  ['a short code', 'IT-26', ['economy']],
  ['its topic', 'helse', ['nursing']],
  ['a word of its description', 'regneark', ['economy']],
  ['capitals', 'ØKONOMI', ['economy']],
  ['two words that stand apart', 'ledere budsjett', ['economy']],
  ['small words beside it', 'økonomi for og the', ['economy']],
  ['words in two languages', 'sheep fjellet', ['sheep']],
])('a course is found by %s', async (_, search, expected) => {
  expect(await found(search)).toEqual(expected)
  expect(await found(search, 'en')).toEqual(expected)
})

test('whoever has no æ, ø or å finds it without, and whoever writes them means them', async () => {
  expect(await found('okonomi')).toEqual(['economy'])
  expect(await found('tromso')).toEqual(['sheep'])
  expect(await found('far')).toEqual(['sheep'])
  const { offers, instead } = await find('får')
  expect([offers.map(({ offeringId }) => names.get(offeringId)), instead]).toEqual([['sheep'], null])
  expect(await found('løøød')).toEqual([])
})

test('two words must both stand there, and signs are only signs', async () => {
  expect(await found('statistikk tromsø')).toEqual([])
  for (const search of ['%', "o'brien & (!", '%_%', '\\', '"', ':*', '!!!', '½ ²', 'ⅷ 漢字 ١', 'a'.repeat(200)])
    expect(await found(search)).toEqual([])
})

test('a title that fits comes before a description that does, whichever begins first', async () => {
  const early = await launch(house, {
    course: { texts: { nb: said('Tidlig', 'Kort.', 'Om kvantefysikk.') }, topics: [] },
    offering: { startsAt: daysAfter(new Date(), 5) },
  })
  const late = await launch(house, {
    course: { texts: { nb: said('Kvantefysikk') }, topics: [] },
    offering: { startsAt: daysAfter(new Date(), 50) },
  })
  const order = [late.offeringId, early.offeringId]
  expect(await found('kvantefysikk')).toEqual(order)
  const first = await listOffers(on(), { lang: 'nb', search: 'kvantefysikk', limit: 1 })
  const second = await listOffers(on(), { lang: 'nb', search: 'kvantefysikk', limit: 1, after: first.next! })
  expect([first, second].map(({ offers }) => offers[0]!.offeringId)).toEqual(order)
  expect(second.next).toBeNull()
  const other = listOffers(on(), { lang: 'nb', limit: 1, after: first.next! })
  await expect(other).rejects.toMatchObject({ faults: [{ pointer: '/query/after' }] })
})

test.each([
  ['statstikk', 'statistics', ['statistikk']],
  ['statisitkk praktisk', 'statistics', ['praktisk', 'statistikk']],
  ['økonmi', 'economy', ['økonomi']],
  ['sykepleistudent', 'nursing', ['sykepleierstudenter']],
])('who writes %s finds it all the same, and is told which words were taken', async (search, name, words) => {
  const { offers, instead } = await find(search)
  expect(names.get(offers[0]!.offeringId)).toBe(name)
  expect(instead?.toSorted()).toEqual(words)
})

test('what a course says is found in the moment it says it, and no longer than it does', async () => {
  const { courseId, offeringId } = await launch(house, { course: { texts: { nb: said('Brettseiling') }, topics: [] } })
  expect(await found('brettseiling')).toEqual([offeringId])
  await house.does((tx) => changeCourse(tx, { courseId, texts: { nb: said('Dragebygging') }, topics: ['vind'] }))
  expect(await found('brettseiling')).toEqual([])
  expect(await found('dragebygg vind')).toEqual([offeringId])
  await house.does((tx) => changeOffering(tx, { offeringId, place: 'Havna 1, Bodø' }))
  expect(await found('dragebygging bodø')).toEqual([offeringId])
  await house.does((tx) => unpublishOffering(tx, offeringId))
  expect(await found('dragebygging')).toEqual([])
})

test('whoever changes the words of a course while another publishes its start leaves it to be found by the new words', async () => {
  const { courseId, offeringId } = await launch(house, { course: { texts: { nb: said('Fuglekikking') }, topics: [] } })
  await house.does((tx) => unpublishOffering(tx, offeringId))
  const waiting = () => house.pool.query("select from pg_locks where locktype = 'advisory' and not granted")
  let isDone = false
  const publish = async () => {
    await house.does((tx) => publishOffering(tx, offeringId))
    isDone = true
  }
  let publishing = Promise.resolve()
  await house.does(async (tx) => {
    await changeCourse(tx, { courseId, texts: { nb: said('Soppsanking') } })
    publishing = publish()
    await expect.poll(async () => isDone || (await waiting()).rowCount! > 0).toBe(true)
  })
  await publishing
  expect(await found('soppsanking')).toEqual([offeringId])
  expect(await found('fuglekikking')).toEqual([])
})

test('of what nobody may see no search, guess or count tells, to the byte', async () => {
  const answers = async () => {
    const each = ['hemmelig', 'hemmlig', 'mellig', 'lukkestad', 'statstikk'].map(async (search) => [
      await find(search),
      await countOffers(on(), 'nb', { search }),
    ])
    return JSON.stringify([await countOffers(on(), 'nb', {}), ...(await Promise.all(each))])
  }
  const before = await answers()
  const closed = await launch(house, {
    course: { texts: { nb: said('Hemmelig statstikk') }, topics: ['lukket tema'], faculty: 'Lukket fakultet' },
    offering: { place: 'Gata 1, Lukkestad' },
  })
  expect(await answers()).not.toBe(before)
  await house.pool.query('update offerings set closed = true where id = $1', [closed.offeringId])
  expect(await answers()).toBe(before)
})
