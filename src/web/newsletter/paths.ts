/** Where newsletters are written and sent. */
export const ISSUES_PATH = '/admin/newsletters'
