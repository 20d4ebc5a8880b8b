import { icsText } from '@/miniapp/lib/ics'

const event = {
  id: '0190c1f0-0000-7000-8000-000000000001',
  title: '试驾 远山·岚',
  startsAt: '2026-02-28T06:30:00.000Z',
  endsAt: '2026-02-28T07:15:00.000Z',
  place: '远山上海浦东中心, 张江路 1 号',
  notes: '顾问：林晓;\n请带驾驶证',
  remindMinutes: 120,
}
const text = icsText(event, new Date('2026-02-20T00:00:00.000Z'))
const unfolded = text.replace(/\r\n /g, '')

test('a calendar file is one event in UTC that rings in time', () => {
  expect(unfolded.split('\r\n')).toEqual(
    expect.arrayContaining([
      'BEGIN:VCALENDAR',
      'UID:0190c1f0-0000-7000-8000-000000000001',
      'DTSTAMP:20260220T000000Z',
      'DTSTART:20260228T063000Z',
      'DTEND:20260228T071500Z',
      'SUMMARY:试驾 远山·岚',
      'TRIGGER:-PT120M',
      'END:VCALENDAR',
    ]),
  )
})

test('commas, semicolons and line breaks do not end a value', () => {
  expect(unfolded).toContain('LOCATION:远山上海浦东中心\\, 张江路 1 号\r\n')
  expect(unfolded).toContain('DESCRIPTION:顾问：林晓\\;\\n请带驾驶证\r\n')
})

test('lines end as the format wants and hold at most 75 bytes, with no character cut in two', () => {
  const long = icsText({ ...event, notes: '山'.repeat(80) + '🏔'.repeat(30) }, new Date(0))
  for (const line of long.split('\r\n')) {
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(line).not.toMatch(/[\r\n]/)
    expect(Buffer.from(line).toString()).toBe(line)
  }
  expect(long.replace(/\r\n /g, '')).toContain('山'.repeat(80) + '🏔'.repeat(30))
})
