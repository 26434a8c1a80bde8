/** Known to everyone, and good for nothing outside a demo: the seed stores its digest, real keys are random. */
export const DEMO_KEY = 'ctk_demo_only_sells_seats_and_reads_invoices'
