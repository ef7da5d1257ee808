/** The pages of the web application. Any other path has none: a wrong address is a real 404. */
export const pagePaths = [
  '/',
  '/issues',
  '/issues/:id',
  '/review',
  '/officer',
  '/officer/:id',
  '/wall',
  '/map',
  '/coverage',
  '/trends',
  '/admin',
  '/admin/:section',
  '/report',
  '/follow',
  '/follow/:code',
] as const;
