import type { Cut } from './cut.ts'

/** Each guard of who may see and do what, and what takes it out of the program. */
export const GUARDS_OF_ACCESS = {
  'names are told to keys that may see them': [
    {
      module: '/src/handover/events-after.ts',
      piece: /actor\.kind !== 'client' \|\| actor\.personal === true/,
      instead: 'true',
    },
  ],
  'whoever answers for a course may keep it': [
    { module: '/src/tasks/demand-keeper.ts', piece: /if \(!\(await isKeeperOf[^\n]+\n/, instead: '\n' },
  ],
  'a certificate that was taken back is not handed out': [
    { module: '/src/certifying/verify-certificate.ts', piece: /found\.state !== 'valid' \|\| /, instead: '' },
  ],
  'a receiver inside is never called': [
    { module: '/src/platform/call-outside.ts', piece: /!found\.every\(isPublicAddress\)/, instead: 'found.length < 0' },
  ],
  'a thing is opened to whom it belongs': [
    {
      module: '/src/platform/http/admit.ts',
      piece: /if \(ties\.some\(\(tie\) => words\.includes\(tie\)\)\)/,
      instead: 'if (ties)',
    },
  ],
  'a page asks who it is for': [
    { module: '/src/web/mount-pages.ts', piece: /await admit\(route\.who,/, instead: "await admit('anyone'," },
  ],
  'what one changes of oneself names nobody else': [
    {
      module: '/src/access/set-password.ts',
      piece: /ChangePassword = z\.strictObject/,
      instead: 'ChangePassword = z.looseObject',
    },
    {
      module: '/src/access/change-ways-in.ts',
      piece: /actor: Actor, \{ password \}: \{ password: string \}\): Promise<void> \{/,
      instead:
        'given: Actor, { password, ...more }: { password: string }): Promise<void> {\n  const actor = { ...given, ...more }',
    },
  ],
  'one request has one actor': [
    {
      module: '/src/identity/actor-of.ts',
      piece: /else if \(req\.user\) become\(req, (.+)\)$/m,
      instead: 'if (req.user) become(req, { ...($1), ...(key === null ? {} : { roles: actorOf(req).roles }) })',
    },
  ],
  'a cart opens to its person': [
    {
      module: '/src/cart/find-cart.ts',
      piece: /c\.person_id = \$3\)/,
      instead: '(c.person_id is not null or c.person_id = $3))',
    },
  ],
  'a mailed proof counts in the browser that asked for it': [
    {
      module: '/src/federation/prove-address.ts',
      piece: /where browser_digest = \$1 and/,
      instead: 'where $1::text is not null and',
    },
  ],
  'an address without an account is answered like one that has one': [
    {
      module: '/src/access/ask-for-link.ts',
      piece: /(?= {2}await sendNow)/,
      instead: "  if (token === null) throw new Error('nobody has this address')\n",
    },
  ],
  'a mailed link works once': [
    { module: '/src/access/use-link.ts', piece: / and used_at is null and/, instead: ' and' },
  ],
  'an invitation is answered by whoever has its address': [
    { module: '/src/companies/accept-invitation.ts', piece: /if \(!\(await ownsAddress\(.+$/m, instead: '' },
  ],
  'a sign-in begins a session of its own': [
    {
      module: '/src/identity/begin-session.ts',
      piece: /await called\(\(done\) => req\.logIn\(\{ personId \}, done\)\)/,
      instead: 'Object.assign(req.session, { passport: { user: personId } })\n  req.user = { personId }',
    },
  ],
  'links name the configured address': [
    {
      module: '/src/server.ts',
      piece: /app\.use\(demandHost, helmet/,
      instead: `app.use((req, _res, next) => {
    till.config = { ...till.config, publicUrl: 'http://' + (req.get('x-forwarded-host') ?? req.get('host')) }
    next()
  })
  app.use(demandHost, helmet`,
    },
  ],
  'anybody is asked who they are': [
    {
      module: '/src/platform/http/admit.ts',
      piece: /if \(who === 'anyone'\) return NONE/,
      instead: 'if (who) return NONE',
    },
    {
      module: '/src/companies/may-act-for.ts',
      piece: /throw tie \? forbidden\(\) : unknown\('company'\)/,
      instead: "return 'owner'",
    },
    {
      module: '/src/checkout/name-seats.ts',
      piece: /if \(!order\.isOpen && !isStaff\(actor\)\) throw unknown\('order'\)/,
      instead: '',
    },
  ],
} as const satisfies Record<string, readonly Cut[]>
