/** An appointment as a calendar takes it. */
export type CalendarEvent = {
  /** Stays the same when the appointment moves, so that a calendar replaces its entry. */
  id: string
  title: string
  startsAt: string
  endsAt: string
  place: string
  notes: string
  /** How long before the start the phone should say so. */
  remindMinutes: number
}

/** The text of an iCalendar file (RFC 5545) with one event. Times are UTC: a calendar shows its owner's zone. */
export function icsText(event: CalendarEvent, now: Date) {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Chezhu//Test drive//ZH',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${event.id}`,
    `DTSTAMP:${stamp(now)}`,
    `DTSTART:${stamp(new Date(event.startsAt))}`,
    `DTEND:${stamp(new Date(event.endsAt))}`,
    `SUMMARY:${escaped(event.title)}`,
    `LOCATION:${escaped(event.place)}`,
    `DESCRIPTION:${escaped(event.notes)}`,
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(event.title)}`,
    `TRIGGER:-PT${event.remindMinutes}M`,
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

/** `20260228T063000Z` */
const stamp = (moment: Date) => moment.toISOString().replace(/\.\d+|[-:]/g, '')

const escaped = (text: string) => text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n')

const LINE_BYTES = 75

/** A line longer than 75 bytes goes on in the next, after a space; a character is never cut in two. */
function folded(line: string) {
  let text = ''
  let bytes = 0
  for (const character of line) {
    const size = utf8Bytes(character)
    if (bytes + size > LINE_BYTES) {
      text += '\r\n '
      bytes = 1
    }
    text += character
    bytes += size
  }
  return text
}

function utf8Bytes(character: string) {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x80) return 1
  if (code < 0x800) return 2
  return code < 0x10000 ? 3 : 4
}
