const nb = { title: 'Praktisk statistikk', summary: 'Tall.', description: 'Vi regner.' }
const en = { title: 'Applied statistics', summary: 'Numbers.', description: 'We calculate.' }
const rest = { outcomes: '', prerequisites: '' }
const words = { nb, en }
const course = { nb: { ...nb, ...rest }, en: { ...en, ...rest } }
const letter = {
  nb: { subject: 'Ta med PC', words: 'Vi bruker R.' },
  en: { subject: 'Bring a computer', words: 'We use R.' },
}
const about = {
  nb: { title: 'Professor', about: 'Måler fjorden.' },
  en: { title: 'Professor', about: 'Measures the fjord.' },
}
const voucher = { percentBasisPoints: 1_000 }
const link = { leadsTo: '/courses' }
const extra = { netMinor: 20_000 }
const task = { dueOn: '2031-01-10', days: null }

/**
 * What a schema alone does not tell: members of which one must be there, days in their order, numbers with check digits. By operation;
 * laid over what the schema gives.
 */
export const MORE_EXAMPLES: Readonly<Record<string, object>> = {
  writeNote: { orderId: '0197a1b2-0000-7000-8000-000000000001' },
  createPath: { texts: words },
  changePath: { texts: words },
  makeVoucher: { ...voucher, code: 'SOMMER31' },
  changeVoucher: voucher,
  makeCampaignLink: link,
  changeCampaignLink: link,
  previewGiveBack: { number: 2 },
  giveBackSeats: { number: 2 },
  sendMessage: { texts: letter },
  cancelOffering: { reason: { nb: 'For få meldte seg på.', en: 'Too few signed up.' } },
  createNewsletterIssue: { texts: letter },
  changeNewsletterIssue: { texts: letter },
  addTask: task,
  changeTask: task,
  claimDomain: { domain: 'fjordheim.no' },
  createCourse: { texts: course },
  createOffering: {
    ...{ startsAt: '2031-03-10T08:00:00.000Z', endsAt: '2031-03-12T15:00:00.000Z' },
    ...{ saleOpensAt: '2030-12-01T08:00:00.000Z', saleClosesAt: '2031-03-08T15:00:00.000Z' },
  },
  writeTeacherProfile: { texts: about },
  setPrice: { netMinor: 490_000 },
  addExtra: extra,
  changeExtra: extra,
  setSeller: { bankAccount: '15032080119' },
}
