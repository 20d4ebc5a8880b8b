import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import type { CarDocument } from '@/contract/car'
import { makeFiles } from '@/bff/features/files/service'
import { ringOf } from '@/bff/lib/key-ring'
import { makeSealer } from '@/bff/lib/sealed'
import { aVin, dot, form, pictureSaying } from '../../../support/garage'
import { house, went } from './house'

const pdf = Buffer.from('%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n')
/** Those of the tests' product. */
const keys = ringOf(Buffer.alloc(32, 7))
const FIVE_MINUTES_MS = 5 * 60_000

async function cabinet() {
  const bff = await house()
  const { id } = await bff.aCarOf(bff.anna)
  const list = async () =>
    (await bff.call(`GET /garage/cars/${id}/documents`, { member: bff.anna })).json<{
      documents: CarDocument[]
    }>().documents
  const shown = (link: string) => bff.app.inject(link)
  return { ...bff, id, list, shown }
}

const aPhoto = () =>
  sharp({ create: { width: 3000, height: 1000, channels: 3, background: '#3d5f4f' } })
    .withExif({ IFD0: { Make: 'Camera' }, IFD3: { GPSLatitude: '31/1 13/1 0/1' } })
    .jpeg()
    .toBuffer()

test('GA-7 a document is shown by a link that expires, to whoever has it and nobody else', async () => {
  const { id, keep, list, shown, clock, anna } = await cabinet()
  const kept = await keep(anna, id, dot, { expiresOn: '2027-03-01' })
  expect(kept.statusCode).toBe(201)
  const document = kept.json<CarDocument>()
  expect(document).toMatchObject({ kind: 'policy', title: '交强险保单', expiresOn: '2027-03-01' })
  const answer = await shown(document.link)
  expect(answer.headers).toMatchObject({
    'content-type': 'image/jpeg',
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  })
  const forged = document.link.replace(/until=\d+/, `until=${clock.now.getTime() + 10 * FIVE_MINUTES_MS}`)
  expect(went(await shown(forged))).toBe('not_found')
  expect(went(await shown(document.link.slice(0, -1)))).toBe('not_found')
  expect(went(await shown(document.link.replace(/files\/[^?]+/, `files/${randomUUID()}`)))).toBe('not_found')
  clock.now = new Date(clock.now.getTime() + FIVE_MINUTES_MS)
  expect(went(await shown(document.link))).toBe('not_found')
  expect((await shown((await list())[0]!.link)).statusCode).toBe(200)
})

test('GA-7 a document that is deleted is gone at once, and its file soon', async () => {
  const { id, keep, list, shown, call, held, job, anna } = await cabinet()
  const { id: documentId, link } = (await keep(anna, id)).json<CarDocument>()
  const remove = () => call(`DELETE /garage/cars/${id}/documents/${documentId}`, { member: anna })
  expect((await remove()).json()).toEqual({ removed: true })
  expect((await remove()).json()).toEqual({ removed: false })
  expect(await list()).toEqual([])
  expect(went(await shown(link))).toBe('not_found')
  await job('sweep-files')
  expect(held.size).toBe(0)
})

test('a photo is kept without where and with what it was taken, and no larger than a screen', async () => {
  const { id, keep, shown, anna } = await cabinet()
  const photo = await aPhoto()
  expect((await sharp(photo).metadata()).exif).toBeDefined()
  const { link } = (await keep(anna, id, photo)).json<CarDocument>()
  const { exif, width, height } = await sharp((await shown(link)).rawPayload).metadata()
  expect({ exif, width, height }).toEqual({ exif: undefined, width: 2000, height: 667 })
})

test('the object store holds nothing that can be read without our key', async () => {
  const { id, keep, held, anna } = await cabinet()
  await keep(anna, id, pdf)
  const [content] = [...held.values()]
  expect(content!.toString()).toMatch(/^v\d\./)
  expect(content!.toString()).not.toContain(pdf.toString('base64').slice(0, 12))
})

test('GA-7 a PDF comes back as it was, and as a download', async () => {
  const { id, keep, shown, anna } = await cabinet()
  const answer = await shown((await keep(anna, id, pdf)).json<CarDocument>().link)
  expect(answer.rawPayload).toEqual(pdf)
  expect(answer.headers).toMatchObject({ 'content-type': 'application/pdf' })
  expect(answer.headers['content-disposition']).toMatch(/^attachment/)
})

