import { company } from '../../support/buyer.ts'
import { SELLER } from '../../support/fleet.ts'
import { admissionSamples, NULL_IN_ADMISSION } from './admission-samples.ts'
import { askingSamples } from './asking-samples.ts'
import { attendingSamples, NULL_IN_ATTENDING } from './attending-samples.ts'
import { bankSamples, NULL_IN_BANK } from './bank-samples.ts'
import { cancellingSamples } from './cancelling-samples.ts'
import { closingSamples, NULL_IN_GRANTS } from './closing-samples.ts'
import { GOING_MAY_BE_NULL, goingSamples } from './going-samples.ts'
import { handoverSamples } from './handover-samples.ts'
import { NULL_IN_NEWSLETTER, newsletterSamples } from './newsletter-samples.ts'
import { pictureSamples } from './picture-samples.ts'
import { questionSamples } from './question-samples.ts'
import { agreementSamples, NULL_IN_AGREEMENTS } from './samples-agreements.ts'
import { orderOf, type Shop } from './shop.ts'
import { supportSamples } from './support-samples.ts'
import { UNIT_NULLS, unitSamples } from './unit-samples.ts'
import { waitingSamples } from './waiting-samples.ts'

const said = { nb: 'Gratis til to uker før.', en: 'Free until two weeks before.' }
const day = (n: number) => `2031-03-${String(n).padStart(2, '0')}T09:00:00+01:00`
const times = { startsAt: day(10), endsAt: day(12), saleOpensAt: day(1), saleClosesAt: day(8) }
const texts = {
  nb: { title: 'Praktisk statistikk', summary: 'Tall.', description: 'Vi regner.', outcomes: '', prerequisites: '' },
}
const course = {
  slug: 'praktisk-regning',
  faculty: 'Fakultet for helsevitenskap',
  creditTenths: 25,
  level: 'bachelor',
  topics: ['statistikk'],
  contactEmail: 'kurs@hoyskolen.example',
  texts,
}
const offering = {
  code: 'REGN-1',
  mode: 'campus',
  place: 'Pilestredet 35, Oslo',
  teachingLang: 'nb',
  zone: 'Europe/Oslo',
  ...times,
  minimum: 5,
  sessions: [{ startsAt: day(10), endsAt: day(11), place: 'Rom P46' }],
}
const extra = {
  name: { nb: 'Lunsj', en: 'Lunch' },
  currency: 'NOK',
  taxClass: 'food',
  taxDecision: 'Ingrid: servering',
  mostPerSeat: 2,
  required: false,
  delivered: 'first-session',
}
const partner = {
  ...{ organisationNumber: '974760673', shareBasisPoints: 2500 },
  ...{ fromDay: '2031-01-01', untilDay: '2031-12-31', note: 'Utviklet sammen' },
}
const people = [{ name: 'Ola Hansen', email: 'ola@example.no' }]

