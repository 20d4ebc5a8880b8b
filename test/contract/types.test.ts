import path from 'node:path'
import ts from 'typescript'

const ROOT = path.resolve(__dirname, '../..')
const FILE = path.join(ROOT, 'test/contract/planted.ts')

const wrong = {
  'an endpoint nobody serves': `await call('GET /brands')`,
  'the right path with another method': `await call('POST /brand')`,
  'a body without a field it needs': `await call('POST /test-drive/holds', { body: { dealerId: id, modelId: 'lan', startsAt: at } })`,
  'a body with a field of the wrong kind': `await call('POST /test-drive/bookings', { body: { holdId: id, contactName: 1, requestId: id } })`,
  'a body with a field nobody reads': `await call('POST /auth/phone', { body: { phone: '13800138000', code: '123456', captcha: 'x' } })`,
  'a word that is not on the list': `await call('POST /test-drive/bookings/:bookingId/cancel', { params: { bookingId: id }, body: { reason: 'bored', requestId: id } })`,
  'no params where the path has some': `await call('DELETE /test-drive/holds/:holdId')`,
  'a query without the city it is about': `await call('GET /test-drive/days', { query: {} })`,
  'anything for an endpoint that takes nothing': `await call('GET /me', { query: { full: 'yes' } })`,
  'a reply field that is not there': `(await call('GET /me')).horoscope`,
  'a reply field taken for another kind': `const cities: string[] = (await call('GET /test-drive/cities')).cities`,
  'a null nobody looked for': `(await call('GET /me')).phone.length`,
}

const right = {
  'a name alone': `const name: string = (await call('GET /brand')).name`,
  'params, query and body': `
    await call('GET /test-drive/dealers/:dealerId', { params: { dealerId: id }, query: {} })
    const until: string = (await call('POST /test-drive/holds', { body: { dealerId: id, modelId: 'lan', startsAt: at, requestId: id } })).heldUntil`,
}

const plant = (code: string) => `
  import { call } from '@/miniapp/platform/http'
  declare const id: string, at: string
  export async function planted() { ${code} }`

/** One program, re-checked with each snippet planted in turn: only that file is checked anew. */
const service = languageService()

test.each(Object.entries(wrong))('%s does not compile', (_, code) => {
  expect(complaints(plant(code))).not.toEqual([])
})

test.each(Object.entries(right))('%s compiles', (_, code) => {
  expect(complaints(plant(code))).toEqual([])
})

let planted = { version: 0, text: '' }

function complaints(text: string) {
  planted = { version: planted.version + 1, text }
  return service
    .getSemanticDiagnostics(FILE)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
}

function languageService() {
  const config = ts.readConfigFile(path.join(ROOT, 'tsconfig.json'), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, ROOT)
  const ambient = path.join(ROOT, 'types/miniapp.d.ts')
  const read = (file: string) => (file === FILE ? planted.text : ts.sys.readFile(file))
  const registry = ts.createDocumentRegistry()
  return ts.createLanguageService(
    {
      getScriptFileNames: () => [FILE, ambient],
      getScriptVersion: (file) => (file === FILE ? String(planted.version) : '0'),
      getScriptSnapshot: (file) => {
        const text = read(file)
        return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text)
      },
      getCurrentDirectory: () => ROOT,
      getCompilationSettings: () => ({ ...options, incremental: false, tsBuildInfoFile: undefined }),
      getDefaultLibFileName: ts.getDefaultLibFilePath,
      fileExists: (file) => file === FILE || ts.sys.fileExists(file),
      readFile: read,
      readDirectory: ts.sys.readDirectory,
      directoryExists: ts.sys.directoryExists,
      getDirectories: ts.sys.getDirectories,
    },
    registry,
  )
}