test.each([
  ['a page', Buffer.from('<html><script>alert(1)</script></html>')],
  ['a drawing with scripts', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
  ['a program', Buffer.from('MZ\x90\x00')],
  ['nothing', Buffer.alloc(0)],
  ['a picture that breaks off', dot.subarray(0, 40)],
])('%s is not kept', async (_what, file) => {
  const { id, keep, prove, list, held, job, call, anna } = await cabinet()
  expect(went(await keep(anna, id, file))).toBe('file_unreadable')
  const payload = form(file, { requestId: randomUUID() })
  expect(went(await call(`POST /garage/cars/${id}/proof`, { member: anna, payload }))).toBe('file_unreadable')
  expect(await list()).toEqual([])
  await job('sweep-files')
  expect(held.size).toBe(0)
  expect((await prove(anna, id)).statusCode).toBe(201)
})

test('a form without a file, with a text for one, or with too much is refused', async () => {
  const { id, call, anna } = await cabinet()
  const send = (payload: FormData | object) =>
    call(`POST /garage/cars/${id}/proof`, { member: anna, payload })
  const text = new FormData()
  text.append('requestId', randomUUID())
  expect(went(await send(text))).toBe('invalid_input')
  text.append('file', 'hello')
  expect(went(await send(text))).toBe('file_unreadable')
  expect(went(await send({ requestId: randomUUID(), file: 'hello' }))).toBe('file_unreadable')
  expect(went(await send(form(Buffer.alloc(13 * 1024 * 1024), { requestId: randomUUID() })))).toBe(
    'too_large',
  )
  const two = form(dot, { requestId: randomUUID() })
  two.append('file', new Blob(['x']), 'second')
  expect(went(await send(two))).toBe('too_large')
})

test('an endpoint that expects no file takes no form', async () => {
  const { call, anna } = await cabinet()
  expect(went(await call('POST /garage/cars', { member: anna, payload: form(dot) }))).toBe('invalid_input')
})

test('a car keeps twenty documents, and what is sent again is kept once', async () => {
  const { id, keep, list, anna } = await cabinet()
  const again = { requestId: randomUUID() }
  const first = (await keep(anna, id, pdf, again)).json<CarDocument>()
  expect((await keep(anna, id, pdf, again)).json<CarDocument>().id).toBe(first.id)
  expect(went(await keep(anna, id, dot, again))).toBe('request_reused')
  for (let n = 1; n < 20; n++) await keep(anna, id, pdf)
  expect(went(await keep(anna, id, pdf))).toBe('document_limit')
  expect(await list()).toHaveLength(20)
})

test('GA-2 what a licence’s picture says fills the form, as far as a car can have it', async () => {
  const { call, anna, held } = await cabinet()
  const read = (file: Buffer) => call('POST /garage/licence-readings', { member: anna, payload: form(file) })
  const vin = aVin(5)
  const words = { vin, plate: '沪a·D12345', model: '岚牌LAN7001', registeredOn: '20250520' }
  expect((await read(pictureSaying(words))).json()).toEqual({
    ...{ vin, vinDoubtful: false, plate: '沪AD12345', model: '岚牌LAN7001', registeredOn: '2025-05-20' },
  })
  expect(
    (await read(pictureSaying({ vin: 'smudge', plate: '沪A12345', registeredOn: '20250231' }))).json(),
  ).toEqual({
    ...{ vin: null, vinDoubtful: false, plate: '沪A12345', model: null, registeredOn: null },
  })
  expect(went(await read(pictureSaying({ vin: 'smudge' })))).toBe('licence_unreadable')
  expect(went(await read(dot))).toBe('licence_unreadable')
  expect(went(await read(pdf))).toBe('file_unreadable')
  expect(held.size).toBe(0)
})

test('PL-4 files are sealed anew with the newest key, and are read as before', async () => {
  const { id, keep, shown, list, held, db, sealer, objects, clock, anna } = await cabinet()
  await keep(anna, id, pdf)
  const [key, before] = [...held.entries()][0]!
  const rotated = makeSealer({
    seal: [{ id: 'new', key: Buffer.alloc(32, 9) }, ...keys.seal],
    hash: keys.hash,
  })
  const files = makeFiles({ db, now: () => clock.now, sealer: rotated, objects })
  expect(await files.reseal()).toBe(1)
  expect(await files.reseal()).toBe(0)
  expect(held.get(key)).not.toEqual(before)
  expect(held.get(key)!.toString().startsWith(rotated.prefix)).toBe(true)
  expect(await files.read(key)).toEqual(pdf)
  expect(() => sealer.open(held.get(key)!.toString())).toThrow('"new"')
  expect((await shown((await list())[0]!.link)).statusCode).toBe(500)
})

test('the documentation says which endpoints take a form', async () => {
  const { app } = await cabinet()
  const { paths } = (await app.inject('/api/docs/json')).json<{
    paths: Record<string, Record<string, { requestBody?: { content: object } }>>
  }>()
  const takes = (path: string) => Object.keys(paths[path]!['post']!.requestBody!.content)
  expect(takes('/api/garage/cars/{carId}/proof')).toEqual(['multipart/form-data'])
  expect(takes('/api/garage/cars')).toEqual(['application/json'])
})