/** A body that fits, for every route that takes one, by the route's id. */
export function samplesFor({ ids }: Pick<Shop, 'ids'>): Record<string, Record<string, unknown>> {
  const { lines: _lines, ...checkout } = orderOf(ids.offeringId!)
  return {
    openCart: { currency: 'NOK', lang: 'nb' },
    addLine: { offeringId: ids.offeringId, quantity: 2, people, extras: [{ extraId: ids.extraId, quantity: 2 }] },
    changeLine: { quantity: 2, people, extras: [{ extraId: ids.extraId, quantity: 1 }] },
    startCheckout: { ...checkout, payer: company(), purchaseOrderNumber: 'PO 7', buyerReference: 'Avd. 4', lang: 'nb' },
    ...askingSamples(checkout),
    ...handoverSamples,
    orderNow: { ...orderOf(ids.offeringId!), lang: 'nb', externalId: 'order-7', purchaseOrderNumber: 'PO 7' },
    nameSeats: { offeringId: ids.offeringId, people },
    creditOrder: { reason: 'Avlyst' },
    previewGiveBack: { number: 2, orderId: ids.offeringId },
    giveBackSeats: { previewId: 'abc.def', seats: [ids.offeringId], orderId: ids.offeringId },
    claimDomain: { domain: 'fjordheim.example' },
    steerDomain: { letsIn: 'at-once' },
    answerJoin: { admitAs: 'buyer' },
    createCompany: {
      ...{ organisationNumber: '974767880', name: 'Bedrift Vest AS', invoiceEmail: 'faktura@vest.example' },
      ...{ street: 'Storgata 5', postcode: '5003', city: 'Bergen', country: 'NO' },
      buyerReference: 'Avd. 4',
      externalId: 'company-7',
    },
    addMember: { name: 'Kari Prøve', email: 'kari@example.no', role: 'manager', lang: 'nb' },
    setCompanyCredit: { amountMinor: 500_000, until: '2031-12-31', reason: 'Kjent kunde' },
    setCompanyStanding: { publicBody: true, paymentTermsDays: 30 },
    askCredit: { amountMinor: 500_000, reason: 'Kurs for alle', lang: 'nb' },
    decideCredit: { granted: true, amountMinor: 500_000, until: '2031-12-31' },
    setNewCompanyCredit: { upToMinor: 250_000_00 },
    changeMemberRole: { role: 'buyer' },
    inviteMember: { email: 'kari@example.no', role: 'buyer', lang: 'nb' },
    acceptInvitation: { token: 'a'.repeat(43) },
    createPerson: { name: 'Kari Prøve', email: 'kari@example.no', lang: 'nb', externalId: 'person-7' },
    inviteStaff: { name: 'Kari Prøve', email: 'kari@example.no', role: 'support', lang: 'nb' },
    verifyEmail: { token: 'a'.repeat(43), password: 'fire tog til Bergen' },
    claimFirstLink: {
      token: 'a'.repeat(43),
      name: 'Kari Prøve',
      email: 'kari@example.no',
      password: 'fire tog til Bergen',
      lang: 'nb',
    },
    makeApiKey: { name: 'Canvas', roles: ['learning-platform'], faculties: ['Juss'], personal: true, endsAt: day(10) },
    grantRole: { role: 'finance' },
    signIn: { email: 'kari@example.no', password: 'fire tog til Bergen' },
    askForSignInLink: { email: 'kari@example.no', lang: 'nb' },
    askForPasswordLink: { email: 'kari@example.no', lang: 'nb' },
    setPasswordByLink: { token: 'a'.repeat(43), password: 'fem tog til Bergen' },
    signInByLink: { token: 'a'.repeat(43) },
    signInByCode: { code: '123456' },
    confirmAuthenticator: { code: '123456' },
    askAddress: { email: 'ola@jobb.example', lang: 'nb' },
    proveAddress: { token: 'abc', code: '123456' },
    mergeAccounts: { keep: [{ offeringId: ids.offeringId, seat: 'here' }] },
    addPasskey: { name: 'Telefonen', id: 'YWJj', clientDataJSON: 'e30', attestationObject: 'oA' },
    signInByPasskey: {
      ...{ id: 'YWJj', clientDataJSON: 'e30', authenticatorData: 'oA' },
      ...{ signature: 'oA', userHandle: 'oA' },
    },
    changePassword: { password: 'fem tog til Bergen' },
    demandStaffCode: { demanded: true },
    changeProfile: { name: 'Kari Prøve', lang: 'en' },
    eraseMe: { when: 'when-over' },
    erasePerson: { when: 'when-over', proof: 'in-person' },
    setFourEyes: { aboveMinor: 5_000_000 },
    declineMoneyRequest: { reason: 'Vår feil' },
    makeQuotation: {
      payer: company(),
      lines: [{ offeringId: ids.offeringId, quantity: 2 }],
      validThrough: '2031-03-07',
      heldThrough: '2031-03-06',
      note: 'Velkommen',
      lang: 'nb',
    },
    acceptQuotation: {
      payBy: 'invoice',
      acceptedSalesTerms: 1,
      expectedTotal: { minor: 980_000, currency: 'NOK' },
      purchaseOrderNumber: 'PO 7',
      buyerReference: 'Avd. 4',
      people: [{ offeringId: ids.offeringId, people }],
    },
    ...bankSamples,
    ...attendingSamples,
    ...questionSamples,
    ...goingSamples,
    ...waitingSamples,
    ...pictureSamples,
    ...newsletterSamples,
    ...admissionSamples,
    ...closingSamples,
    ...cancellingSamples,
    openQuotation: { token: `${ids.offeringId}.spent` },
    takeUpQuotation: { token: `${ids.offeringId}.spent`, payBy: 'invoice', acceptedSalesTerms: 1 },
    makeOwnQuotation: { payer: company(), lines: [{ offeringId: ids.offeringId, quantity: 2 }], lang: 'en' },
    ...unitSamples(ids.offeringId),
    ...supportSamples(ids.orderId!),
    createCourse: { ...course, externalId: 'course-7' },
    changeCourse: course,
    createOffering: { ...offering, courseId: ids.courseId, externalId: 'offering-7' },
    changeOffering: offering,
    openPool: { name: 'standard', capacity: 20 },
    setCapacity: { capacity: 25 },
    setPrice: {
      ...{ currency: 'NOK', netMinor: 490_000, taxClass: 'exempt-teaching', taxDecision: 'Ingrid: § 3-5' },
      ...{ tiers: [{ fromSeats: 10, percentBasisPoints: 1_500 }], tierRule: 'keep-price' },
    },
    addExtra: { ...extra, grossMinor: 23_000 },
    changeExtra: { ...extra, netMinor: 20_000 },
    setOfferingCompanies: { closed: true, organisationNumbers: ['974760673'] },
    ...agreementSamples(ids.courseId!),
    addPartner: partner,
    setPartner: partner,
    appointTeacher: { name: 'Kari Prøve', email: 'kari@example.no', lang: 'nb' },
    setTerms: {
      ...{ code: 'standard', name: said, inWords: said },
      rules: { steps: [{ daysBefore: 14, at: 'midnight', feeBasisPoints: 0 }], afterStart: 'nothing' },
    },
    previewPartialCredit: { amountMinor: 100 },
    resendInvoice: { to: { name: 'Kari Prøve', email: 'kari@example.no' } },
    askCorrection: { wanted: { kind: 'purchase-order', purchaseOrderNumber: 'PO 8' }, words: 'Ny bestilling' },
    decideCorrection: { granted: false, reason: 'Feil bestilling' },
    setCompanyInvoicing: {
      invoicesBy: 'auto',
      mailCopy: true,
      needs: 'nothing',
      buyerReference: 'Avd. 4',
      orderNumberForms: ['PO-####'],
      referenceForms: ['###'],
    },
    invitePeople: { people, lang: 'nb' },
    reassignSeat: { holdingId: ids.offeringId, name: 'Kari Prøve', email: 'kari@example.no', lang: 'nb' },
    revokeSeat: { holdingId: ids.offeringId },
    resendSeatInvitation: { holdingId: ids.offeringId },
    checkUpload: { fileName: 'folk.csv', rows: people },
    mendUpload: { rows: [{ line: 1, ...people[0] }] },
    commitUpload: { which: 'all', lang: 'nb' },
    acceptSeat: { token: 'a'.repeat(43) },
    declineSeat: { token: 'a'.repeat(43) },
    markSendingsSent: { sendings: [ids.offeringId] },
    markSendingRejected: { reason: 'Ukjent mottaker' },
    setReminderSteps: {
      steps: [
        {
          kind: 'reminder',
          afterDays: 14,
          deadlineDays: 14,
          feeMinor: 3500,
          interest: true,
          text: { nb: 'Husk oss.' },
        },
      ],
    },
    addLegalRate: { kind: 'late-interest', validFrom: '2031-01-01', value: 1200, source: 'Forskrift 1' },
    holdReminders: { kind: 'paused', reason: 'Avtalt utsettelse' },
    recordTransfer: { amountMinor: 100, paidOn: '2026-11-27', reference: 'Innbetaling 7' },
    waiveReminderFee: { reason: 'Vår feil' },
    recordBankRefund: { paidOn: '2026-11-27', reference: 'Tilbakebetaling 7' },
    setOfferingDimensions: { costCentre: '4100', project: 'EVU-7', activity: 'kurs' },
    setFacultyDimensions: { costCentre: '4100', project: 'EVU-7', activity: 'kurs' },
    assignAccount: { account: '3210', validFrom: '2031-01-01', nameNb: 'Kurs', nameEn: 'Courses', kind: 'income' },
    setExchangeRate: { currency: 'EUR', ratedOn: '2026-11-27', rate: '11.7425', source: 'Norges Bank' },
    setSeller: SELLER,
    setCreditNoteSeries: { series: 'own' },
    setFirstNumber: { firstNumber: 7 },
    publishSalesTerms: { words: said, validFrom: day(10) },
  }
}

/** Members that may say that there is none, by route and place. */
export const MAY_BE_NULL: ReadonlySet<string> = new Set([
  'setCompanyInvoicing /buyerReference',
  'setCompanyCredit /amountMinor',
  ...UNIT_NULLS,
  ...GOING_MAY_BE_NULL,
  'setTerms /rules',
  'setApprovalRule /aboveMinor',
  ...[
    'addPartner /untilDay',
    'setPartner /untilDay',
    ...NULL_IN_AGREEMENTS,
    ...NULL_IN_BANK,
    ...NULL_IN_ATTENDING,
    ...NULL_IN_GRANTS,
    ...NULL_IN_ADMISSION,
    ...NULL_IN_NEWSLETTER,
  ],
])
