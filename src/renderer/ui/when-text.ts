const TIME = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' })
const DAY = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' })

/** When something happened, as people say it: `Today, 14:02`. Both in ms since 1970. */
export function whenText(at: number, now: number): string {
  const yesterday = new Date(now)
  yesterday.setDate(yesterday.getDate() - 1)
  const day = DAY.format(at)
  const said = day === DAY.format(now) ? 'Today' : day === DAY.format(yesterday) ? 'Yesterday' : day
  return `${said}, ${TIME.format(at)}`
}
