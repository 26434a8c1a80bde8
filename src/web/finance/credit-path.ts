/** Where finance answers companies that ask to owe more. */
export const CREDIT_PATH = '/finance/company-credit'
