import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browse, type PlainBrowser, wordsOf } from '../web/browser.ts'
import { type Campus, goToProvider, openCampus, signInWith, whoIs } from './campus.ts'

let campus: Campus
const visitor = () => browse(campus.house.url)
beforeAll(async () => {
  campus = await openCampus()
  for (const known of [campus.campus.known, campus.nation.known])
    Object.assign(known, {
      kari: { sub: 'kari-7', name: 'Kari Nordmann', email: 'kari@campus.test', email_verified: true },
      ola: { sub: 'ola-8', name: 'Ola Hansen', email: 'ola@campus.test', email_verified: true },
    })
}, 90_000)
afterAll(() => campus?.close())

/** The page that a refused sign-in ends on. */
async function refusal(browser: PlainBrowser, path: string) {
  const sent = await browser.get(path)
  if (sent.to === null) throw new Error(`${sent.status}: ${wordsOf(sent.body).slice(0, 500)}`)
  const shown = await browser.get(sent.to)
  return { code: new URLSearchParams(sent.to.split('?')[1]).get('refused'), ...shown, words: wordsOf(shown.body) }
}
const peopleHere = async () => (await campus.house.witness('select count(*)::int as n from people'))[0]!.n as number

describe('somebody whom a trusted provider vouches for', () => {
  test('is signed in where they came from, under a new session, and is the same person the next time', async () => {
    const kari = visitor()
    const callback = await goToProvider(campus, kari, {
      with: 'faculty',
      login: 'kari',
      query: '?to=/courses%3Fcredits=5',
    })
    const before = kari.cookies.get('sid')
    expect(await kari.get(callback)).toMatchObject({ status: 303, to: '/courses?credits=5' })
    expect(kari.cookies.get('sid')).not.toBe(before)
    const first = await whoIs(campus, kari)
    expect(first).toMatchObject({ name: 'Kari Nordmann', email: 'kari@campus.test' })
    const stolen = visitor()
    stolen.cookies.set('sid', before!)
    expect(await whoIs(campus, stolen)).toBeNull()
    const people = await peopleHere()
    const again = visitor()
    expect(await signInWith(campus, again, { with: 'faculty', login: 'kari' })).toMatchObject({ to: '/my-learning' })
    expect(await whoIs(campus, again)).toEqual(first)
    expect(await peopleHere()).toBe(people)
  })

  test('stays in English, and signs out of the till alone', async () => {
    const kari = visitor()
    const begun = await kari.get('/en/sign-in/with/faculty')
    expect(new URL(begun.to!).searchParams.get('ui_locales')).toBe('en')
    expect((await signInWith(campus, kari, { with: 'faculty', login: 'kari' })).to).toBe('/my-learning')
    expect((await kari.post('/sign-out', {})).to).toBe('/')
    expect(await whoIs(campus, kari)).toBeNull()
  })

  test('still owes the code of their authenticator app, and comes from there to where they were', async () => {
    const per = visitor()
    campus.campus.known.per = { name: 'Per', email: 'per@campus.test', email_verified: true }
    await signInWith(campus, per, { with: 'faculty', login: 'per' })
    await campus.house.till.connection.pool.query(
      `insert into authenticators (person_id, sealed_secret, confirmed_at) values ($1, '', now())`,
      [(await whoIs(campus, per))!.id],
    )
    const again = visitor()
    const owes = await signInWith(campus, again, { with: 'faculty', login: 'per', query: '?to=/cart' })
    expect([owes.status, owes.to]).toEqual([303, '/sign-in/code?to=%2Fcart'])
    expect((await again.get(owes.to!)).status).toBe(200)
    expect(await whoIs(campus, again)).toBeNull()
  })

  test.each([
    'https://evil.test/',
    '//evil.test',
    '/\\evil.test',
    '/%09/evil.test\n',
    'javascript:alert(1)',
    `/${'a'.repeat(600)}`,
  ])('is never led on to %j', async (to) => {
    const kari = visitor()
    const trip = { with: 'faculty', login: 'kari', query: `?to=${encodeURIComponent(to)}` }
    const { status, to: ledTo } = await signInWith(campus, kari, trip)
    expect(status).toBe(303)
    expect(new URL(ledTo!, campus.house.url).origin).toBe(campus.house.url)
    expect(ledTo).not.toContain('evil.test\n')
  })
})

