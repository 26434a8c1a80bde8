const agreement = {
  ...{ number: '2026/114', discountBasisPoints: 1500, fromDay: '2031-01-01', untilDay: '2031-12-31' },
  ...{ seatsMost: 60, netMost: { minor: 10_000_000, currency: 'NOK' }, reason: 'Rammeavtale' },
}

const prepaid = {
  ...{ number: '2031/7', places: 20, net: { minor: 18_000_000, currency: 'NOK' }, atEnd: 'income' },
  ...{ untilDay: '2031-12-31', answerBy: '2031-01-31' },
}

const voucher = {
  ...{ campaign: 'Sommer', percentBasisPoints: 2000, forWhom: 'everybody', reason: 'Flere om sommeren', fromSeats: 1 },
  ...{ fromAt: '2031-06-01T00:00:00Z', untilAt: '2031-07-01T00:00:00Z', seatsMost: 60, buyerMost: 2 },
}

const link = {
  ...{ leadsTo: '/courses?topic=ledelse', source: 'aftenposten', medium: 'annonse', campaign: 'vår 2031' },
  ...{ untilAt: '2031-07-01T00:00:00Z', code: null },
}

const path = {
  slug: 'klima-i-praksis',
  texts: { nb: { title: 'Klima i praksis', summary: 'To kurs.', description: 'Ta dem i rekkefølge.', outcomes: '' } },
  price: { by: 'total', total: { minor: 900_000, currency: 'NOK' } },
  organisationNumbers: ['923609016'],
}

/** What is agreed with a company, for whom a cart is, codes, links of campaigns and learning paths. */
export const agreementSamples = (courseId: string) => ({
  makeAgreement: { ...agreement, courseIds: [courseId] },
  changeAgreement: { ...agreement, courseIds: [courseId] },
  endAgreement: { reason: 'Sagt opp' },
  setCartCompany: { companyId: courseId },
  makeVoucher: { ...voucher, courseIds: [courseId], code: 'SOMMER31' },
  changeVoucher: { ...voucher, courseIds: [courseId] },
  makeCampaignLink: { ...link, name: 'varen' },
  changeCampaignLink: link,
  offerPrepaid: { ...prepaid, courseIds: [courseId] },
  acceptPrepaid: { acceptedSalesTerms: 1, contactName: 'Eva Eier', contactEmail: 'eva@firma.example', lang: 'nb' },
  enterCode: { code: 'SOMMER31' },
  createPath: { ...path, courseIds: [courseId] },
  changePath: { ...path, courseIds: [courseId] },
  putPath: { offeringIds: [courseId], quantity: 1 },
})

export const NULL_IN_AGREEMENTS = [
  ...['makeCampaignLink /code', 'makeCampaignLink /untilAt', 'changeCampaignLink /code', 'changeCampaignLink /untilAt'],
  ...['makeAgreement /courseIds', 'makeAgreement /seatsMost', 'makeAgreement /netMost'],
  ...['changeAgreement /courseIds', 'changeAgreement /seatsMost', 'changeAgreement /netMost'],
  'setCartCompany /companyId',
  ...['offerPrepaid /places', 'offerPrepaid /courseIds'],
  ...['createPath /organisationNumbers', 'changePath /organisationNumbers'],
  ...['makeVoucher /courseIds', 'makeVoucher /untilAt', 'makeVoucher /seatsMost', 'makeVoucher /buyerMost'],
  ...['changeVoucher /courseIds', 'changeVoucher /untilAt', 'changeVoucher /seatsMost', 'changeVoucher /buyerMost'],
]
