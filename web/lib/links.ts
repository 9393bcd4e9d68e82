/** A link with one more parameter; the API's own links may have some already. */
export const withParameter = (link: string, name: string, value: string) =>
  `${link}${link.includes('?') ? '&' : '?'}${name}=${encodeURIComponent(value)}`
