const agreement = {
  ...{ number: '2026/114', discountBasisPoints: 1500, fromDay: '2031-01-01', untilDay: '2031-12-31' },
  ...{ seatsMost: 60, netMost: { minor: 10_000_000, currency: 'NOK' }, reason: 'Rammeavtale' },
}

/** What is agreed with a company, and for whom a cart is. */
export const agreementSamples = (courseId: string) => ({
  makeAgreement: { ...agreement, courseIds: [courseId] },
  changeAgreement: { ...agreement, courseIds: [courseId] },
  endAgreement: { reason: 'Sagt opp' },
  setCartCompany: { companyId: courseId },
})

export const NULL_IN_AGREEMENTS = [
  ...['makeAgreement /courseIds', 'makeAgreement /seatsMost', 'makeAgreement /netMost'],
  ...['changeAgreement /courseIds', 'changeAgreement /seatsMost', 'changeAgreement /netMost'],
  'setCartCompany /companyId',
]
