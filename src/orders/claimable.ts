/**
 * Of `orders o`: whether its contact may make the account of the company it was made for. Somebody here stands for the order, and
 * nobody acts for the company yet.
 */
export const CLAIMABLE = `(o.vouched_by is not null and o.company_id is not null and app_nobody_acts_for(o.company_id))`