describe('a sign-in that is not the one that was begun here', () => {
  const NOT_BEGUN = { code: 'access/sign-in-not-begun', status: 200, words: expect.stringContaining('Begynn på nytt') }

  test('is refused with a wrong state', async () => {
    const ola = visitor()
    const callback = new URL(await goToProvider(campus, ola, { with: 'faculty', login: 'ola' }), campus.house.url)
    callback.searchParams.set('state', 'somebody-elses')
    expect(await refusal(ola, callback.href)).toMatchObject(NOT_BEGUN)
    expect(await whoIs(campus, ola)).toBeNull()
  })

  test('is refused when it comes back twice, and so is its code in a new sign-in', async () => {
    const kari = visitor()
    const callback = await goToProvider(campus, kari, { with: 'faculty', login: 'kari' })
    await kari.get(callback)
    const people = await peopleHere()
    expect(await refusal(kari, callback)).toMatchObject(NOT_BEGUN)
    const thief = visitor()
    const next = new URL(await goToProvider(campus, thief, { with: 'faculty', login: 'ola' }), campus.house.url)
    next.searchParams.set('code', new URL(callback, campus.house.url).searchParams.get('code')!)
    expect(await refusal(thief, next.href)).toMatchObject(NOT_BEGUN)
    expect(await whoIs(campus, thief)).toBeNull()
    expect(await peopleHere()).toBe(people)
  })

  test('is refused in another browser, so that nobody is signed in as somebody else behind their back', async () => {
    const callback = await goToProvider(campus, visitor(), { with: 'faculty', login: 'ola' })
    const victim = visitor()
    expect(await refusal(victim, callback)).toMatchObject(NOT_BEGUN)
    const busy = visitor()
    await goToProvider(campus, busy, { with: 'faculty', login: 'kari' })
    expect(await refusal(busy, callback)).toMatchObject(NOT_BEGUN)
    expect([await whoIs(campus, victim), await whoIs(campus, busy)]).toEqual([null, null])
  })

  test("is refused when one provider's code comes back as another's", async () => {
    const ola = visitor()
    const callback = await goToProvider(campus, ola, { with: 'faculty', login: 'ola' })
    await goToProvider(campus, ola, { with: 'id-porten', login: 'ola' })
    for (const other of ['campus', 'id-porten'])
      expect(await refusal(ola, callback.replace('/faculty/', `/${other}/`))).toMatchObject(NOT_BEGUN)
    expect(await whoIs(campus, ola)).toBeNull()
  })

  test('is refused without a code, and with words of a provider that never spoke', async () => {
    for (const query of [
      '',
      '?code=x',
      '?error=access_denied',
      '?code=x&code=y&state=%00',
      `?code=${'x'.repeat(5000)}`,
    ])
      expect(await refusal(visitor(), `/sign-in/with/faculty/callback${query}`)).toMatchObject(NOT_BEGUN)
  })

  test('ends where it began when the person breaks it off at the provider', async () => {
    const ola = visitor()
    const callback = await goToProvider(campus, ola, { with: 'campus', login: '', as: 'cancel', query: '?to=/cart' })
    const shown = await refusal(ola, callback)
    expect(shown).toMatchObject({ code: 'access/sign-in-cancelled', words: expect.stringContaining('Du avbrøt') })
    expect(shown.body).toContain('name="to" value="/cart"')
  })

  test('is no page at all for a provider that nobody has set up', async () => {
    expect((await visitor().get('/sign-in/with/nobody')).status).toBe(404)
    expect((await visitor().get('/sign-in/with/nobody/callback?code=x&state=y')).status).toBe(404)
    const shown = await visitor().get('/sign-in?refused=sign-in-provider/unavailable&with=Call+555+1234')
    expect([shown.status, wordsOf(shown.body).includes('555')]).toEqual([200, false])
  })
})

describe('a provider that is down', () => {
  const DOWN = { code: 'sign-in-provider/unavailable', status: 503 }

  test('stops neither the start nor anybody else, says so, and is asked again once it is there', async () => {
    const ola = visitor()
    const shown = await refusal(ola, '/en/sign-in/with/late?to=/en/cart')
    expect(shown).toMatchObject({
      ...DOWN,
      words: expect.stringContaining('Sen-ID does not answer. Try again, or sign in'),
    })
    expect(shown.headers.get('retry-after')).toBe('30')
    expect(shown.body).toContain('action="/en/sign-in"')
    expect(shown.body).toContain('href="/en/sign-in/with/faculty?to=%2Fen%2Fcart"')
    const late = await campus.bringUp()
    late.known.ola = campus.campus.known.ola!
    expect((await signInWith(campus, ola, { with: 'late', login: 'ola' })).to).toBe('/sign-in/address')
  })

  test('may go down later, before and after its page', async () => {
    const before = visitor()
    const callback = await goToProvider(campus, before, { with: 'id-porten', login: 'ola' })
    await campus.nation.stop()
    expect(await refusal(before, callback)).toMatchObject(DOWN)
    expect(await refusal(visitor(), '/sign-in/with/id-porten')).toMatchObject(DOWN)
    expect((await signInWith(campus, visitor(), { with: 'faculty', login: 'kari' })).to).toBe('/my-learning')
  })
})
