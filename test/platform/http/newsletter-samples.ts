const opening = { token: '0197a1b2-0000-7000-8000-000000000001.spent' }
const words = { subject: 'Nytt i januar', words: 'Hei.\n\n{{new max=3}}' }
const about = { courses: ['praktisk-statistikk'], topics: ['statistikk'] }
const issue = {
  campaign: 'januar-2027',
  texts: { nb: words, en: words },
  segment: {
    langs: ['nb'],
    topics: ['statistikk'],
    waitsFor: about,
    tookPart: about,
    unusedSeats: true,
    without: ['kurs-a'],
  },
  atNight: false,
}

/** Bodies that fit what subscribers of the newsletter send, and those who write it. */
export const newsletterSamples = {
  askInterest: { email: 'kari@example.no', lang: 'nb' },
  confirmInterest: { token: 'spent' },
  openInterest: opening,
  leaveInterest: opening,
  askForNewsletter: { email: 'kari@example.no', lang: 'nb', topics: ['statistikk'] },
  confirmNewsletter: { token: 'spent' },
  openNewsletterChoices: opening,
  changeNewsletterChoices: { ...opening, lang: 'en', topics: ['statistikk'] },
  leaveNewsletter: opening,
  createNewsletterIssue: issue,
  changeNewsletterIssue: issue,
  testNewsletterIssue: { lang: 'nb' },
  sendNewsletterIssue: { from: '2027-01-14T08:00:00.000Z', emptyBlocks: true },
}
/** Everything, instead of some topics. */
export const NULL_IN_NEWSLETTER = ['askForNewsletter /topics', 'changeNewsletterChoices /topics'] as const
