import http from 'node:http'
import { parse, type ParsedUrlQuery } from 'node:querystring'
import { presentHold } from '@/bff/features/test-drive/present'
import { makeServices } from '@/bff/services'
import { openWorkPool, partsOver } from './parts'
import { makeTurns } from './points-endpoints'

type Question = { query: ParsedUrlQuery; member: { id: string }; body: string }
type Answer = [status: number, answer: unknown]

/** The same work with nothing around it: no schemas, tokens, limits or logs. */
export function openRaw(databaseUrl: string): http.Server {
  const parts = partsOver(openWorkPool(databaseUrl))
  const { search, drives, present } = makeServices(parts)
  const { presentDealer, presentBooking } = present.drives
  const turns = makeTurns(parts.db)

  const routes: Record<string, (question: Question) => Promise<Answer>> = {
    'GET /echo': async ({ query }) => [
      200,
      { ...query, latitude: Number(query['latitude']), longitude: Number(query['longitude']) },
    ],
    'GET /api/test-drive/availability': async ({ query }) => {
      const { city, date, model, latitude, longitude } = query as Record<string, string>
      const where = { latitude: Number(latitude), longitude: Number(longitude) }
      const found = await search.availability(city!, date!, model!, where)
      return [200, { dealers: found.map(({ near, starts }) => ({ dealer: presentDealer(near), starts })) }]
    },
    'POST /api/test-drive/holds': async ({ member, body }) => {
      const wanted = JSON.parse(body) as Parameters<typeof drives.hold>[1]
      const held = await drives.hold(member, { ...wanted, startsAt: new Date(wanted.startsAt) })
      return [201, presentHold(held, drives.heldForS(held))]
    },
    'POST /api/test-drive/bookings': async ({ member, body }) => {
      const given = JSON.parse(body) as Parameters<typeof drives.confirm>[1]
      return [201, presentBooking(await drives.confirm(member, given))]
    },
    'POST /turns/earn': async ({ member, body }) => [200, await turns.earn(member.id, causeIn(body))],
    'POST /turns/spend': async ({ member, body }) => [200, await turns.spend(member.id, causeIn(body))],
  }

  return http.createServer((request, response) => {
    const [path = '', search = ''] = request.url!.split('?')
    const route = routes[`${request.method} ${path}`]!
    const answer = (body: string) => {
      const member = { id: request.headers['x-member'] as string }
      route({ query: parse(search), member, body }).then(
        ([status, found]) => send(response, status, found),
        (problem: Error) => send(response, 500, { problem: problem.message }),
      )
    }
    if (request.method === 'GET') return answer('')
    let body = ''
    request.setEncoding('utf8')
    request.on('data', (chunk: string) => (body += chunk))
    request.on('end', () => answer(body))
  })
}

const causeIn = (body: string) => (JSON.parse(body) as { cause: string }).cause

function send(response: http.ServerResponse, status: number, answer: unknown) {
  const text = JSON.stringify(answer)
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  })
  response.end(text)
}
